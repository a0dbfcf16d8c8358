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

    /** When the second officer refused to sign, and why; gone once another is named. */
    @Nullable
    Instant secondRefusedAt;

    @Nullable
    String secondRefusal;

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
        Refused objection = objection(actor);
        if (objection != null) {
            return objection;
        }
        secondOfficerId = actor.id();
        secondOfficerName = actor.displayName();
        countersignedAt = now;
        return null;
    }

    /** The named second officer does not put her name to it; the request stands, and another has to be named. */
    @Nullable
    Refused refuse(Actor actor, String reason, Instant now) {
        Refused objection = objection(actor);
        if (objection != null) {
            return objection;
        }
        if (secondOfficerId == null) {
            return Refused.because("funds.sign.refuse.nobody-named");
        }
        secondRefusedAt = now;
        secondRefusal = reason;
        return null;
    }

    /** Another second officer, never the first, also in the place of one who refused or is away. */
    @Nullable
    Refused name(SecondOfficers.Second second) {
        if (countersignedAt != null) {
            return Refused.because("funds.countersign.already");
        }
        if (second.id().equals(officerId)) {
            return Refused.because("funds.request.same-officer");
        }
        if (second.id().equals(secondOfficerId)) {
            return Refused.because("funds.second.same", second.name());
        }
        secondOfficerId = second.id();
        secondOfficerName = second.name();
        secondRefusedAt = null;
        secondRefusal = null;
        return null;
    }

    private @Nullable Refused objection(Actor actor) {
        if (countersignedAt != null) {
            return Refused.because("funds.countersign.already");
        }
        if (actor.id().equals(officerId)) {
            return Refused.because("funds.countersign.same-person");
        }
        if (secondRefusedAt != null) {
            return Refused.because("funds.countersign.refused", String.valueOf(secondOfficerName));
        }
        return secondOfficerId != null && !secondOfficerId.equals(actor.id())
                ? Refused.because("funds.countersign.not-you", String.valueOf(secondOfficerName))
                : null;
    }
}
