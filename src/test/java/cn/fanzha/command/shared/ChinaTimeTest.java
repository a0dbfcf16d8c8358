package cn.fanzha.command.shared;

import static cn.fanzha.command.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChinaTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2019-01-01,            2018-12-31T16:00:00Z",
        "2019-01-01 00:33:16,   2018-12-31T16:33:16Z",
        "2019-01-01T00:33,      2018-12-31T16:33:00Z",
        "2019-01-01T00:33:16,   2018-12-31T16:33:16Z",
        "2019-01-01 00:33,      2018-12-31T16:33:00Z",
        "2024-02-29,            2024-02-28T16:00:00Z",
        "２０１９-01-01,         2018-12-31T16:00:00Z",
    })
    void readsWhatPeopleAndFilesWrite(String text, Instant at) {
        assertThat(ChinaTime.parse(text)).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2019-02-29",
                "2019-13-01",
                "2019-1-1",
                "2019/01/01",
                "2019-01-01 24:00:00",
                "2019-01-01 12",
                "2019-01-01T10:00:00Z",
                "2019-01-01 10:00:61",
                "+12019-01-01",
                "-2019-01-01",
                "0219-01-01",
                "1899-12-31",
                "2019-01-01 10:00:00.5",
                "2019-01",
                "yesterday"
            })
    void refusesWhatIsNoTime(String text) {
        assertRefused("value.time.unreadable", text, () -> ChinaTime.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-12-31T15:59:59Z, 2018-12-31 23:59, 2018-12-31 23:59:59, 2018-12, 2018-12-31",
        "2018-12-31T16:00:00Z, 2019-01-01 00:00, 2019-01-01 00:00:00, 2019-01, 2019-01-01",
        "2024-02-28T16:00:00Z, 2024-02-29 00:00, 2024-02-29 00:00:00, 2024-02, 2024-02-29",
    })
    void showsAndCountsInShanghai(Instant at, String minutes, String seconds, YearMonth month, LocalDate day) {
        assertThat(ChinaTime.format(at)).isEqualTo(minutes);
        assertThat(ChinaTime.formatSeconds(at)).isEqualTo(seconds);
        assertThat(ChinaTime.month(at)).isEqualTo(month);
        assertThat(ChinaTime.date(at)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"2019-01, 2018-12-31T16:00:00Z", "2024-03, 2024-02-29T16:00:00Z"})
    void aMonthBeginsAtMidnight(YearMonth month, Instant start) {
        assertThat(ChinaTime.startOf(month)).isEqualTo(start);
        assertThat(ChinaTime.month(start)).isEqualTo(month);
        assertThat(ChinaTime.month(start.minusNanos(1))).isEqualTo(month.minusMonths(1));
    }
}
