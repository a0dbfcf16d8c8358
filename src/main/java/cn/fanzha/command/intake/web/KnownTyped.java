package cn.fanzha.command.intake.web;

import cn.fanzha.command.observables.Known;
import cn.fanzha.command.observables.KnownValues;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known already of an account, a phone or a document that is being typed. */
@Component
class KnownTyped {

    private final KnownValues known;

    KnownTyped(KnownValues known) {
        this.known = known;
    }

    /** Null for a value never seen, or not complete. */
    @Nullable
    Known account(@Nullable String kind, @Nullable String account, List<String> except) {
        boolean wallet = "PAYMENT_ACCOUNT".equals(kind);
        return of(wallet ? ObservableType.PAYMENT_ACCOUNT : ObservableType.BANK_ACCOUNT, account, except);
    }

    /**
     * A value with what is known of it.
     *
     * @param known null where it was never seen
     */
    public record Row(ObservableValue value, @Nullable Known known) {}

    /** Of each clue, in one statement. */
    List<Row> ofAll(Clues clues) {
        Map<ObservableValue, Known> found = known.of(clues.values(), List.of());
        return clues.values().stream()
                .map(value -> new Row(value, found.get(value)))
                .toList();
    }

    @Nullable
    Known of(ObservableType type, @Nullable String text, List<String> except) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            ObservableValue value = ObservableValue.of(type, text);
            return known.of(List.of(value), except).get(value);
        } catch (InvalidValueException e) {
            return null;
        }
    }
}
