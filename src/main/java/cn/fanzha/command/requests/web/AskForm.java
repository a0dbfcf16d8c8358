package cn.fanzha.command.requests.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.requests.ControlAsked;
import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlUrgency;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A control request as typed.
 *
 * @param observable the observable's id where the form was opened from it: its value is not typed, and not shown in full
 * @param institution the partner's code
 */
record AskForm(
        @Nullable String kind,
        @Nullable UUID observable,
        @Nullable String value,
        @Nullable String institution,
        @Nullable String caseNo,
        @Nullable String reason,
        @Nullable String urgency) {

    static AskForm of(@Nullable String kind, @Nullable UUID observable, @Nullable String caseNo) {
        return new AskForm(kind, observable, null, null, caseNo, null, ControlUrgency.NORMAL.name());
    }

    AskForm ofKind(ControlKind known) {
        return new AskForm(known.name(), observable, value, institution, caseNo, reason, urgency);
    }

    /**
     * @param known the observable's value where the form names one
     * @throws InvalidValueException something is missing
     */
    ControlAsked asked(Units units, @Nullable String known) {
        ControlKind of = Arrays.stream(ControlKind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("requests.ask.kind-missing"));
        String what = known == null ? text(value) : known;
        if (what.isEmpty()) {
            throw new InvalidValueException("requests.ask.value-missing");
        }
        UUID partner = units.findByCode(text(institution))
                .map(UnitRef::id)
                .orElseThrow(() -> new InvalidValueException("requests.ask.institution." + of));
        String number = text(caseNo);
        return new ControlAsked(
                of,
                what,
                partner,
                number.isEmpty() ? null : new CaseNumber(number).value(),
                text(reason),
                "URGENT".equals(urgency) ? ControlUrgency.URGENT : ControlUrgency.NORMAL);
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
