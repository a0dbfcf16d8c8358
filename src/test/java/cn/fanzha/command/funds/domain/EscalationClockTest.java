package cn.fanzha.command.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the next contact is called, to the second, also over a year's end and a leap day. */
class EscalationClockTest {

    private static final StopSettings SETTINGS = new StopSettings(
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofHours(12),
            Duration.ofHours(12),
            Duration.ofHours(2),
            Duration.ofMinutes(5),
            Duration.ofHours(2));

    @ParameterizedTest
    @CsvSource({
        "RECEIVE, 2026-11-20 09:00:00, false, 2026-11-20 09:04:59, 0",
        "RECEIVE, 2026-11-20 09:00:00, false, 2026-11-20 09:05:00, 1",
        "RECEIVE, 2026-11-20 09:00:00, false, 2026-11-20 09:09:59, 1",
        "RECEIVE, 2026-11-20 09:00:00, false, 2026-11-20 09:10:00, 2",
        "RECEIVE, 2026-11-20 09:00:00, false, 2026-11-20 09:15:00, 3",
        "RECEIVE, 2026-11-20 09:00:00, false, 2026-11-22 09:15:00, 3",
        "RECEIVE, 2026-11-20 09:00:00, true, 2026-11-20 09:15:00, 0",
        "ANSWER, 2026-11-20 09:00:00, true, 2026-11-20 09:29:59, 0",
        "ANSWER, 2026-11-20 09:00:00, true, 2026-11-20 09:30:00, 1",
        "ANSWER, 2026-11-20 09:00:00, false, 2026-11-20 09:35:00, 2",
        "ANSWER, 2026-11-20 09:00:00, true, 2026-11-20 09:40:00, 3",
        // over the year's end and 29 February; on a holiday as on any day
        "RECEIVE, 2026-12-31 23:57:00, false, 2027-01-01 00:01:59, 0",
        "RECEIVE, 2026-12-31 23:57:00, false, 2027-01-01 00:02:00, 1",
        "ANSWER, 2028-02-28 23:45:00, true, 2028-02-29 00:15:00, 1",
        "ANSWER, 2028-02-29 23:45:00, true, 2028-03-01 00:25:00, 3",
        "ANSWER, 2026-10-01 03:00:00, true, 2026-10-01 03:30:00, 1",
    })
    void theChainGoesOnByTheClock(EscalationClock which, String requested, boolean received, String now, int steps) {
        assertThat(which.stepsDue(ChinaTime.parse(requested), received, SETTINGS, ChinaTime.parse(now)))
                .isEqualTo(steps);
    }
}
