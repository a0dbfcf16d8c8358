package cn.fanzha.command.support;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;

/**
 * The clock of all tests: real time, until a test sets it; then it stands still until moved. A test that sets it calls
 * {@link #reset()} afterwards. Moments are whole microseconds, as the database keeps them.
 */
@Primary
public class TestClock extends Clock {

    private volatile @Nullable Instant fixed;

    /** The clock stands at this moment. */
    public void set(Instant at) {
        fixed = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same, in the time of Asia/Shanghai: {@code 2026-12-31 23:59:59}. */
    public void set(String chinaTime) {
        set(ChinaTime.parse(chinaTime));
    }

    /** The clock moves on from where it is, and stands there. */
    public void advance(Duration by) {
        set(instant().plus(by));
    }

    /** The clock shows real time again. */
    public void reset() {
        fixed = null;
    }

    @Override
    public Instant instant() {
        Instant held = fixed;
        return held != null ? held : Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ChinaTime.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        TestClock same = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return same.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return same.withZone(other);
            }
        };
    }
}
