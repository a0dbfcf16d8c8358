package cn.fanzha.command.shared;

import static cn.fanzha.command.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2019-01,         1,  2018-01,         2018-12",
        "2019-01/2019-12, 12, 2018-01/2018-12, 2018-01/2018-12",
        "2020-01/2020-07, 7,  2019-01/2019-07, 2019-06/2019-12",
        "2019-12/2020-02, 3,  2018-12/2019-02, 2019-09/2019-11",
        "2019-05/2019-05, 1,  2018-05,         2019-04",
    })
    void hasItsBases(String text, int length, String previousYear, String previous) {
        Period period = Period.of(text);
        assertThat(period.length()).isEqualTo(length);
        assertThat(period.months()).hasSize(length).startsWith(period.from()).endsWith(period.to());
        assertThat(period.previousYear()).isEqualTo(Period.of(previousYear));
        assertThat(period.previous()).isEqualTo(Period.of(previous));
        assertThat(Period.of(period.toString())).isEqualTo(period);
    }

    @Test
    void beginsAndEndsAtMidnightInShanghai() {
        Period february = Period.of(YearMonth.of(2024, 2));
        assertThat(february.start()).isEqualTo(Instant.parse("2024-01-31T16:00:00Z"));
        assertThat(february.end()).isEqualTo(Instant.parse("2024-02-29T16:00:00Z"));
        assertThat(Period.of("2023-12", "2024-01").end()).isEqualTo(february.start());
    }

    @ParameterizedTest
    @CsvSource({
        "2019-02/2019-01, value.period.order", "2019-13, value.month.unreadable", "2019, value.month.unreadable",
        "2019-01/, value.month.unreadable", "'', value.month.unreadable", "2019-1, value.month.unreadable",
        "2019-01/2019-02/2019-03, value.month.unreadable"
    })
    void refusesOtherTexts(String text, String key) {
        assertRefused(key, text, () -> Period.of(text));
    }
}
