package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.domain.StopChange.Refused;
import cn.fanzha.command.shared.Actor;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The two officers behind a request 经办人/协查人: never one person (银发〔2016〕86号). */
@Embeddable
class Officers {

    UUID officerId;
    String officerName;

    @Nullable
    UUID secondOfficerId;

    @Nullable
    String secondOfficerName;

    @Nullable
    Instant countersignedAt;

    @NullUnmarked
    protected Officers() {}

    Officers(Actor officer, SecondOfficers.@Nullable Second second) {
        officerId = officer.id();
        officerName = officer.displayName();
        secondOfficerId = second == null ? null : second.id();
        secondOfficerName = second == null ? null : second.name();
    }

    /** Why this person may not sign now; null once she has signed. Where nobody could be named, any other officer may. */
    @Nullable
    Refused countersign(Actor actor, Instant now) {
        if (countersignedAt != null) {
            return Refused.because("funds.countersign.already");
        }
        if (actor.id().equals(officerId)) {
            return Refused.because("funds.countersign.same-person");
        }
        if (secondOfficerId != null && !secondOfficerId.equals(actor.id())) {
            return Refused.because("funds.countersign.not-you", String.valueOf(secondOfficerName));
        }
        secondOfficerId = actor.id();
        secondOfficerName = actor.displayName();
        countersignedAt = now;
        return null;
    }
}
