package cn.fanzha.command.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a trial: the application's own, except for the thread that plays what happened in the last days. So the
 * real use cases, which take no date but the clock's, can have done their work an hour ago.
 */
final class DemoClock extends Clock {

    private final Clock real;
    private final ThreadLocal<@Nullable Instant> played = new ThreadLocal<>();

    DemoClock(Clock real) {
        this.real = real;
    }

    /** Does something as if it were that moment, in this thread alone. */
    <T> T at(Instant moment, Supplier<T> deed) {
        played.set(moment);
        try {
            return deed.get();
        } finally {
            played.remove();
        }
    }

    @Override
    public Instant instant() {
        Instant moment = played.get();
        return moment == null ? real.instant() : moment;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DemoClock(real.withZone(zone));
    }
}
