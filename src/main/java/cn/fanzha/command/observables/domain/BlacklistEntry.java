package cn.fanzha.command.observables.domain;

import cn.fanzha.command.observables.BlacklistOutcome.Refused;
import cn.fanzha.command.observables.BlacklistSource;
import cn.fanzha.command.observables.BlacklistState;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** An observable's stay on the blacklist. Whether it is in force is asked together with the time. */
@Entity
@Table(name = "blacklist_entry")
class BlacklistEntry {

    @Id
    UUID id;

    UUID observableId;

    @Enumerated(EnumType.STRING)
    BlacklistSource source;

    String reason;
    UUID unitId;
    Instant listedAt;
    UUID listedBy;
    String listedByName;

    /** Exclusive: the midnight after its last day. */
    Instant expiresAt;

    @Nullable
    Instant removedAt;

    @Nullable
    UUID removedBy;

    @Nullable
    String removedByName;

    @Nullable
    String removalReason;

    @Nullable
    Instant expiryNotedAt;

    /** Programs ask for what changed since; the end of its time is noted here by the clock's job. */
    Instant changedAt;

    @Version
    @Nullable
    Integer version;

    @NullUnmarked
    protected BlacklistEntry() {}

    BlacklistEntry(
            UUID observable, BlacklistSource source, String reason, Instant expiresAt, Actor actor, Instant now) {
        this.id = Ids.next();
        this.observableId = observable;
        this.source = source;
        this.reason = reason;
        this.unitId = actor.unitId();
        this.listedAt = now;
        this.listedBy = actor.id();
        this.listedByName = actor.displayName();
        this.expiresAt = expiresAt;
        this.changedAt = now;
    }

    BlacklistState stateAt(Instant now, boolean disputed) {
        if (removedAt != null) {
            return BlacklistState.REMOVED;
        }
        if (!now.isBefore(expiresAt)) {
            return BlacklistState.EXPIRED;
        }
        return disputed ? BlacklistState.DISPUTED : BlacklistState.LISTED;
    }

    /** Why nothing can be done with it any more; null while it is in force. */
    @Nullable
    Refused over(Instant now) {
        BlacklistState state = stateAt(now, false);
        return state.isInForce() ? null : Refused.because("observables.blacklist.over." + state);
    }

    void remove(String why, Actor actor, Instant now) {
        removedAt = now;
        removedBy = actor.id();
        removedByName = actor.displayName();
        removalReason = why;
        changedAt = now;
    }

    /** A dispute came or was decided: programs hear of it. */
    void touched(Instant now) {
        changedAt = now;
    }
}
