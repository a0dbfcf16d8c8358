package cn.fanzha.command.intake.web;

import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.intake.pasted.Found;
import cn.fanzha.command.intake.pasted.PastedText;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was recognised in pasted text, as buttons: each puts one value into one field, and none does so by itself. */
@Component
class PastedOffers {

    static final String APPLY = "apply:";

    private final BankBins bins;
    private final Clock clock;

    PastedOffers(BankBins bins, Clock clock) {
        this.bins = bins;
        this.clock = clock;
    }

    /**
     * One recognised value.
     *
     * @param number its place among the offers of the text
     * @param bank the bank behind an account's first digits, where known
     * @param shown the value as people read it
     */
    public record Offer(int number, Found found, @Nullable String bank, String shown, List<Target> targets) {

        /** What the button for the field sends. */
        public String action(Target target) {
            return APPLY + target.name() + ":" + number;
        }
    }

    List<Offer> of(@Nullable String pasted) {
        if (pasted == null || pasted.isBlank()) {
            return List.of();
        }
        List<Offer> offers = new ArrayList<>();
        for (Found found : PastedText.read(pasted, clock.instant())) {
            String bank = found.kind() == Found.Kind.ACCOUNT
                    ? bins.bankName(found.value()).orElse(null)
                    : null;
            offers.add(new Offer(offers.size(), found, bank, shown(found), Target.of(found.kind())));
        }
        return offers;
    }

    /** The form after a press of {@code apply:FIELD:number}; unchanged where the press is made up. */
    IntakeForm apply(IntakeForm form, String action) {
        String[] parts = action.substring(APPLY.length()).split(":", 2);
        if (parts.length < 2 || !parts[1].matches("\\d{1,3}")) {
            return form;
        }
        int number = Integer.parseInt(parts[1]);
        Optional<Offer> offer =
                of(form.pasted()).stream().filter(one -> one.number == number).findFirst();
        return offer.flatMap(one -> one.targets.stream()
                        .filter(target -> target.name().equals(parts[0]))
                        .findFirst()
                        .map(target -> target.put(form, one.found.value())))
                .orElse(form);
    }

    private static String shown(Found found) {
        return switch (found.kind()) {
            case ACCOUNT -> found.value().replaceAll("(\\d{4})(?=\\d)", "$1 ");
            case AMOUNT -> grouped(found.value());
            default -> found.value();
        };
    }

    private static String grouped(String amount) {
        try {
            return Money.of(amount).grouped();
        } catch (InvalidValueException e) {
            return amount;
        }
    }
}
