package cn.fanzha.command.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class LongPeriodsTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Test
    void fiftyYearsAreAnsweredAndAMonthMoreIsAProblemThatSaysWhatToDo() {
        assertThat(read("from=1970-01&to=2019-12")).hasStatusOk();
        assertThat(read("from=1970-01-31&to=2019-12-01")).hasStatusOk();
        var problem = Importing.body(read("from=1970-01&to=2020-01&by=month&by=unit&by=fraudType"), 400);
        assertThat(problem.path("key").asString()).isEqualTo("statistics.problem.too-long");
        assertThat(problem.path("detail").asString()).contains("600");
        Importing.body(read("from=1969-12-31&to=2019-12-01"), 400);
        Importing.body(read("from=1900-01&to=9999-12&by=unit&by=fraudType"), 400);
    }

    @Test
    void anAnswerOfTooManyLinesIsRefusedBeforeItIsRead() {
        String all = "/api/v1/statistics?unit=" + city.city.code() + "&from=1970-01&to=2019-12&by=month&by=unit";
        var statements = SqlCount.during(() -> {
            var problem = Importing.body(
                    mvc.get().uri(all).with(Importing.bearer(city.city.code())).exchange(), 400);
            assertThat(problem.path("key").asString()).isEqualTo("statistics.problem.too-large");
            assertThat(problem.path("detail").asString()).contains("100,000");
        });
        assertThat(statements).isEmpty();
        String regions = java.util.stream.IntStream.range(410000, 410400)
                .mapToObj(String::valueOf)
                .collect(java.util.stream.Collectors.joining(","));
        var problem = Importing.body(
                read("from=2019-01&to=2019-12&by=month&by=region&by=fraudType&fraudType=50,51,52&by=tag&tag="
                        + "一,二,三,四,五,六,七,八,九,十&region=" + regions),
                400);
        assertThat(problem.path("key").asString()).isEqualTo("statistics.problem.too-large");
    }

    @Test
    void thePageSaysTheSame() throws Exception {
        MvcTestResult page = mvc.get()
                .uri("/statistics?from=1900-01&to=9999-12&lang=en")
                .with(city.signedIn(city.analyst))
                .exchange();
        assertThat(page).hasStatus(422);
        assertThat(page.getResponse().getContentAsString()).contains("600 months at most", "value=\"9999-12\"");
    }

    private MvcTestResult read(String query) {
        return mvc.get()
                .uri("/api/v1/statistics?indicator=case.filed&unit=" + city.stationA1.code() + "&" + query)
                .with(Importing.bearer(city.stationA1.code()))
                .exchange();
    }
}
