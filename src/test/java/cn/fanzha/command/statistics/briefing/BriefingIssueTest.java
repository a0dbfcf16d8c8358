package cn.fanzha.command.statistics.briefing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class BriefingIssueTest {

    private static final AtomicInteger SERIALS = new AtomicInteger();
    private static final Pattern FINGERPRINT = Pattern.compile("name=\"fingerprint\" value=\"([0-9a-f]{64})\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    RollUp rollUp;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Briefings briefings;

    @Test
    void whatIsIssuedStaysWhateverBecomesOfTheFigures() throws Exception {
        filed("2018-03-05", "100.00");
        filed("2018-03-06", "200000.10");
        String draft = draft("2018-03", "");
        assertThat(draft).contains("2018年3月，全区共立电信网络诈骗案件", "签发");
        UUID id = issue(draft, "2018-03");
        String before = page(id);
        assertThat(before).contains("全区共立电信网络诈骗案件", ">2</button>", "200,100.10", "EXACT", "YU(2)");
        filed("2018-03-07", "5.00");
        assertThat(page(id)).isEqualTo(before);
        assertThat(draft("2018-03", "")).contains(">3</button>");
        var line = trail.only("briefing.issue", number(id));
        assertThat(line.username()).isEqualTo(city.supervisor.username());
        assertThat(line.detail("unit").asString()).isEqualTo(city.districtA.code());
        assertThat(list(city.supervisor)).contains("/briefings/" + id);
        assertThat(list(city.otherSupervisor)).doesNotContain("/briefings/" + id);
    }

    @Test
    void whatWasReadBeforeTheFiguresChangedIsNotIssued() throws Exception {
        filed("2018-04-05", "100.00");
        String draft = draft("2018-04", "");
        filed("2018-04-06", "100.00");
        MvcTestResult refused = post(fingerprint(draft), "2018-04", city.supervisor);
        assertThat(refused).hasStatus(422);
        String again = text(refused);
        assertThat(again).contains("数字在您阅读之后有变化", ">2</button>");
        assertThat(post(fingerprint(again), "2018-04", city.supervisor)).hasStatus(302);
    }

    @Test
    void aRuleThatDoesNotFitBlocksTheIssue() throws Exception {
        filed("2018-05-05", "100.00");
        String rules = "&indicator=case.filed&rounding=YU(万,0)";
        String draft = draft("2018-05", rules);
        assertThat(draft).contains("个数字按其规则无法取整", "figure-wrong", "什么也不剩");
        assertThat(FINGERPRINT.matcher(draft).find()).isFalse();
        MvcTestResult refused = mvc.post()
                .uri("/briefings")
                .param("unit", city.districtA.code())
                .param("from", "2018-05")
                .param("to", "2018-05")
                .param("template", "period")
                .param("indicator", "case.filed")
                .param("rounding", "YU(万,0)")
                .with(city.signedIn(city.supervisor))
                .with(csrf())
                .exchange();
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("未签发");
    }

    @Test
    void theDocumentHasTheOfficialPageAndTellsWhoTookItAndWhatEachNumberIs() throws Exception {
        filed("2018-06-05", "123456.78");
        filed("2017-06-05", "10.00");
        UUID id = issue(draft("2018-06", ""), "2018-06");
        MvcTestResult file = mvc.get()
                .uri("/briefings/" + id + "/docx")
                .with(city.signedIn(city.supervisor))
                .exchange();
        assertThat(file).hasStatusOk();
        assertThat(file.getResponse().getHeader("Content-Disposition")).contains(".docx", "T" + city.districtA.code());
        byte[] bytes = file.getResponse().getContentAsByteArray();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            var section = document.getDocument().getBody().getSectPr();
            CTPageMar margins = section.getPgMar();
            assertThat(List.of(
                            margins.getTop().toString(),
                            margins.getBottom().toString(),
                            margins.getLeft().toString(),
                            margins.getRight().toString()))
                    .containsExactly("2098", "1984", "1587", "1474");
            assertThat(section.getPgSz().getW()).hasToString("11906");
            assertThat(section.getPgSz().getH()).hasToString("16838");
            XWPFParagraph body = document.getParagraphs().stream()
                    .filter(p -> p.getText().startsWith("2018年6月，全区共立电信网络诈骗案件1起，同比持平"))
                    .findFirst()
                    .orElseThrow();
            assertThat(body.getSpacingBetween()).isEqualTo(28);
            assertThat(body.getRuns().getFirst().getFontSizeAsDouble()).isEqualTo(16);
            assertThat(body.getCTP().getRArray(0).getRPr().xmlText()).contains("仿宋_GB2312", "w:hint=\"eastAsia\"");
            String head = document.getHeaderList().getFirst().getText();
            assertThat(head).contains(city.supervisor.displayName(), city.supervisor.username(), "导出时间");
            assertThat(document.getFooterList().getFirst()._getHdrFtr().xmlText())
                    .contains("PAGE");
            String annex = document.getTables().getFirst().getText();
            assertThat(annex).contains("准确值", "123,456.78", "YU(2)", "EXACT");
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                    .anyMatch(line -> line.startsWith("数据读取于"))
                    .anyMatch(line -> line.contains("〔"));
        }
        var line = trail.only("briefing.export", number(id));
        assertThat(line.username()).isEqualTo(city.supervisor.username());
        assertThat(line.detail("format").asString()).isEqualTo("docx");
    }

    @Test
    void anAnalystDraftsButDoesNotIssue() throws Exception {
        Actor analyst = city.account("drafting-analyst", city.districtA, Role.ANALYST);
        String draft = text(mvc.get()
                .uri("/briefings/draft?from=2018-03&to=2018-03")
                .with(city.signedIn(analyst))
                .exchange());
        assertThat(draft).contains("由领导签发").doesNotContain("fingerprint");
        assertThat(post("", "2018-03", analyst)).hasStatus(403);
    }

    @Test
    void figuresAreAlsoChosenOneByOneAndAnEmptiedRuleTakesOneAway() throws Exception {
        filed("2018-07-05", "45321.00");
        String address = "/briefings/draft?unit=" + city.districtA.code() + "&from=2018-07&to=2018-07&template=chosen";
        assertThat(get(address)).contains("id=\"add-indicator\"", "case.filed").doesNotContain("figure-mark");
        String chosen = get(address
                + "&indicator=case.amount-involved&rounding=YU(2)&indicator=case.amount-involved&rounding=EXACT"
                + "&indicator=case.filed&rounding=&indicator=&rounding=EXACT");
        assertThat(chosen)
                .contains(">4.5万余</button>", ">45321</button>", "2018年7月，全区：涉案金额")
                .doesNotContain(">立案</th>");
        assertThat(fingerprint(chosen)).isNotBlank();
    }

    @Test
    void whatTheTextDoesNotSayIsNotIssued() throws Exception {
        MvcTestResult refused = mvc.post()
                .uri("/briefings")
                .param("unit", city.districtA.code())
                .param("from", "2018-03")
                .param("to", "2018-03")
                .param("template", "period")
                .param("tag", "涉疫")
                .with(city.signedIn(city.supervisor))
                .with(csrf())
                .exchange();
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("而正文没有说明");
    }

    @Test
    void aFormThatCannotBeReadKeepsWhatWasTyped() throws Exception {
        MvcTestResult refused = mvc.get()
                .uri("/briefings/draft?from=2019-02&to=2019-01&template=period&lang=en&unit=" + city.districtA.code())
                .with(city.signedIn(city.supervisor))
                .exchange();
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("value=\"2019-02\"", "value=\"2019-01\"");
        assertThat(mvc.get()
                        .uri("/briefings?after=broken")
                        .with(city.signedIn(city.supervisor))
                        .exchange())
                .hasStatus(422);
    }

    private void filed(String day, String amount) {
        String month = day.substring(0, 7).replace("-", "");
        String no = "A" + city.stationA1.code() + month + String.format("%04d", SERIALS.incrementAndGet());
        var done = Importing.csv(
                mvc,
                "cases",
                "case_no,unit_code,channel,fraud_type,reported_at,filed_at,amount_involved\n" + no + ","
                        + city.stationA1.code() + ",WALK_IN,50," + day + "," + day + "," + amount + "\n");
        assertThat(done.path("created").asInt()).as(done.toString()).isEqualTo(1);
        rollUp.bringUpToDate();
    }

    private String draft(String month, String more) throws IOException {
        MvcTestResult result = mvc.get()
                .uri("/briefings/draft?unit=" + city.districtA.code() + "&from=" + month + "&to=" + month
                        + "&template=period" + more)
                .with(city.signedIn(city.supervisor))
                .exchange();
        assertThat(result).hasStatusOk();
        return text(result);
    }

    private String get(String address) throws IOException {
        MvcTestResult result =
                mvc.get().uri(address).with(city.signedIn(city.supervisor)).exchange();
        assertThat(result).hasStatusOk();
        return text(result);
    }

    private static String fingerprint(String draft) {
        Matcher found = FINGERPRINT.matcher(draft);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private UUID issue(String draft, String month) {
        MvcTestResult issued = post(fingerprint(draft), month, city.supervisor);
        assertThat(issued).hasStatus(302);
        String target = Objects.requireNonNull(issued.getResponse().getRedirectedUrl());
        return UUID.fromString(target.substring(target.lastIndexOf('/') + 1));
    }

    private MvcTestResult post(String fingerprint, String month, Actor who) {
        return mvc.post()
                .uri("/briefings")
                .param("unit", city.districtA.code())
                .param("from", month)
                .param("to", month)
                .param("template", "period")
                .param("fingerprint", fingerprint)
                .with(city.signedIn(who))
                .with(csrf())
                .exchange();
    }

    private String page(UUID id) throws IOException {
        String whole = text(mvc.get()
                .uri("/briefings/" + id)
                .with(city.signedIn(city.supervisor))
                .exchange());
        return whole.substring(whole.indexOf("<main"), whole.indexOf("</main"));
    }

    private String list(Actor who) throws IOException {
        return text(mvc.get().uri("/briefings").with(city.signedIn(who)).exchange());
    }

    private String number(UUID id) {
        return jdbc.sql("select briefing_no from briefing where id = ?")
                .param(id)
                .query((row, n) -> row.getString(1))
                .single();
    }

    private static String text(MvcTestResult result) throws IOException {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
