package cn.fanzha.command.gangs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.gangs.Measure;
import cn.fanzha.command.gangs.domain.LegalLimits.Limit;
import cn.fanzha.command.gangs.domain.LegalLimits.Rule;
import cn.fanzha.command.gangs.domain.LegalLimits.Urgency;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "DETAINED, 2026-03-01 23:59, 2026-03-01 23:59:59, DETENTION_3, 2026-03-04, RUNNING",
        "DETAINED, 2026-03-01 00:00, 2026-03-03 23:59:59, DETENTION_3, 2026-03-04, RUNNING",
        "DETAINED, 2026-03-01 00:00, 2026-03-04 00:00:00, DETENTION_3, 2026-03-04, SOON",
        "DETAINED, 2026-03-01 00:00, 2026-03-04 23:59:59, DETENTION_3, 2026-03-04, SOON",
        "DETAINED, 2026-03-01 00:00, 2026-03-05 00:00:00, DETENTION_7, 2026-03-08, RUNNING",
        "DETAINED, 2026-03-01 00:00, 2026-03-09 00:00:00, DETENTION_30, 2026-03-31, RUNNING",
        "DETAINED, 2026-03-01 00:00, 2026-04-01 00:00:00, DETENTION_37, 2026-04-07, RUNNING",
        "DETAINED, 2026-03-01 00:00, 2026-04-07 12:00:00, DETENTION_37, 2026-04-07, SOON",
        "DETAINED, 2026-03-01 00:00, 2026-04-08 00:00:00, DETENTION_37, 2026-04-07, OVER",
        "BAILED, 2025-02-28 10:00, 2026-02-14 23:59:59, BAIL, 2026-02-28, RUNNING",
        "BAILED, 2025-02-28 10:00, 2026-02-15 00:00:00, BAIL, 2026-02-28, SOON",
        "BAILED, 2024-02-29 10:00, 2025-03-01 00:00:00, BAIL, 2025-02-28, OVER",
        "RESIDENTIAL_SURVEILLANCE, 2025-08-31 10:00, 2026-02-01 00:00:00, SURVEILLANCE, 2026-02-28, RUNNING",
        "RESIDENTIAL_SURVEILLANCE, 2025-08-31 10:00, 2026-03-01 00:00:00, SURVEILLANCE, 2026-02-28, OVER",
    })
    void aMeasureLastsAsLongAsTheLawLets(
            Measure measure, String since, String now, Rule rule, String lastDay, Urgency urgency) {
        List<Limit> limits = LegalLimits.running(Map.of(measure, ChinaTime.parse(since)), ChinaTime.parse(now));
        assertThat(limits).hasSize(1);
        assertThat(limits.getFirst().rule()).isEqualTo(rule);
        assertThat(limits.getFirst().lastDay()).hasToString(lastDay);
        assertThat(limits.getFirst().urgency()).isEqualTo(urgency);
    }

    @ParameterizedTest
    @CsvSource({
        "DETAINED, ARRESTED, ''",
        "DETAINED, BAILED, BAIL",
        "DETAINED, RESIDENTIAL_SURVEILLANCE, SURVEILLANCE",
        "ARRESTED, BAILED, BAIL",
        "BAILED, PROSECUTED, ''",
        "BAILED, RELEASED, ''",
        "BAILED, DETAINED, DETENTION_3",
        "CAPTURED, RELEASED, ''",
        "CAPTURED, DETAINED, DETENTION_3",
    })
    void aMeasureThatAnotherFollowedRunsNoMore(Measure first, Measure then, String runs) {
        Instant now = ChinaTime.parse("2026-03-02 12:00");
        Map<Measure, Instant> dates = new EnumMap<>(Measure.class);
        dates.put(first, ChinaTime.parse("2026-03-01 10:00"));
        dates.put(then, ChinaTime.parse("2026-03-02 10:00"));
        assertThat(LegalLimits.running(dates, now))
                .extracting(limit -> limit.rule().name())
                .containsExactlyElementsOf(runs.isEmpty() ? List.of() : List.of(runs));
    }
}
