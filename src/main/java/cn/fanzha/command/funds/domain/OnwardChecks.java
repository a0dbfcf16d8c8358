package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.funds.OnwardRow;
import cn.fanzha.command.funds.OnwardTransfers.Fault;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of each onward transfer what is wrong with it, and whose account it went to. */
@Component
class OnwardChecks {

    /** In one telling; more are told in parts. */
    static final int ROWS_AT_MOST = 10_000;

    private static final int TEXT_AT_MOST = 100;
    /** The longest beginning of a card's number that tells its bank; cards that share it are asked for once. */
    private static final int DIGITS_OF_A_BANK = 12;

    private static final int NOTE_AT_MOST = 500;

    private final Observables observables;
    private final Units units;
    private final BankBins bins;

    OnwardChecks(Observables observables, Units units, BankBins bins) {
        this.observables = observables;
        this.units = units;
        this.bins = bins;
    }

    /** A row that can be kept. */
    record Sound(
            ObservableValue account,
            AccountKind kind,
            @Nullable String holder,
            @Nullable UUID institutionId,
            @Nullable String bank,
            Money amount,
            Instant movedAt,
            @Nullable String note) {
        /** Without account and holder. */
        @Override
        public String toString() {
            return "Sound[" + amount + "]";
        }
    }

    record Checked(List<Sound> sound, List<Fault> faults) {}

    Checked check(StopPayment stop, List<OnwardRow> rows, Instant now) {
        ObservableValue own = observables.reveal(stop.accountId);
        Map<String, UUID> named = institutions();
        Map<String, Optional<UUID>> cards = new HashMap<>();
        List<Sound> sound = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                sound.add(sound(rows.get(i), own, named, cards, now));
            } catch (InvalidValueException e) {
                faults.add(new Fault(i, e.key(), Arrays.asList(e.args())));
            }
        }
        return new Checked(sound, faults);
    }

    private Sound sound(
            OnwardRow row,
            ObservableValue own,
            Map<String, UUID> named,
            Map<String, Optional<UUID>> cards,
            Instant now) {
        ObservableValue account =
                ObservableValue.of(ObservableType.valueOf(row.kind().name()), row.account());
        if (account.equals(own)) {
            throw new InvalidValueException("funds.onward.fault.same");
        }
        if (row.amount().isZero() || row.amount().isNegative()) {
            throw new InvalidValueException("funds.onward.fault.zero");
        }
        if (row.movedAt().isAfter(now)) {
            throw new InvalidValueException("funds.onward.fault.future", ChinaTime.formatSeconds(now));
        }
        String bank = text(row.bank(), TEXT_AT_MOST);
        UUID institution = bank == null ? null : named.get(bank);
        if (institution == null && row.kind() == AccountKind.BANK_ACCOUNT) {
            String card = account.value();
            String kind = card.length() + card.substring(0, Math.min(card.length(), DIGITS_OF_A_BANK));
            institution = cards.computeIfAbsent(kind, any -> bins.find(card)).orElse(null);
        }
        return new Sound(
                account,
                row.kind(),
                text(row.holder(), TEXT_AT_MOST),
                institution,
                bank,
                row.amount(),
                row.movedAt(),
                text(row.note(), NOTE_AT_MOST));
    }

    /** Institutions that hold accounts, by code and by name. */
    private Map<String, UUID> institutions() {
        Map<String, UUID> named = new HashMap<>();
        Stream.of(UnitKind.values())
                .filter(UnitKind::holdsAccounts)
                .flatMap(kind -> units.institutions(kind).stream())
                .filter(UnitRef::active)
                .forEach(unit -> {
                    named.put(unit.code(), unit.id());
                    named.putIfAbsent(unit.name(), unit.id());
                });
        return named;
    }

    private static @Nullable String text(@Nullable String written, int atMost) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String text = written.strip();
        if (text.length() > atMost) {
            throw new InvalidValueException("funds.onward.fault.long", atMost);
        }
        return text;
    }
}
