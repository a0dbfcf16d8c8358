package cn.fanzha.command.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.ResidentId;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What helps while a call is typed: pasted text, earlier reports, papers, sums. */
@IntegrationTest
class CallAidTest {

    private static final String SMS =
            "【云澜银行】您账户昨天14:05转出人民币50,000.00元，收款人：张三丰，收款账号6222029901000021006，客服400-123-4567，详见 http://dy-task.vip/r";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatIsRecognisedIsOfferedAndGoesIntoAFieldByAPressAlone() {
        String form = Ids.next().toString();
        MvcTestResult offered = post("/intake/paste", city.officer, Map.of("form", form, "pasted", SMS));
        assertThat(offered)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "6222 0299 0100 0021 006",
                        "中国工商银行",
                        "50,000.00",
                        "张三丰",
                        "4001234567",
                        "http://dy-task.vip/r",
                        "填入收款账号")
                .doesNotContain("??");
        assertThat(count("select count(*) from intake_draft where id = ?::uuid", form))
                .isZero();
        MvcTestResult plain = post("/intake", city.officer, Map.of("form", form, "pasted", SMS, "action", "paste"));
        assertThat(body(plain))
                .contains("name=\"lines[0].account\" value=\"\"", "id=\"pasted\"")
                .doesNotContain("value=\"6222029901000021006\" maxlength");
        Map<String, String> fields = new HashMap<>(Map.of("form", form, "pasted", SMS, "lines[0].account", "622848"));
        fields.put("action", press(body(plain), "PAYEE_ACCOUNT"));
        assertThat(body(post("/intake", city.officer, fields)))
                .contains("name=\"lines[1].account\" value=\"6222029901000021006\"")
                .contains("name=\"lines[0].account\" value=\"622848\"");
        fields.put("action", press(body(plain), "CLUES"));
        assertThat(body(post("/intake", city.officer, fields))).contains(">4001234567</textarea>");
        fields.put("action", "apply:NONE:99");
        assertThat(post("/intake", city.officer, fields)).hasStatusOk();
    }

    @Test
    void whatIsSaidIsReadBack() {
        Map<String, String> line = Map.of("lines[1].amount", "5万", "lines[1].at", "20分钟前");
        assertThat(post("/intake/said?line=1&field=amount", city.officer, line))
                .bodyText()
                .contains("50,000.00", "5万");
        assertThat(post("/intake/said?line=1&field=at", city.officer, line))
                .bodyText()
                .containsPattern("data-moment=\"20\\d\\d-");
        assertThat(post("/intake/said?line=7&field=at", city.officer, line)).hasStatusOk();
        assertThat(post("/intake/said?line=0&field=at", city.officer, Map.of("lines[0].at", "不知道")))
                .bodyText()
                .contains("field-problem");
    }

    @Test
    void aSecondReportOfTheSameVictimGoesOnInTheFirstCase() {
        String id = residentId();
        Map<String, String> first = call("6222029901000021014", "12000");
        first.put("victimIdNo", id);
        first.put("victimPhone", "138 6500 1122");
        first.put("summary", "第一次报案");
        String no = caseNo(post("/intake", city.officer, with(first, "action", "stop")));
        Map<String, String> second = call("6222029901000021022", "3万");
        second.put("victimIdNo", id.toLowerCase(java.util.Locale.ROOT));
        second.put("summary", "又转了一笔");
        second.put("clues", "jrj666.top\n13900139000");
        assertThat(post("/intake/earlier", city.officer2, second))
                .bodyText()
                .contains(no, "证件相同", "formaction=\"/intake/join\"", "30 天");
        assertThat(post("/intake/earlier?own=" + no, city.officer, second))
                .bodyText()
                .doesNotContain(no);
        assertThat(post("/intake/earlier", city.otherOfficer, second))
                .bodyText()
                .contains(no, "甲一派出所", "不在您的管辖范围")
                .doesNotContain("/cases/" + no, "formaction", "cases.state");
        assertThat(post("/intake/join", city.otherOfficer, with(second, "join", no)))
                .hasStatus(HttpStatus.FORBIDDEN);
        MvcTestResult joined = post("/intake/join", city.officer, with(second, "join", no));
        assertThat(joined.getResponse().getRedirectedUrl()).isEqualTo("/cases/" + no + "/intake");
        String there = body(mvc.get()
                .uri("/cases/" + no + "/intake")
                .with(city.signedIn(city.officer))
                .exchange());
        assertThat(there)
                .contains("6222029901000021022", "value=\"3万\"", "第一次报案\n又转了一笔", "jrj666.top", "622202******1014");
        Map<String, String> kept = new HashMap<>(second);
        kept.put("form", there.replaceAll("(?s).*name=\"form\" value=\"([^\"]+)\".*", "$1"));
        kept.put("base", there.replaceAll("(?s).*name=\"base\" id=\"base\" value=\"([^\"]+)\".*", "$1"));
        for (String field : new String[] {"account", "amount", "holder", "institution"}) {
            kept.put("lines[1]." + field, String.valueOf(second.get("lines[0]." + field)));
            kept.put("lines[0]." + field, String.valueOf(first.get("lines[0]." + field)));
        }
        kept.put("lines[0].stopNo", there.replaceAll("(?s).*name=\"lines\\[0].stopNo\" value=\"([^\"]+)\".*", "$1"));
        assertThat(post("/cases/" + no + "/intake", city.officer, with(kept, "action", "stop")))
                .hasStatus(HttpStatus.FOUND);
        assertThat(count("select count(*) from stop_payment where case_no = ?", no))
                .isEqualTo(2);
        assertThat(count("select amount_involved::int from case_file where case_no = ?", no))
                .isEqualTo(42_000);
        assertThat(count("select count(*) from sighting where source_no = ? and source_type = 'CASE'", no))
                .isGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        // kind, number, stored kind, problem
        "'', E12345678, PASSPORT, ''",
        "PASSPORT, K0012345678, PASSPORT, ''",
        "PASSPORT, 990101198803071231, PASSPORT, ''",
        "OTHER, 军字第0012345号, '', '证件号码为 5 至 20 位'",
        "OTHER, H0012345601, OTHER, ''",
        "NONE, '', NONE, ''",
        "NONE, E12345678, '', '已选“无证件”'",
        "RESIDENT_ID, E12345678, '', 18",
        "RESIDENT_ID, 990101198803071231, '', 校验",
        "RESIDENT_ID, 990101198803071230, RESIDENT_ID, ''",
        "DRIVER, E12345678, '', '请从列表中选择'",
        "'', '', '', ''"
    })
    void everyPaperIsTakenOrRefusedInWords(String kind, String number, String stored, String problem) {
        Map<String, String> call = call("62220299" + MadeUpCodes.digits(11), "100");
        call.put("victimIdKind", kind);
        call.put("victimIdNo", number);
        String no = caseNo(post("/intake", city.officer, with(call, "action", "stop")));
        assertThat(jdbc.sql("select coalesce(id_kind, '') || ':' || (id_no_index is not null) from victim v"
                                + " join case_file c on c.id = v.case_id where c.case_no = ?")
                        .param(no)
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .isEqualTo(stored + ":" + (!stored.isEmpty() && !stored.equals("NONE")));
        String page = body(mvc.get()
                .uri("/cases/" + no + "/intake")
                .with(city.signedIn(city.officer))
                .exchange());
        assertThat(page).contains(problem, "value=\"" + number + "\"").doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.01",
        "'999,999,999,999.99', 999999999999.99",
        "5万, 50000.00",
        "0, ''",
        "0.001, ''",
        "-5, ''",
        "很多, ''",
        "99999999999999999, ''"
    })
    void everySumIsSentToTheCentOrRefusedInWords(String typed, String sent) {
        Map<String, String> call = call("62220299" + MadeUpCodes.digits(11), typed);
        MvcTestResult pressed = post("/intake", city.officer, with(call, "action", "stop"));
        if (sent.isEmpty()) {
            assertThat(pressed)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("field-problem", typed);
            return;
        }
        assertThat(jdbc.sql("select amount::text from stop_payment where case_no = ?")
                        .param(caseNo(pressed))
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .isEqualTo(sent);
    }

    @Test
    void aStoryOfTwentyThousandCharactersIsKeptAndALongerOneStaysInTheDraft() {
        Map<String, String> call = call("62220299" + MadeUpCodes.digits(11), "100");
        String story = "騙😀徒詐".repeat(5000);
        call.put("summary", story);
        String no = caseNo(post("/intake", city.officer, with(call, "action", "stop")));
        assertThat(story(no)).isEqualTo(story);
        String page = body(mvc.get()
                .uri("/cases/" + no + "/intake")
                .with(city.signedIn(city.officer))
                .exchange());
        call.put("form", page.replaceAll("(?s).*name=\"form\" value=\"([^\"]+)\".*", "$1"));
        call.put("base", page.replaceAll("(?s).*name=\"base\" id=\"base\" value=\"([^\"]+)\".*", "$1"));
        call.put("summary", story + "多");
        assertThat(post("/cases/" + no + "/intake", city.officer, with(call, "action", "save")))
                .hasStatus(HttpStatus.FOUND);
        assertThat(story(no)).isEqualTo(story);
        assertThat(body(mvc.get()
                        .uri("/cases/" + no + "/intake")
                        .with(city.signedIn(city.officer))
                        .exchange()))
                .contains("最多 20,000 字，现有 20,001 字", story + "多");
    }

    private String story(String no) {
        return jdbc.sql("select summary from case_file where case_no = ?")
                .param(no)
                .query((rs, n) -> rs.getString(1))
                .single();
    }

    private static String residentId() {
        String start = "99010119880307" + MadeUpCodes.digits(3);
        return "10X98765432"
                .chars()
                .mapToObj(c -> start + (char) c)
                .filter(id -> {
                    try {
                        ResidentId.of(id);
                        return true;
                    } catch (InvalidValueException e) {
                        return false;
                    }
                })
                .findFirst()
                .orElseThrow();
    }

    private static String press(String page, String target) {
        var button = Pattern.compile("value=\"(apply:" + target + ":\\d+)\"").matcher(page);
        assertThat(button.find()).as(target).isTrue();
        return button.group(1);
    }

    private Map<String, String> call(String account, String amount) {
        return new HashMap<>(Map.of(
                "form",
                Ids.next().toString(),
                "lines[0].account",
                account,
                "lines[0].amount",
                amount,
                "lines[0].holder",
                "李四",
                "lines[0].institution",
                city.bank1.code(),
                "channel",
                "HOTLINE_96110"));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private MvcTestResult post(String uri, Actor actor, Map<String, String> fields) {
        var request = mvc.post().uri(uri);
        fields.forEach(request::param);
        return request.with(city.signedIn(actor)).with(csrf()).exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String caseNo(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl()).replaceAll(".*(A\\d{22}).*", "$1");
    }

    private int count(String sql, String value) {
        return jdbc.sql(sql).param(value).query(Integer.class).single();
    }
}
