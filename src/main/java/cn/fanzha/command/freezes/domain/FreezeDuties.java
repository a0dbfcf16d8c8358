package cn.fanzha.command.freezes.domain;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is owed to a running freeze: verification, release of unrelated money, the institution's word of a release. */
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

    /** The release waits for the institution's word that it was done. */
    boolean awaitsConfirmation() {
        return releaseAskedAt != null && releaseConfirmedAt == null;
    }

    void confirmRelease(Instant now) {
        releaseConfirmedAt = now;
    }
}
