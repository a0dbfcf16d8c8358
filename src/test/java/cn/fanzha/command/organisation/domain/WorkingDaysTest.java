package cn.fanzha.command.organisation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.fanzha.command.organisation.WorkingDays;
import cn.fanzha.command.support.IntegrationTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class WorkingDaysTest {

    @Autowired
    WorkingDays workingDays;

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "2026-02-13, true,  the Friday before the Spring Festival",
        "2026-02-14, true,  a Saturday worked in exchange",
        "2026-02-15, false, the first day of the Spring Festival",
        "2026-02-17, false, New Year's Day of the lunar calendar",
        "2026-02-23, false, its last day, a Monday",
        "2026-02-24, true,  the Tuesday after",
        "2026-02-28, true,  a Saturday worked in exchange",
        "2026-03-01, false, an ordinary Sunday",
        "2026-09-20, true,  a Sunday worked in exchange",
        "2026-09-25, false, Mid-Autumn",
        "2026-09-27, false, the Sunday of Mid-Autumn",
        "2026-09-30, true,  the day before National Day",
        "2026-10-01, false, National Day",
        "2026-10-07, false, its last day",
        "2026-10-08, true,  the day after",
        "2026-10-10, true,  a Saturday worked in exchange",
        "2026-10-11, false, an ordinary Sunday",
        "2025-10-06, false, Mid-Autumn within National Day",
        "2020-01-31, false, added to the Spring Festival of 2020",
        "2018-12-29, true,  a Saturday worked for the New Year of 2019",
        "2018-12-31, false, a Monday off before the New Year",
        "2024-02-29, true,  a leap day",
    })
    void aDayIsWorkedOrNot(LocalDate day, boolean worked, String which) {
        assertThat(workingDays.isWorkingDay(day)).as(which).isEqualTo(worked);
    }

    @ParameterizedTest(name = "{1} working days after {0} is {2}")
    @CsvSource({
        "2026-09-30, 0, 2026-09-30",
        "2026-09-30, 1, 2026-10-08",
        "2026-09-30, 3, 2026-10-10",
        "2026-09-30, 4, 2026-10-12",
        "2026-10-03, 1, 2026-10-08",
        "2026-02-12, 3, 2026-02-24",
        "2026-02-13, 1, 2026-02-14",
        "2026-02-14, 1, 2026-02-24",
        "2026-11-19, 3, 2026-11-24",
        "2025-12-31, 1, 2026-01-04",
        "2018-12-28, 2, 2019-01-02",
    })
    void termsCountWorkingDaysAlone(LocalDate from, int days, LocalDate end) {
        assertThat(workingDays.plusWorkingDays(from, days)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(ints = {2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026})
    void theYearsUpToTwentySixAreLoaded(int year) {
        assertThat(workingDays.loaded(year)).isTrue();
    }

    @Test
    void aYearThatIsNotLoadedHasWeekEndsAlone() {
        assumeThat(workingDays.loaded(2031)).isFalse();
        assertThat(workingDays.isWorkingDay(LocalDate.of(2031, 10, 1))).isTrue();
        assertThat(workingDays.isWorkingDay(LocalDate.of(2031, 10, 4))).isFalse();
        assertThat(workingDays.plusWorkingDays(LocalDate.of(2031, 10, 3), 1)).isEqualTo(LocalDate.of(2031, 10, 6));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_001})
    void otherNumbersOfDaysAreABug(int days) {
        LocalDate from = LocalDate.of(2026, 1, 1);
        assertThatThrownBy(() -> workingDays.plusWorkingDays(from, days)).isInstanceOf(IllegalArgumentException.class);
    }
}
