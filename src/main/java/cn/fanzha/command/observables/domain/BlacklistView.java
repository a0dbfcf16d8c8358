package cn.fanzha.command.observables.domain;

import cn.fanzha.command.observables.BlacklistSource;
import cn.fanzha.command.observables.BlacklistState;
import cn.fanzha.command.observables.ObservableType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the blacklist as a list or its page shows it, at one moment.
 *
 * @param value masked
 * @param expiresAt the midnight after its last day
 * @param disputeDue when the open dispute turns red
 * @param disputes none in a list
 */
public record BlacklistView(
        UUID id,
        UUID observableId,
        ObservableType type,
        String value,
        BlacklistSource source,
        String reason,
        UUID unitId,
        Instant listedAt,
        String listedBy,
        Instant expiresAt,
        BlacklistState state,
        @Nullable Instant removedAt,
        @Nullable String removedBy,
        @Nullable String removalReason,
        @Nullable Instant disputeDue,
        List<Dispute> disputes) {

    /** An objection; the holder's name and phone masked. */
    public record Dispute(
            String holder,
            String phone,
            String objection,
            Instant registeredAt,
            String registeredBy,
            Instant dueAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            boolean upheld,
            @Nullable String decisionReason) {}

    BlacklistView with(List<Dispute> all) {
        return new BlacklistView(
                id,
                observableId,
                type,
                value,
                source,
                reason,
                unitId,
                listedAt,
                listedBy,
                expiresAt,
                state,
                removedAt,
                removedBy,
                removalReason,
                disputeDue,
                all);
    }

    @Override
    public String toString() {
        return "BlacklistView[" + id + ", " + state + "]";
    }
}
