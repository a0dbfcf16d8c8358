package cn.fanzha.command.freezes.domain;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is owed to a running freeze: verification, release of unrelated money, the institution's word of a release or renewal. */
@Embeddable
class FreezeDuties {

    @Nullable
    LocalDate unrelatedFoundOn;

    @Nullable
    String unrelatedNote;

    @Nullable
    LocalDate verifyDueOn;

    boolean verifyExtended;

    @Nullable
    Instant verifiedAt;

    @Nullable
    String verifyNote;

    @Nullable
    Instant releaseAskedAt;

    @Nullable
    Instant releaseConfirmedAt;

    @Nullable
    Instant renewedAt;

    @Nullable
    Instant renewalConfirmBy;

    @Nullable
    Instant renewalConfirmedAt;

    protected FreezeDuties() {}

    void foundUnrelated(LocalDate on, String note) {
        unrelatedFoundOn = on;
        unrelatedNote = note;
    }

    void verified(String note, Instant now) {
        verifiedAt = now;
        verifyNote = note;
    }

    void extend(String note, @Nullable LocalDate until) {
        verifyExtended = true;
        verifyNote = note;
        verifyDueOn = until;
    }

    /** What was found unrelated is thereby done; the institution has to confirm it. */
    void release(Instant now) {
        releaseAskedAt = now;
        releaseConfirmedAt = null;
        unrelatedFoundOn = null;
    }

    /** The institution has to say that it goes on, before the end that it knows of. */
    void renewed(Instant knownEnd, Instant now) {
        if (!awaitsRenewal()) {
            renewalConfirmBy = knownEnd;
        }
        renewedAt = now;
        renewalConfirmedAt = null;
    }

    /** A renewal waits for the institution's word. */
    boolean awaitsRenewal() {
        return renewedAt != null && renewalConfirmedAt == null;
    }

    void confirmRenewal(Instant now) {
        renewalConfirmedAt = now;
    }

    /** The freeze is over: nothing is left to go on with. */
    void over() {
        if (awaitsRenewal()) {
            renewedAt = null;
            renewalConfirmBy = null;
        }
    }

    /** Not in force after all: the month to verify it begins anew. */
    void setBack() {
        verifyDueOn = null;
        verifyExtended = false;
    }

    /** The release waits for the institution's word that it was done. */
    boolean awaitsConfirmation() {
        return releaseAskedAt != null && releaseConfirmedAt == null;
    }

    void confirmRelease(Instant now) {
        releaseConfirmedAt = now;
    }
}
