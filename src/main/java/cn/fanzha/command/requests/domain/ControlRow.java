package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.requests.ControlUrgency;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request in a list, its value masked.
 *
 * @param history came in too late to be asked of anybody
 * @param liftAsked the partner has to lift it
 * @param due when it turns red while it waits for the partner; null when it doesn't
 * @param heldBy name of the liaison who works on it now
 */
public record ControlRow(
        UUID id,
        String number,
        ControlKind kind,
        UUID observableId,
        String value,
        UUID unitId,
        @Nullable UUID institutionId,
        @Nullable String caseNo,
        ControlState state,
        boolean history,
        ControlUrgency urgency,
        Instant requestedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant doneAt,
        boolean liftAsked,
        @Nullable Instant due,
        @Nullable String heldBy,
        @Nullable String askedBy) {

    /** The number as a part of an address. */
    public String address() {
        return ControlNumber.of(number).address();
    }

    ControlRow masked(String masked) {
        return new ControlRow(
                id,
                number,
                kind,
                observableId,
                masked,
                unitId,
                institutionId,
                caseNo,
                state,
                history,
                urgency,
                requestedAt,
                receivedAt,
                answeredAt,
                doneAt,
                liftAsked,
                due,
                heldBy,
                askedBy);
    }

    @Override
    public String toString() {
        return "ControlRow[" + number + ", " + state + "]";
    }
}
