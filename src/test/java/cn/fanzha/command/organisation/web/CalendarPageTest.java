package cn.fanzha.command.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.organisation.WorkingDays;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class CalendarPageTest {

    private static final String YEAR = "date,kind,name\n2037-01-01,HOLIDAY,元旦\n2037-02-15,HOLIDAY,春节\n"
            + "2037-02-16,HOLIDAY,春节\n2037-02-17,HOLIDAY,春节\n2037-10-01,HOLIDAY,国庆节\n2037-10-02,HOLIDAY,国庆节\n"
            + "2037-10-05,HOLIDAY,国庆节\n2037-10-10,SWAPPED_WORKDAY,国庆节\n";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    AuditTrail trail;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @AfterEach
    void realTime() {
        clock.reset();
        jdbc.sql("delete from calendar_day where day >= '2037-01-01'").update();
    }

    @Test
    void aYearThatIsMissingIsWarnedOf() {
        clock.set("2041-11-22 09:00:00");

        assertThat(page()).hasStatusOk().bodyText().contains("2041 年的节假日尚未导入", "2042 年的节假日尚未导入");
    }

    @Test
    void noYearIsMissingWhileBothAreLoaded() {
        clock.set("2025-11-22 09:00:00");

        assertThat(page()).hasStatusOk().bodyText().doesNotContain("尚未导入");
    }

    @Test
    void aLoadedYearCountsAtOnceAndIsAudited() {
        assertThat(load(YEAR, StandardCharsets.UTF_8)).hasStatus3xxRedirection();

        assertThat(workingDays.loaded(2037)).isTrue();
        assertThat(workingDays.isWorkingDay(LocalDate.of(2037, 10, 1))).isFalse();
        assertThat(workingDays.isWorkingDay(LocalDate.of(2037, 10, 10))).isTrue();
        assertThat(trail.of("calendar.load", "2037"))
                .last()
                .satisfies(line -> assertThat(line.username()).isEqualTo(city.sysadmin.username()));
    }

    @Test
    void loadingAYearAgainReplacesIt() {
        load(YEAR, StandardCharsets.UTF_8);
        load(YEAR.replace("2037-10-05", "2037-10-06"), StandardCharsets.UTF_8);

        assertThat(workingDays.isWorkingDay(LocalDate.of(2037, 10, 5))).isTrue();
        assertThat(workingDays.isWorkingDay(LocalDate.of(2037, 10, 6))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2037-02-30,HOLIDAY,春节 | 第 10 行：日期无法识别",
                "2037-03-01,FREE,春节 | 第 10 行：kind 应为",
                "2037-03-02,HOLIDAY, | 第 10 行：节日名称必填",
                "2037-01-01,HOLIDAY,元旦 | 第 10 行：日期重复",
                "2037-10-12,SWAPPED_WORKDAY,国庆节 | 应为周六或周日",
                "2037-10-12 | 表头应为",
            })
    void oneFaultRefusesTheWholeFile(String row, String said) {
        assertThat(load(YEAR + row + "\n", StandardCharsets.UTF_8))
                .hasStatus(422)
                .bodyText()
                .contains(said);
        assertThat(workingDays.loaded(2037)).isFalse();
    }

    @Test
    void otherFilesAreRefusedPlainly() {
        assertThat(load(YEAR, Charset.forName("GB18030")))
                .hasStatus(422)
                .bodyText()
                .contains("不是 UTF-8");
        assertThat(load("day,kind\n2037-01-01,HOLIDAY\n", StandardCharsets.UTF_8))
                .hasStatus(422);
        assertThat(load("", StandardCharsets.UTF_8)).hasStatus(422).bodyText().contains("没有数据");
        assertThat(load("date,kind,name\n2037-01-01,HOLIDAY,元旦\n", StandardCharsets.UTF_8))
                .hasStatus(422)
                .bodyText()
                .contains("不是完整的一年");
    }

    @Test
    void nobodyElseOpensTheCalendar() {
        assertThat(mvc.get().uri("/calendar").with(city.signedIn(city.supervisor)))
                .hasStatus(403);
    }

    private MvcTestResult page() {
        return mvc.get().uri("/calendar").with(city.signedIn(city.sysadmin)).exchange();
    }

    private MvcTestResult load(String text, Charset charset) {
        return mvc.post()
                .uri("/calendar")
                .multipart()
                .file(new MockMultipartFile("file", "days.csv", "text/csv", text.getBytes(charset)))
                .with(city.signedIn(city.sysadmin))
                .with(csrf())
                .exchange();
    }
}
