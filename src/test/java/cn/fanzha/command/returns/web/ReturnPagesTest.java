package cn.fanzha.command.returns.web;

import static cn.fanzha.command.support.Returns.done;
import static cn.fanzha.command.support.SignedIn.bearer;
import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.domain.ReturnView;
import cn.fanzha.command.returns.domain.Share;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Returns;
import cn.fanzha.command.support.Returns.Frozen;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Returns on the pages of the police and of the bank, and for programs of both. */
@IntegrationTest
class ReturnPagesTest {

    private static final String CARD = "6217001234567890123";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    Returns returns;

    @Autowired
    AuditTrail trail;

    Actor chief;
    CaseRef file;
    Frozen frozen;

    @BeforeEach
    void aFrozenAccount() {
        chief = city.chief();
        file = cases.filed(city.officer, city.supervisor);
        frozen = returns.frozen(file, city.bank1, "100.00", city.officer);
    }

    @Test
    void fromTheCaseToTheBanksReceiptByForms() {
        assertThat(get("/cases/" + file.number() + "/returns", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains(frozen.id().toString(), "100.00");
        MvcTestResult opened = post(
                "/cases/" + file.number() + "/returns",
                city.officer,
                "freeze",
                frozen.id().toString());
        String page = Objects.requireNonNull(opened.getResponse().getRedirectedUrl());
        ReturnNumber no = ReturnNumber.of(page.replaceFirst(".*/", ""));
        assertThat(post(
                        "/cases/" + file.number() + "/returns",
                        city.officer,
                        "freeze",
                        frozen.id().toString()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(no.value());
        String victim = String.valueOf(returns.first(file));
        assertThat(post(
                        page + "/applications",
                        city.officer,
                        "victim",
                        victim,
                        "account",
                        CARD,
                        "lossHere",
                        "零",
                        "appliedOn",
                        "2026-01-01"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("零", CARD);
        post(
                page + "/applications",
                city.officer,
                "victim",
                victim,
                "account",
                CARD,
                "lossHere",
                "80.00",
                "appliedOn",
                "2026-01-01");
        assertThat(post(page + "/accept", city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("身份未核验");
        ReturnView view = returns.view(no, city.officer);
        post(page + "/applications/" + view.applicants().getFirst().id() + "/check", city.officer);
        assertThat(post(page + "/accept", city.officer, "version", String.valueOf(view.version())))
                .describedAs("the version of before the check")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        post(page + "/accept", city.officer);
        post(
                page + "/proposal",
                city.officer,
                "way",
                "DIRECT_ONE",
                "second",
                city.officer2.id().toString());
        assertThat(get(page, city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("80.00", "20.00", "621700******0123")
                .doesNotContain(CARD, "王小明");
        assertThat(post(page + "/approve", city.supervisor)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/desk/returns/" + no, city.liaison)).hasStatus(HttpStatus.FORBIDDEN);
        post(page + "/approve", chief);
        post(page + "/send", city.officer);
        assertThat(get("/returns?state=SENT&mine=1", city.officer)).bodyText().contains(no.value());
        assertThat(get("/returns?state=NONSENSE", city.officer)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get("/returns", city.otherOfficer)).bodyText().doesNotContain(no.value());

        assertThat(get("/desk/returns", city.liaison)).bodyText().contains(no.value());
        assertThat(get("/desk/returns", city.liaison2)).bodyText().doesNotContain(no.value());
        assertThat(get("/desk/returns/" + no, city.liaison))
                .hasStatusOk()
                .bodyText()
                .contains(CARD, "王小明");
        assertThat(get("/desk/returns/" + no, city.liaison2)).hasStatus(HttpStatus.FORBIDDEN);
        String share = "/desk/returns/" + no + "/shares/" + share(no).id();
        assertThat(post(share + "/paid", city.liaison, "receipt", " ")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        post(share + "/paid", city.liaison, "receipt", "HZ-77");
        assertThat(returns.view(no, city.officer).stage()).isEqualTo(ReturnStage.RETURNED);
        assertThat(get(page, city.officer)).bodyText().contains("HZ-77");
        assertThat(get("/cases/" + file.number(), city.officer)).bodyText().contains("银行已返还一份");
        assertThat(trail.of("return.execute", no.value()))
                .extracting(AuditTrail.Line::refused)
                .containsExactly(true, false);
        assertThat(get("/documents/make/FUND_FLOW_TABLE?subject=" + no, city.officer))
                .hasStatusOk();
    }

    @Test
    void aBanksProgramAnswersOnceAndTheSameAgain() {
        ReturnNumber no = returns.sent(file, frozen, "60.00", city.officer, city.officer2, chief);
        String bank = city.bank1.code();
        assertThat(api("/api/v1/returns", bank, "returns:read")).bodyText().contains(no.value());
        assertThat(api("/api/v1/returns", city.bank2.code(), "returns:read"))
                .bodyText()
                .doesNotContain(no.value());
        assertThat(api("/api/v1/returns/" + no, bank, "returns:read"))
                .hasStatusOk()
                .bodyText()
                .contains("王小明", "\"amount\":\"60.00\"");
        assertThat(api("/api/v1/returns/" + no, city.stationA1.code(), "returns:read"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("王小明");
        String share = "/api/v1/returns/" + no + "/shares/" + share(no).id();
        assertThat(send(share + "/paid", bank, "returns:answer", null, "{\"receiptNo\":\"HZ-1\"}"))
                .hasStatusOk();
        assertThat(send(share + "/paid", bank, "returns:answer", null, "{\"receiptNo\":\"HZ-1\"}"))
                .hasStatusOk();
        assertThat(send(share + "/paid", bank, "returns:answer", null, "{\"receiptNo\":\"HZ-2\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("returns.answered.paid", "HZ-1");
        assertThat(send(share + "/failed", bank, "returns:answer", null, "{\"reason\":\"TECHNICAL\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(share + "/paid", city.bank2.code(), "returns:answer", null, "{\"receiptNo\":\"HZ-1\"}"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aUnitsProgramBringsApplicationsInWithTheVersionItRead() {
        ReturnNumber no = returns.open(file, frozen, city.officer);
        String body = """
                {"victim":%d,"toAccount":"%s","lossHere":"30.00","idChecked":true,"appliedOn":"2026-01-01"}""".formatted(returns.first(file), CARD);
        String unit = city.stationA1.code();
        String etag = Objects.requireNonNull(
                api("/api/v1/returns/" + no, unit, "returns:read").getResponse().getHeader(HttpHeaders.ETAG));
        String applications = "/api/v1/returns/" + no + "/applications";
        assertThat(send(applications, unit, "returns:write", null, body)).hasStatus(428);
        assertThat(send(applications, unit, "returns:write", "\"999\"", body)).hasStatus(412);
        assertThat(send(applications, unit, "returns:write", etag, body))
                .hasStatusOk()
                .bodyText()
                .contains("\"lossHere\":\"30.00\"");
        assertThat(send(applications, unit, "returns:write", etag, body)).hasStatus(412);
        done(returns.accept(no, city.officer));
        done(returns.propose(no, ReturnWay.PROPORTIONAL, city.officer, city.officer2));
        String objections = "/api/v1/returns/" + no + "/objections";
        String objection = "{\"objector\":\"账户持有人\",\"text\":\"部分为本人工资\"}";
        assertThat(send(objections, unit, "returns:write", "*", objection))
                .describedAs("before the notice")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        done(returns.publish(no, city.officer));
        assertThat(send(objections, unit, "returns:write", null, objection)).hasStatus(428);
        assertThat(send(objections, unit, "returns:write", "*", objection)).hasStatusOk();
        assertThat(returns.view(no, city.officer).objections()).hasSize(1);
    }

    private Share share(ReturnNumber no) {
        return Objects.requireNonNull(
                returns.view(no, city.officer).applicants().getFirst().share());
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get()
                .uri(address)
                .locale(Locale.SIMPLIFIED_CHINESE)
                .with(signedIn(actor))
                .exchange();
    }

    private MvcTestResult post(String address, Actor actor, String... fields) {
        var request = mvc.post()
                .uri(address)
                .locale(Locale.SIMPLIFIED_CHINESE)
                .with(signedIn(actor))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult api(String address, String unit, String scope) {
        return mvc.get().uri(address).with(bearer(unit, scope)).exchange();
    }

    private MvcTestResult send(String address, String unit, String scope, @Nullable String match, String body) {
        var request = mvc.post()
                .uri(address)
                .with(bearer(unit, scope))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (match != null) {
            request.header(HttpHeaders.IF_MATCH, match);
        }
        return request.exchange();
    }
}
