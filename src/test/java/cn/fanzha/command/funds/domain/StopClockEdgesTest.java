package cn.fanzha.command.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.StopRequest;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The 48 hours of a stop, to the second (银发〔2016〕86号). */
class StopClockEdgesTest {

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
        "2026-11-20 09:00:00, 2026-11-20 09:00:00, STOPPED",
        "2026-11-20 09:00:00, 2026-11-22 08:59:59, STOPPED",
        "2026-11-20 09:00:00, 2026-11-22 09:00:00, EXPIRED",
        "2026-11-20 09:00:00, 2026-11-22 09:00:01, EXPIRED",
        // over the year's end
        "2026-12-30 23:59:59, 2027-01-01 23:59:58, STOPPED",
        "2026-12-30 23:59:59, 2027-01-01 23:59:59, EXPIRED",
        // over 29 February, and where there is none
        "2028-02-28 12:00:00, 2028-03-01 11:59:59, STOPPED",
        "2028-02-28 12:00:00, 2028-03-01 12:00:00, EXPIRED",
        "2027-02-27 12:00:00, 2027-03-01 11:59:59, STOPPED",
        "2027-02-27 12:00:00, 2027-03-01 12:00:00, EXPIRED",
        // real hours: over a week-end, the National Day's and the Spring Festival's holidays
        "2026-10-01 00:00:00, 2026-10-02 23:59:59, STOPPED",
        "2026-10-01 00:00:00, 2026-10-03 00:00:00, EXPIRED",
        "2027-02-05 23:30:00, 2027-02-07 23:29:59, STOPPED",
        "2027-02-05 23:30:00, 2027-02-07 23:30:00, EXPIRED",
        // China has had no summer time since 1991
        "2027-03-27 20:00:00, 2027-03-29 19:59:59, STOPPED",
        "2027-03-27 20:00:00, 2027-03-29 20:00:00, EXPIRED",
    })
    void aStopRunsFortyEightHoursToTheSecond(String stoppedAt, String now, StopState state) {
        assertThat(stopped(stoppedAt).stateAt(ChinaTime.parse(now))).isEqualTo(state);
    }

    @Test
    void aMillisecondBeforeTheEndItStillRuns() {
        StopPayment stop = stopped("2026-11-20 09:00:00");
        assertThat(stop.runsAt(stop.endOrThrow().minusMillis(1))).isTrue();
        assertThat(stop.runsAt(stop.endOrThrow())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21 20:59:59, false, false",
        "2026-11-21 21:00:00, true, false",
        "2026-11-22 06:59:59, true, false",
        "2026-11-22 07:00:00, true, true",
    })
    void remindersComeTwelveAndTwoHoursAhead(String now, boolean first, boolean last) {
        StopPayment stop = stopped("2026-11-20 09:00:00");
        assertThat(stop.remind(ChinaTime.parse(now), SETTINGS)).isEqualTo(first || last);
        assertThat(stop.remind(ChinaTime.parse(now), SETTINGS)).isFalse();
        assertThat(stop.reminders).isNotNull().satisfies(held -> {
            assertThat(held.firstAt != null).isEqualTo(first);
            assertThat(held.lastAt != null).isEqualTo(last);
        });
    }

    @Test
    void afterTheFirstReminderComesTheLast() {
        StopPayment stop = stopped("2026-11-20 09:00:00");
        assertThat(stop.remind(ChinaTime.parse("2026-11-21 21:00:00"), SETTINGS))
                .isTrue();
        assertThat(stop.remind(ChinaTime.parse("2026-11-22 06:00:00"), SETTINGS))
                .isFalse();
        assertThat(stop.remind(ChinaTime.parse("2026-11-22 07:00:00"), SETTINGS))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-30 11:00:00, 2027-01-01 08:59:59, 2026-12-31 22:59:59",
        "2028-02-27 10:00:00, 2028-02-29 07:59:59, 2028-02-28 21:59:59",
    })
    void remindersFollowTheRealHoursOverYearEndsAndLeapDays(String stoppedAt, String beforeLast, String beforeFirst) {
        StopPayment stop = stopped(stoppedAt);
        assertThat(stop.remind(ChinaTime.parse(beforeFirst), SETTINGS)).isFalse();
        assertThat(stop.remind(ChinaTime.parse(beforeFirst).plusSeconds(1), SETTINGS))
                .isTrue();
        assertThat(stop.remind(ChinaTime.parse(beforeLast), SETTINGS)).isFalse();
        assertThat(stop.remind(ChinaTime.parse(beforeLast).plusSeconds(1), SETTINGS))
                .isTrue();
    }

    @Test
    void whoeverAsksAfterTheEndFindsItOverThoughNobodyWroteItDown() {
        StopPayment stop = stopped("2026-11-20 09:00:00");
        Instant over = ChinaTime.parse("2026-11-22 09:00:00");
        assertThat(stop.freeze(over)).isInstanceOf(StopChange.Refused.class);
        assertThat(stop.release("x", over)).isInstanceOf(StopChange.Refused.class);
        assertThat(stop.expire(over.minusSeconds(1))).isInstanceOf(StopChange.Refused.class);
        assertThat(stop.expire(over)).isEqualTo(new StopChange.Done(StopState.EXPIRED));
        assertThat(stop.expire(over)).isInstanceOf(StopChange.Refused.class);
    }

    private static StopPayment stopped(String at) {
        Instant moment = ChinaTime.parse(at);
        UUID unit = Ids.next();
        CaseRef file = new CaseRef(
                Ids.next(), new CaseNumber("A9900001101002026110001"), unit, CaseState.REPORTED, moment, null, null);
        StopRequest asked = new StopRequest(
                file.id(),
                AccountKind.BANK_ACCOUNT,
                "6222020000000000",
                "李收款",
                Ids.next(),
                Money.of("1"),
                moment,
                Urgency.NORMAL,
                true,
                null);
        StopPayment stop = StopPayment.request(
                new StopNumber("Z9900001101002026110001"), file, Ids.next(), asked, Actor.system(), null, moment);
        Confirmation said = new Confirmation(
                Comparison.ALL_AGREE, moment, Money.of("1"), Money.of("1"), AccountCategory.PERSONAL, "赵", "1");
        assertThat(stop.confirm(said, Actor.system(), moment)).isInstanceOf(StopChange.Done.class);
        return stop;
    }
}
