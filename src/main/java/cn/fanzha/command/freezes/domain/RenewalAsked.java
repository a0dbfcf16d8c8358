package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.shared.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A renewal 续冻 that waits for the authority which approved the freeze. */
@Embeddable
class RenewalAsked {

    @Column(name = "renewal_months")
    Integer months;

    @Column(name = "renewal_long")
    Boolean longTerm;

    @Column(name = "renewal_reason")
    String reason;

    @Column(name = "renewal_asked_at")
    Instant askedAt;

    @Column(name = "renewal_asked_by")
    UUID askedBy;

    @Column(name = "renewal_asked_name")
    String askedByName;

    @NullUnmarked
    protected RenewalAsked() {}

    RenewalAsked(int months, boolean longTerm, String reason, Actor officer, Instant now) {
        this.months = months;
        this.longTerm = longTerm;
        this.reason = reason;
        this.askedAt = now;
        this.askedBy = officer.id();
        this.askedByName = officer.displayName();
    }
}
