package cn.fanzha.command.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

    @ParameterizedTest
    @CsvSource({
        // whole periods that have ended: the same months of the year before, as many months just before
        "2019-01-01, 2020-01-01, false, 2026-11-22, 2018-01-01/2019-01-01, 2018-01-01/2019-01-01",
        "2019-01-01, 2019-08-01, false, 2026-11-22, 2018-01-01/2018-08-01, 2018-06-01/2019-01-01",
        "2020-02-01, 2020-03-01, false, 2026-11-22, 2019-02-01/2019-03-01, 2020-01-01/2020-02-01",
        // on its last day a month still runs: 30 days are compared with 30; the day after it has ended
        "2026-11-01, 2026-12-01, false, 2026-11-30, 2025-11-01/2025-12-01, 2026-10-01/2026-10-31",
        "2026-11-01, 2026-12-01, false, 2026-12-01, 2025-11-01/2025-12-01, 2026-10-01/2026-11-01",
        // a running period is compared with equally many days
        "2026-11-01, 2026-12-01, false, 2026-11-22, 2025-11-01/2025-11-23, 2026-10-01/2026-10-23",
        "2026-11-01, 2026-12-01, false, 2026-11-01, 2025-11-01/2025-11-02, 2026-10-01/2026-10-02",
        "2026-01-01, 2027-01-01, false, 2026-11-22, 2025-01-01/2025-11-23, 2025-01-01/2025-11-23",
        // never beyond the end of a shorter month
        "2027-03-01, 2027-04-01, false, 2027-03-30, 2026-03-01/2026-03-31, 2027-02-01/2027-03-01",
        // what has not begun has nothing to be compared with
        "2027-03-01, 2027-04-01, false, 2026-11-22, 2026-03-01/2026-03-01, 2027-02-01/2027-02-01",
        // days: the same dates, as many days just before; 29 February has its neighbour
        "2019-01-10, 2019-01-20, true, 2026-11-22, 2018-01-10/2018-01-20, 2018-12-31/2019-01-10",
        "2020-02-29, 2020-03-01, true, 2026-11-22, 2019-02-28/2019-03-01, 2020-02-28/2020-02-29",
        "2026-11-20, 2026-11-30, true, 2026-11-22, 2025-11-20/2025-11-23, 2026-11-10/2026-11-13",
    })
    void eachSpanIsComparedWithTheRightDays(
            LocalDate start, LocalDate end, boolean rows, LocalDate today, String yearBefore, String before) {
        Span span = new Span(start, end, rows);
        assertThat(shown(span.yearBefore(today))).isEqualTo(yearBefore);
        assertThat(shown(span.before(today))).isEqualTo(before);
    }

    private static String shown(Span span) {
        return span.start() + "/" + span.end();
    }
}
