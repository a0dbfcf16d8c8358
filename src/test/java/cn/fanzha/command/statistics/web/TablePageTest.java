package cn.fanzha.command.statistics.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class TablePageTest {

    private static final String MARCH = "from=2018-03&to=2018-03";
    private static boolean landed;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    RollUp rollUp;

    @Autowired
    AuditTrail trail;

    @BeforeEach
    void landOnce() {
        if (!landed) {
            new Mixture(mvc, city).land();
            rollUp.bringUpToDate();
            landed = true;
        }
    }

    @Test
    void rowsAreUnitsAndColumnsTheUsualFiguresAtFirst() throws Exception {
        assertThat(table(MARCH))
                .isEqualTo("测试市局（本级） 0 0 0 — 0 0 0 0 0 0;甲区分局 3 3 1 33.3% 1.05万 2 8000 0 2 2;"
                        + "乙区分局 2 1 0 0.0% 400 1 0.01 0 1 0;合计 5 4 1 25.0% 1.09万 3 8000.01 0 3 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rows=month&indicator=case.filed&indicator=den.destroyed&from=2018-03&to=2018-04 | 2018-03 4 1;2018-04 1 1;合计 5 2",
                // tags overlap: no total
                "rows=tag&indicator=case.filed&from=2018-03&to=2018-03 | 涉疫 2;跨境 2;无标签 1",
                "rows=none&indicator=case.filed&indicator=trip.cities&from=2018-03&to=2018-03 | 合计 4 2",
                "rows=unit&columns=fraudType&indicator=case.filed&from=2018-03&to=2018-03 | 测试市局（本级） 0 0 0;甲区分局 2 1 0;乙区分局 0 0 1;合计 2 1 1",
                "rows=fraudType&columns=month&indicator=case.filed&from=2018-03&to=2018-04&fraudType=51 | 贷款办卡 1 1",
                "rows=region&indicator=case.filed&from=2018-03-02&to=2018-03-31 | 410103 1;410104 1;无区域 1;合计 3",
                "rows=none&compare=true&indicator=case.filed&from=2018-04&to=2018-04 | 合计 1 — -75.0%",
            })
    void whatIsAskedStandsInTheAddress(String query, String expected) throws Exception {
        assertThat(table(query.strip())).isEqualTo(expected.strip());
    }

    @Test
    void thePageAsksLittle() {
        var usual = SqlCount.during(() -> page(city.analyst, MARCH));
        assertThat(usual).hasSizeLessThanOrEqualTo(6);
        String all = Stream.of("suspect.captured.persons", "criminal.reported", "case.filed", "case.share")
                .map(code -> "&indicator=" + code)
                .collect(Collectors.joining());
        var heavy = SqlCount.during(() -> page(city.analyst, MARCH + all + "&rows=unit"));
        assertThat(heavy).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void marksLinksAndNotesStandBesideTheNumbers() throws Exception {
        String tags = text(page(city.analyst, MARCH + "&rows=tag&indicator=case.filed"));
        assertThat(tags).contains("各部分相加不等于合计", "without=tag", "tag=%E6%B6%89%E7%96%AB");
        String units = text(page(city.analyst, MARCH + "&indicator=case.clearance-rate&lang=en"));
        assertThat(units).contains("not the sum of the lines", "own=true", "25.0%");
        assertThat(text(page(city.analyst, "from=2017-01&to=2017-01"))).contains("所选单位、期间和筛选条件下各指标均为零");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2018-04&to=2018-03",
        "from=2018-04&to=2018-04-05",
        "rows=pigeon",
        "rows=unit&columns=unit",
        "indicator=case.pigeons",
        "region=abc"
    })
    void whatCantBeShownSaysWhyAndKeepsTheForm(String query) throws Exception {
        MvcTestResult refused = page(city.analyst, query);
        assertThat(refused).hasStatus(422);
        assertThat(text(refused))
                .contains("role=\"alert\"", "name=\"indicator\"")
                .doesNotContain(">statistics.");
        assertThat(mvc.get()
                        .uri(URI.create("/statistics/table.xlsx?" + query))
                        .with(city.signedIn(city.analyst))
                        .exchange())
                .hasStatus(400);
    }

    @Test
    void aRefusedFormStandsAsItWasFilledIn() throws Exception {
        String page = text(
                page(city.analyst, "from=2018-04&to=2018-03&rows=tag&columns=month&unit=" + city.districtA.code()));
        assertThat(page)
                .contains("value=\"" + city.districtA.code() + "\" selected")
                .contains("value=\"tag\" selected", "value=\"month\" selected", "value=\"2018-04\"");
    }

    @Test
    void theSheetHoldsNumbersAsNumbersAndIsOnRecord() throws Exception {
        MvcTestResult sheet = mvc.get()
                .uri(URI.create("/statistics/table.xlsx?" + MARCH + "&compare=true"))
                .with(city.signedIn(city.analyst))
                .exchange();
        assertThat(sheet).hasStatusOk();
        String xml = Sheets.text(sheet.getResponse().getContentAsByteArray());
        assertThat(xml).contains("甲区分局", "<v>10900.50</v>", "<v>0.25</v>", city.analyst.displayName(), "2018-03");
        assertThat(trail.ofAction("statistics.export").stream()
                        .filter(line -> line.detail("kind").asString().equals("table"))
                        .toList())
                .isNotEmpty();
    }

    private MvcTestResult page(Actor actor, String query) {
        return mvc.get()
                .uri(URI.create("/statistics/table?" + query))
                .with(city.signedIn(actor))
                .exchange();
    }

    /** The lines of the table with their numbers, the total last. */
    private String table(String query) throws Exception {
        String page = text(page(city.analyst, query));
        assertThat(page).contains("id=\"report\"");
        String body = page.replaceAll("(?s).*id=\"report\"", "")
                .replaceAll("(?s)</table>.*", "")
                .replaceAll("(?s).*?<tbody>", "");
        return Stream.of(body.split("</tr>"))
                .map(line -> line.replaceAll("(?s)<sup.*?</sup>", "")
                        .replaceAll("<[^>]*>", " ")
                        .replaceAll("\\s+", " ")
                        .strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(";"));
    }

    private static String text(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
