package cn.fanzha.command.statistics.briefing;

import static cn.fanzha.command.support.SignedIn.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** The preview of the city's year prints what its press briefing printed. */
@IntegrationTest
class BriefingPreviewTest {

    private static final String CITY = PressBriefing.ZHENGZHOU.unit();
    private static boolean imported;

    @Autowired
    MockMvcTester mvc;

    @BeforeEach
    void importOnce() {
        if (!imported) {
            PressBriefing.ZHENGZHOU.take(mvc, "units", "cases");
            imported = true;
        }
    }

    @Test
    void theYearIsToldInTheMannerOfThePressBriefing() {
        JsonNode answer = preview("2019-01", "2019-12", uri -> uri.queryParam("template", "period"));
        List<String> texts = texts(answer);
        assertThat(texts.getFirst())
                .startsWith("2019年全年，全市共立电信网络诈骗案件1万余起；破案2600余起；")
                .contains("涉案金额4.1亿余元")
                .endsWith("。")
                .doesNotContain("同比");
        assertThat(texts.get(1))
                .isEqualTo("从案件类型看，兼职刷单、贷款办卡、冒充公检法、网络交友投资赌博、QQ微信冒充领导熟人等5类案件较为突出，"
                        + "分别占立案数的26%、19%、13%、12%、8%，合计占78%；涉案金额分别占16%、13%、29%、23%、7%，合计占89%。");
        JsonNode filed = answer.path("paragraphs").path(0).path("figures").path(0);
        assertThat(filed.toString())
                .isEqualTo("{\"indicator\":\"case.filed\",\"value\":10426,\"shown\":\"1万余\",\"rounding\":\"YU(2)\"}");
        JsonNode types = answer.path("paragraphs").path(1).path("figures");
        assertThat(types).hasSize(12);
        assertThat(types.path(5).path("fraudTypes")).hasSize(5);
        assertThat(types.path(11).path("shown").asString()).isEqualTo("89%");
        assertThat(types.path(11).path("value").isNumber()).isTrue();
        everyShownNumberStandsInItsText(answer);
    }

    @Test
    void theSameInEnglishHoldsNoChinese() {
        JsonNode answer = preview(
                "2019-01",
                "2019-12",
                uri -> uri.queryParam("template", "period").queryParam("lang", "en"));
        assertThat(texts(answer).getFirst())
                .startsWith(
                        "Period: the whole of 2019. In the city: fraud cases filed: more than 10,000; cases solved: more than 2,600; ")
                .contains("more than 410 million yuan");
        assertThat(texts(answer).get(1)).contains("26%, 19%, 13%, 12%, 8% of the cases filed, 78% together");
        assertThat(texts(answer))
                .noneMatch(text ->
                        text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN));
        everyShownNumberStandsInItsText(answer);
    }

    @Test
    void pairsPrintEachFigureByItsRule() {
        JsonNode answer = preview("2019-01", "2019-12", uri -> {
            pair(uri, "case.filed", "YU(万,1)");
            pair(uri, "case.filed", "EXACT");
            pair(uri, "case.amount-involved", "UNIT(亿,2)");
            return pair(uri, "case.share", "PERCENT(1)");
        });
        assertThat(texts(answer)).containsExactly("2019年全年，全市：立案1万余起；立案10426起；涉案金额4.19亿元；发案占比100.0%。");
        JsonNode amount = answer.path("paragraphs").path(0).path("figures").path(2);
        assertThat(amount.path("value").asString()).isEqualTo("418620000.00");
        assertThat(amount.path("rounding").asString()).isEqualTo("UNIT(亿,2)");
        assertThat(amount.has("error") || amount.has("change") || amount.has("fraudTypes"))
                .isFalse();
        JsonNode joint = preview(
                "2019-01",
                "2019-12",
                uri -> pair(pair(uri, "case.share", "PERCENT(0)"), "case.amount-share", "PERCENT(0)")
                        .queryParam("fraudType", "50,51,52", "53", "54"));
        assertThat(shown(joint)).containsExactly("78%", "89%");
    }

    @Test
    void aRuleThatDoesNotFitIsAnErrorOfThatFigureAlone() {
        JsonNode answer =
                preview("2019-01", "2019-12", uri -> pair(pair(uri, "case.solved", "YU(万,0)"), "case.filed", "YU(2)"));
        JsonNode wrong = answer.path("paragraphs").path(0).path("figures").path(0);
        assertThat(wrong.path("shown").isNull()).isTrue();
        assertThat(wrong.path("value").asInt()).isEqualTo(2609);
        assertThat(wrong.path("error").asString()).contains("什么也不剩");
        assertThat(shown(answer)).last().isEqualTo("1万余");
        assertThat(texts(answer).getFirst()).contains("破案[?]起");
        JsonNode none = preview("2017-01", "2017-12", uri -> pair(uri, "case.share", "PERCENT(0)"));
        assertThat(none.path("paragraphs")
                        .path(0)
                        .path("figures")
                        .path(0)
                        .path("value")
                        .isNull())
                .isTrue();
        assertThat(shown(none)).containsExactly("—");
    }

    @Test
    void aTemplatesRuleCanBeChosenOtherwise() {
        JsonNode answer =
                preview("2019-01", "2019-12", uri -> pair(uri.queryParam("template", "period"), "case.filed", "EXACT"));
        assertThat(texts(answer).getFirst()).contains("案件10426起；破案2600余起");
    }

    @Test
    void thePeriodBeforeIsToldWithItsChange() {
        JsonNode answer = preview("2019-02", "2019-02", uri -> uri.queryParam("template", "period"));
        assertThat(texts(answer).getFirst()).startsWith("2019年2月，全市共立").doesNotContain("同比");
        JsonNode later = preview("2020-01", "2020-12", uri -> uri.queryParam("template", "period"));
        JsonNode first = later.path("paragraphs").path(0);
        if (!first.path("figures").isEmpty()) {
            JsonNode change = first.path("figures").path(1);
            assertThat(change.path("change").asString()).isEqualTo("yoy");
            assertThat(change.path("value").isNumber()).isTrue();
            assertThat(first.path("text").asString())
                    .contains("同比下降" + change.path("shown").asString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2019-01, 2019-01, 2019年1月，全市",
        "2019-01, 2019-07, 2019年1—7月，全市",
        "2019-01, 2019-12, 2019年全年，全市",
        "2017-01, 2020-07, 2017年以来（截至2020年7月），全市",
        "2018-10, 2019-07, 2018年10月至2019年7月，全市",
        "2019-01-23, 2019-03-31, 2019年1月23日至3月31日，全市",
        "2019-01-01, 2019-07-31, 2019年1—7月，全市"
    })
    void aPeriodPrintsByItsEnds(String from, String to, String start) {
        JsonNode answer = preview(from, to, uri -> uri.queryParam("template", "period"));
        assertThat(texts(answer).getFirst()).startsWith(start);
    }

    @Test
    void aPeriodWithoutRowsSaysSo() {
        assertThat(texts(preview("1999-01", "1999-12", uri -> uri.queryParam("template", "period"))))
                .containsExactly("1999年全年，全市没有可供通报的数据。");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2019-01&to=2019-12|briefings.problem.nothing-asked",
                "from=2019-01&to=2019-12&indicator=case.filed|briefings.problem.pairs",
                "from=2019-01&to=2019-12&indicator=case.filed&rounding=EXACT&rounding=JIN|briefings.problem.pairs",
                "from=2019-01&to=2019-12&indicator=case.filed&rounding=NEAR|briefings.rule.unknown",
                "from=2019-01&to=2019-12&indicator=case.pigeons&rounding=JIN|statistics.problem.unknown-indicator",
                "from=2019-01&to=2019-12&template=poem|briefings.problem.template",
                "from=2019-01&to=2019-12&template=operation|briefings.problem.operation",
                "from=2019-02&to=2019-01&template=period|value.period.order",
                "to=2019-01&template=period|statistics.problem.period"
            })
    void whatCannotBeAnsweredIsAProblem(String query, String key) {
        JsonNode problem = Importing.body(
                mvc.get()
                        .uri("/api/v1/briefings/preview?unit=" + CITY + "&" + query)
                        .with(bearer(CITY, "briefings:read"))
                        .exchange(),
                400);
        assertThat(problem.path("key").asString()).isEqualTo(key);
        assertThat(problem.path("detail").asString()).isNotBlank().doesNotStartWith("briefings.");
    }

    @Test
    void anotherUnitsBriefingIsRefused() {
        MvcTestResult refused = mvc.get()
                .uri("/api/v1/briefings/preview?template=period&from=2019-01&to=2019-12&unit=" + CITY)
                .with(bearer("970102000000", "briefings:read"))
                .exchange();
        Importing.body(refused, 403);
    }

    private JsonNode preview(String from, String to, UnaryOperator<UriComponentsBuilder> more) {
        var uri = more.apply(UriComponentsBuilder.fromPath("/api/v1/briefings/preview")
                .queryParam("unit", CITY)
                .queryParam("from", from)
                .queryParam("to", to));
        return Importing.answer(mvc.get()
                .uri(uri.build().encode().toUri())
                .with(bearer(CITY, "briefings:read"))
                .exchange());
    }

    private static UriComponentsBuilder pair(UriComponentsBuilder uri, String indicator, String rounding) {
        return uri.queryParam("indicator", indicator).queryParam("rounding", rounding);
    }

    private static List<String> texts(JsonNode answer) {
        return answer.path("paragraphs")
                .valueStream()
                .map(paragraph -> paragraph.path("text").asString())
                .toList();
    }

    private static List<String> shown(JsonNode answer) {
        return answer.path("paragraphs")
                .valueStream()
                .flatMap(paragraph -> paragraph.path("figures").valueStream())
                .map(figure -> figure.path("shown").asString(""))
                .toList();
    }

    private static void everyShownNumberStandsInItsText(JsonNode answer) {
        answer.path("paragraphs")
                .valueStream()
                .forEach(paragraph -> paragraph
                        .path("figures")
                        .valueStream()
                        .forEach(figure -> assertThat(paragraph.path("text").asString())
                                .contains(figure.path("shown").asString())));
    }
}
