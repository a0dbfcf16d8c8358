package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlRefusal;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.requests.ControlUrgency;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request as its page shows it, at one moment.
 *
 * @param value in full for the partner, masked for the police
 * @param open the partner may still answer it: not history that nobody answered
 * @param due when it turns red while it waits for the partner; null when it doesn't
 * @param heldBy name of the liaison who works on it now
 * @param heldByOther it is somebody else than the reader
 */
public record ControlView(
        ControlNumber number,
        @Nullable String caseNo,
        UUID unitId,
        @Nullable UUID institutionId,
        ControlKind kind,
        UUID observableId,
        String value,
        ControlState state,
        boolean open,
        ControlUrgency urgency,
        @Nullable String reason,
        @Nullable String askedBy,
        Instant requestedAt,
        @Nullable Instant due,
        @Nullable Instant receivedAt,
        @Nullable String receivedBy,
        @Nullable String heldBy,
        @Nullable Instant heldUntil,
        boolean heldByOther,
        @Nullable Instant doneAt,
        @Nullable Given answer,
        @Nullable Instant cancelledAt,
        @Nullable String cancelNote,
        @Nullable Lifting lifting,
        int version) {

    /** What the partner answered. */
    public record Given(
            Instant at,
            String person,
            @Nullable String phone,
            @Nullable ControlRefusal refusal,
            @Nullable String note) {}

    /** Who asked to lift it and why, and who did. */
    public record Lifting(
            Instant askedAt,
            String askedBy,
            String reason,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy) {}

    /** The partner has to lift it. */
    public boolean waitsForLifting() {
        return lifting != null && lifting.liftedAt() == null;
    }

    @Override
    public String toString() {
        return "ControlView[" + number + ", " + state + "]";
    }
}
