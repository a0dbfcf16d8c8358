package cn.fanzha.command.statistics.briefing;

import static cn.fanzha.command.support.SignedIn.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Two real press briefings, from rows that add up to them: every number prints as it was printed. */
@IntegrationTest
class PressBriefingTest {

    private static final PressBriefing CITY = PressBriefing.ZHENGZHOU;
    private static final PressBriefing DISTRICT = PressBriefing.TIANHE;
    private static boolean imported;

    @Autowired
    MockMvcTester mvc;

    @BeforeEach
    void importOnce() {
        if (!imported) {
            CITY.take(
                    mvc,
                    "units",
                    "operations",
                    "cases",
                    "gangs",
                    "suspects",
                    "stop-payments",
                    "returns",
                    "seizures",
                    "inspections");
            DISTRICT.take(mvc, "units", "operations", "cases", "suspects", "returns", "alerts", "alert-attempts");
            imported = true;
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFigurePrintsAsInThePressBriefing() {
        importOnce();
        List<DynamicTest> tests = new ArrayList<>();
        for (PressBriefing briefing : List.of(CITY, DISTRICT)) {
            JsonNode whole = briefing.expected();
            for (JsonNode period : List.of(whole, whole.path("sinceOctober"))) {
                period.path("figures")
                        .valueStream()
                        .forEach(figure -> tests.add(DynamicTest.dynamicTest(
                                briefing.folder() + " " + figure, () -> prints(briefing, period, figure))));
            }
        }
        return tests.stream();
    }

    private void prints(PressBriefing briefing, JsonNode period, JsonNode figure) {
        String rounding = figure.path("rounding").asString("EXACT");
        var uri = address(
                        briefing,
                        period.path("from").asString(),
                        period.path("to").asString())
                .queryParam("indicator", figure.path("indicator").asString())
                .queryParam("rounding", rounding);
        if (figure.has("tag")) {
            uri.queryParam("tag", figure.path("tag").asString());
        }
        JsonNode read = read(uri).path("paragraphs").path(0).path("figures").path(0);
        assertThat(read.path("value")).isEqualTo(figure.path("value"));
        assertThat(read.path("rounding").asString()).isEqualTo(rounding);
        if (figure.has("shown")) {
            assertThat(read.path("shown").asString())
                    .isEqualTo(figure.path("shown").asString());
        }
        if (figure.has("yoy")) {
            JsonNode asked = Importing.answer(mvc.get()
                    .uri("/api/v1/statistics?unit=" + briefing.unit() + "&from="
                            + period.path("from").asString()
                            + "&to=" + period.path("to").asString() + "&indicator="
                            + figure.path("indicator").asString())
                    .with(bearer(briefing.unit(), "statistics:read"))
                    .exchange());
            BigDecimal change = asked.path("figures").path(0).path("yoy").decimalValue();
            assertThat(Rounding.percent(1).showChange(change))
                    .isEqualTo(new Rounding.Shown(figure.path("yoy").asString()));
        }
    }

    @Test
    void theCitysYearIsToldWithGangsMoneyAndReturns() {
        List<String> texts = texts(read(address(CITY, "2019-01", "2019-12").queryParam("template", "period")));
        assertThat(String.join("\n", texts))
                .contains("2019年全年，全市共立电信网络诈骗案件1万余起；破案2600余起")
                .contains("合计占78%", "合计占89%")
                .contains("全市公安机关打掉犯罪团伙170余个；抓获犯罪嫌疑人4500余人次；刑事拘留3200余人次")
                .contains("冻结涉案账户3万余个，冻结资金1.8亿余元；返还被骗资金421笔；返还金额1000余万元；惠及受害人421人。")
                .doesNotContain("捣毁", "预警劝阻", "封停");
    }

    @Test
    void theDistrictsSevenMonthsAreToldWithTheirChanges() {
        List<String> texts = texts(read(address(DISTRICT, "2020-01", "2020-07").queryParam("template", "period")));
        assertThat(String.join("\n", texts))
                .contains("2020年1—7月，全区共立电信网络诈骗案件1622起，同比上升9.6%；破案333起，同比上升10.6%；接报10万元以上案件400余起，同比上升16.1%")
                .contains("刑事拘留近300人次")
                .contains("返还被骗资金88笔，同比上升15.8%；返还金额336万元，同比上升16.6%")
                .contains("成功劝阻2.9万余人次")
                .contains("避免损失315万余元");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN", "en"})
    void noTemplateLeavesAWordOut(String language) {
        for (PressBriefing briefing : List.of(CITY, DISTRICT)) {
            for (String template : List.of("period", "operation")) {
                var uri = address(briefing, "2019-01", "2020-12")
                        .queryParam("template", template)
                        .queryParam("lang", language);
                if (template.equals("operation")) {
                    uri.queryParam("operation", briefing.operation());
                }
                assertThat(texts(read(uri)))
                        .isNotEmpty()
                        .allSatisfy(text -> assertThat(text).doesNotContain("briefings.", "{", "??", "\uE000", "[?]"));
            }
        }
    }

    @Test
    void anOperationIsToldWithItsInspectionsAndSeizures() {
        List<String> texts = texts(read(address(CITY, "2019-12", "2019-12")
                .queryParam("template", "operation")
                .queryParam("operation", CITY.operation())));
        assertThat(texts)
                .containsExactly(
                        "2019年12月1日至12月31日，全市公安机关组织开展“扫雷行动”专项行动。",
                        "2019年12月，“扫雷行动”专项行动共打掉犯罪团伙16个；抓获犯罪嫌疑人350余人次；刑事拘留" + detained(texts) + "人次。",
                        "清查方面，共清查写字楼公司2986家；商品房2800余户；公租房1400余户。",
                        "缴获方面，共缴获电脑300余台；缴获手机500余部；缴获银行卡1000余张。");
        List<String> district = texts(read(address(DISTRICT, "2020-01", "2020-12")
                .queryParam("template", "operation")
                .queryParam("operation", DISTRICT.operation())));
        assertThat(district.get(1)).contains("抓获犯罪嫌疑人330人次；刑事拘留242人次");
    }

    /** The press briefing does not print it. */
    private static String detained(List<String> texts) {
        return texts.get(1).replaceAll(".*刑事拘留(.+)人次。", "$1");
    }

    private static UriComponentsBuilder address(PressBriefing briefing, String from, String to) {
        return UriComponentsBuilder.fromPath("/api/v1/briefings/preview")
                .queryParam("unit", briefing.unit())
                .queryParam("from", from)
                .queryParam("to", to);
    }

    private JsonNode read(UriComponentsBuilder uri) {
        return Importing.answer(mvc.get()
                .uri(uri.build().encode().toUri())
                .with(bearer("000000000000", "briefings:read"))
                .exchange());
    }

    private static List<String> texts(JsonNode answer) {
        return answer.path("paragraphs")
                .valueStream()
                .map(paragraph -> paragraph.path("text").asString())
                .toList();
    }
}
