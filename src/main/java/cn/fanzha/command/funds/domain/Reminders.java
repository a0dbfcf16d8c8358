package cn.fanzha.command.funds.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the case was reminded that its stop ends soon: once at each of two marks. */
@Embeddable
class Reminders {

    @Column(name = "first_reminder_at")
    @Nullable
    Instant firstAt;

    @Column(name = "last_reminder_at")
    @Nullable
    Instant lastAt;

    /** Notes the marks that have passed; false where none is new. */
    boolean remind(Instant now, Instant end, StopSettings settings) {
        boolean last = lastAt == null && !now.isBefore(end.minus(settings.lastReminder()));
        boolean first = firstAt == null && !now.isBefore(end.minus(settings.firstReminder()));
        lastAt = last ? now : lastAt;
        firstAt = first ? now : firstAt;
        return last || first;
    }
}
