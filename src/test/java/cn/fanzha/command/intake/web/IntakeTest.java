package cn.fanzha.command.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class IntakeTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCases cases;

    @Autowired
    TestCity city;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theFirstPressLogsTheCaseAndSendsEveryCompleteLine() {
        String form = Ids.next().toString();
        MvcTestResult pressed = press("/intake", "stop", city.officer, call(form, "6222026006705300018"));
        assertThat(pressed).hasStatus(HttpStatus.FOUND);
        String no = caseNo(pressed);
        assertThat(count("select count(*) from stop_payment where case_no = ?", no))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from transfer t join case_file c on c.id = t.case_id where c.case_no = ?", no))
                .isEqualTo(1);
        assertThat(page("/cases/" + no + "/intake", city.officer))
                .bodyText()
                .contains("已发送", "622202******0018", "这一行还没有填完", "请填写此项")
                .doesNotContain("??");
    }

    @Test
    void oneFormSentTwiceLogsOneCase() {
        String form = Ids.next().toString();
        Map<String, String> call = call(form, "6222026006705300026");
        String first = caseNo(press("/intake", "stop", city.officer, call));
        String second = caseNo(press("/intake", "stop", city.officer, call));
        assertThat(second).isEqualTo(first);
        assertThat(count("select count(*) from stop_payment where case_no = ?", first))
                .isEqualTo(1);
    }

    @Test
    void nothingToStopLogsNothingAndKeepsWhatWasTyped() {
        Map<String, String> call =
                Map.of("form", Ids.next().toString(), "lines[0].account", "6222", "summary", "还在通话中");
        assertThat(press("/intake", "stop", city.officer, call))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("没有可以止付的账户", "还在通话中", "6222");
    }

    @Test
    void whatIsWrongInTheRestDoesNotHoldBackTheStop() {
        Map<String, String> call = new java.util.HashMap<>(call(Ids.next().toString(), "6222026006705300034"));
        call.put("victimIdNo", "110105194912310021");
        call.put("amountInvolved", "-5");
        String no = caseNo(press("/intake", "stop", city.officer, call));
        assertThat(page("/cases/" + no + "/intake", city.officer))
                .bodyText()
                .contains("110105194912310021", "value=\"-5\"", "校验");
    }

    @Test
    void aDraftIsKeptAndOfferedAgainToItsOfficerOnly() {
        String form = Ids.next().toString();
        assertThat(press("/intake/draft", "draft", city.officer2, Map.of("form", form, "summary", "半句话")))
                .hasStatusOk()
                .bodyText()
                .contains("已自动保存");
        assertThat(page("/intake?draft=" + form, city.officer2)).bodyText().contains("半句话");
        assertThat(page("/intake?draft=" + form, city.officer)).bodyText().doesNotContain("半句话");
        assertThat(press("/intake/draft", "draft", city.officer, Map.of("form", form, "summary", "偷看")))
                .hasStatus(HttpStatus.FORBIDDEN);
        byte[] stored = jdbc.sql("select form from intake_draft where id = ?::uuid")
                .param(form)
                .query(byte[].class)
                .single();
        assertThat(new String(stored, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("半句话");
    }

    @Test
    void aStaleEditShowsBothVersionsAndLosesNeither() {
        CaseRef file = cases.reported(city.officer);
        String address = "/cases/" + file.number() + "/intake";
        String opened = body(page(address, city.officer));
        String base = base(opened);
        Map<String, String> mine = form(base, "我写的案情");
        Map<String, String> theirs = form(base, "同事写的案情");
        assertThat(press(address, "save", city.officer2, theirs)).hasStatus(HttpStatus.FOUND);
        assertThat(press(address, "save", city.officer, mine))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("我写的案情", "同事写的案情");
        assertThat(press(address, "overwrite", city.officer, mine)).hasStatus(HttpStatus.FOUND);
        assertThat(page("/cases/" + file.number(), city.officer)).bodyText().contains("我写的案情");
    }

    @Test
    void longStoriesForeignPapersAndTinyAndHugeAmountsAreTaken() {
        for (String amount : new String[] {"0.01", "999999999999.99"}) {
            Map<String, String> call = new java.util.HashMap<>(
                    call(Ids.next().toString(), amount.length() > 5 ? "6222026006705300042" : "6222026006705300059"));
            call.put("lines[0].amount", amount);
            call.put("summary", "騙徒😀".repeat(5000));
            call.put("victimIdNo", "E12345678");
            String no = caseNo(press("/intake", "stop", city.officer, call));
            assertThat(page("/cases/" + no, city.officer))
                    .hasStatusOk()
                    .bodyText()
                    .contains("騙徒😀");
        }
    }

    @Test
    void aFormThatLoggedItsCaseSendsAFurtherStopToTheSameCase() {
        String form = Ids.next().toString();
        Map<String, String> call = new java.util.HashMap<>(call(form, "6222026006705300075"));
        String no = caseNo(press("/intake", "stop", city.officer, call));
        call.put("lines[1].account", "6222026006705300083");
        call.put("lines[1].amount", "10");
        call.put("lines[1].institution", city.bank1.code());
        assertThat(caseNo(press("/intake", "stop", city.officer, call))).isEqualTo(no);
        assertThat(count("select count(*) from stop_payment where case_no = ?", no))
                .isEqualTo(2);
        assertThat(count(
                        "select count(*) from transfer t join case_file c on c.id = t.case_id where c.case_no = ?", no))
                .isEqualTo(2);
    }

    @Test
    void aDoubtfulAccountOfTheVictimDoesNotHoldTheStopBack() {
        Map<String, String> call = new java.util.HashMap<>(call(Ids.next().toString(), "6222026006705300091"));
        call.put("lines[0].from", "wechat-wallet@pay");
        String no = caseNo(press("/intake", "stop", city.officer, call));
        assertThat(count("select count(*) from stop_payment where case_no = ?", no))
                .isEqualTo(1);
    }

    @Test
    void aTransferWithoutAStopIsKeptOnceHoweverOftenItIsSaved() {
        String form = Ids.next().toString();
        Map<String, String> call = call(form, "6222026006705300109");
        String no = caseNo(press("/intake", "save", city.officer, call));
        Map<String, String> again = new java.util.HashMap<>(call);
        again.put("lines[0].amount", "25000");
        press("/cases/" + no + "/intake", "save", city.officer, again);
        assertThat(count(
                        "select count(*) from transfer t join case_file c on c.id = t.case_id where c.case_no = ?", no))
                .isEqualTo(1);
        assertThat(count(
                        "select t.amount::int from transfer t join case_file c on c.id = t.case_id where c.case_no = ?",
                        no))
                .isEqualTo(25000);
    }

    @Test
    void halfATypedPhoneNeverReplacesTheStoredOne() {
        CaseRef file = cases.reported(city.officer);
        String address = "/cases/" + file.number() + "/intake";
        String base = base(body(page(address, city.officer)));
        Map<String, String> typing = new java.util.HashMap<>(form(base, "案情"));
        typing.put("victimPhone", "1391");
        typing.put("reportedAt", "2001-01-01T00:00");
        assertThat(press(address + "/draft", "draft", city.officer, typing)).hasStatusOk();
        assertThat(page("/cases/" + file.number(), city.officer)).bodyText().contains("138****8000");
        assertThat(count(
                        "select extract(year from reported_at)::int from case_file where case_no = ?",
                        file.number().value()))
                .isGreaterThan(2001);
    }

    @Test
    void anotherOfficersFormHidesTheVictimAndKeepsWhatIsLeftBlank() {
        CaseRef file = cases.reported(city.officer);
        String address = "/cases/" + file.number() + "/intake";
        String opened = body(page(address, city.officer2));
        assertThat(opened).doesNotContain("王小明", "13800138000").contains("您不是主办人");
        Map<String, String> theirs = new java.util.HashMap<>(form(base(opened), "同事补充"));
        theirs.put("victimName", "");
        theirs.put("hidden", "1");
        assertThat(press(address, "save", city.officer2, theirs)).hasStatus(HttpStatus.FOUND);
        assertThat(page("/cases/" + file.number(), city.officer)).bodyText().contains("王**", "同事补充");
    }

    @Test
    void aColleaguesEditIsNotOverwrittenByAnOldDraftThatIsOpenedAgain() {
        CaseRef file = cases.reported(city.officer);
        String address = "/cases/" + file.number() + "/intake";
        Map<String, String> mine = form(base(body(page(address, city.officer))), "我的旧稿");
        press(address, "save", city.officer, mine);
        Map<String, String> theirs = form(base(body(page(address, city.officer2))), "同事的新稿");
        press(address, "save", city.officer2, theirs);
        Map<String, String> reopened = new java.util.HashMap<>(mine);
        reopened.put("base", base(body(page(address, city.officer))));
        assertThat(press(address + "/draft", "draft", city.officer, reopened))
                .bodyText()
                .contains("他人已修改");
        assertThat(page("/cases/" + file.number(), city.officer)).bodyText().contains("同事的新稿");
    }

    @Test
    void madeUpListPositionsAreABadRequest() {
        for (String line : new String[] {"lines[300].account", "lines[x].account"}) {
            assertThat(press(
                            "/intake",
                            "stop",
                            city.officer,
                            Map.of("form", Ids.next().toString(), line, "6222")))
                    .hasStatus4xxClientError();
        }
    }

    private static String base(String page) {
        return page.replaceAll("(?s).*name=\"base\" id=\"base\" value=\"([0-9a-f]+)\".*", "$1");
    }

    private Map<String, String> call(String form, String account) {
        return Map.of(
                "form", form,
                "lines[0].account", account,
                "lines[0].amount", "20000",
                "lines[0].holder", "李四",
                "lines[0].institution", city.bank1.code(),
                "lines[1].account", "6222026006705300067",
                "lines[1].holder", "这一行还没有填完",
                "channel", "HOTLINE_96110",
                "victimPhone", "138 0013 8000");
    }

    private static Map<String, String> form(String base, String summary) {
        return Map.of(
                "form",
                Ids.next().toString(),
                "base",
                base,
                "channel",
                "HOTLINE_96110",
                "fraudType",
                "10",
                "summary",
                summary,
                "victimName",
                "王小明");
    }

    private MvcTestResult press(String uri, String action, Actor actor, Map<String, String> fields) {
        var request = mvc.post().uri(uri).param("action", action);
        fields.forEach(request::param);
        return request.with(city.signedIn(actor)).with(csrf()).exchange();
    }

    private MvcTestResult page(String uri, Actor actor) {
        return mvc.get().uri(uri).with(city.signedIn(actor)).exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String caseNo(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl()).replaceAll(".*(A\\d{22}).*", "$1");
    }

    private int count(String sql, String no) {
        return jdbc.sql(sql).param(no).query(Integer.class).single();
    }
}
