package cn.fanzha.command.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** What other tests lean on. */
@IntegrationTest
class SupportTest {

    @Autowired
    Clock clock;

    @Autowired
    TestClock testClock;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void realTime() {
        testClock.reset();
    }

    @Test
    void theApplicationAsksTheClockThatTheTestSets() {
        testClock.set("2026-12-31 23:59:59");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-12-31T15:59:59Z"));
        testClock.advance(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
    }

    @Test
    void aClockThatNobodySetShowsRealTime() {
        long before = System.currentTimeMillis();
        assertThat(clock.millis()).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void whatMustComeIsWaitedForEvenOnASlowMachine() {
        assertThat(ReflectionTestUtils.getField(Awaitility.class, "defaultWaitConstraint"))
                .extracting("maxWaitTime")
                .isEqualTo(Patience.LONG);
    }

    @Test
    void statementsOfThePieceOfWorkAreCounted() {
        assertThat(SqlCount.during(
                        () -> jdbc.sql("select 1").query(Integer.class).single()))
                .containsExactly("select 1");
    }
}
