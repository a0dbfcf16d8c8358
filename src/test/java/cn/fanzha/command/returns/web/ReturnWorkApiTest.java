package cn.fanzha.command.returns.web;

import static cn.fanzha.command.support.SignedIn.bearer;
import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Returns;
import cn.fanzha.command.support.Returns.Frozen;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A return as a unit's own program carries it on, in people's names, from the frozen account to the victim who is told. */
@IntegrationTest
class ReturnWorkApiTest {

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

    @Autowired
    Clock clock;

    private RequestPostProcessor unit = request -> request;

    @Test
    void fromTheFrozenAccountToTheVictimWhoIsTold() {
        unit = bearer(city.stationA1.code(), "returns:read", "returns:write");
        Actor chief = city.account("chief-of-the-api", city.city, Role.SUPERVISOR);
        CaseRef file = cases.filed(city.officer, city.supervisor);
        Frozen frozen = returns.frozen(file, city.bank1, "100.00", city.officer);
        String officer = city.officer.username();
        String ofCase = "/api/v1/cases/" + file.number() + "/returns";

        assertThat(send(ofCase, null, "{\"by\": \"%s\", \"freezeNo\": \"F-0\"}".formatted(officer)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("returns.api.freeze");
        String opening = "{\"by\": \"%s\", \"freezeNo\": \"F-%s\"}".formatted(officer, frozen.id());
        MvcTestResult opened = opened(ofCase, opening);
        assertThat(opened).hasStatus(HttpStatus.CREATED);
        assertThat(opened(ofCase, opening)).hasStatus(HttpStatus.CREATED).hasHeader("Idempotency-Replayed", "true");
        String address = Objects.requireNonNull(opened.getResponse().getHeader(HttpHeaders.LOCATION));
        String no = address.replaceFirst(".*/", "");
        assertThat(send(ofCase, null, opening))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("returns.open.other-runs", no);
        assertThat(read(ofCase)).hasStatusOk().bodyText().contains(no);
        assertThat(changed(address + "/applications", """
                        {"victim":%d,"toAccount":"%s","lossHere":"30.00","appliedOn":"2026-01-01"}""".formatted(returns.first(file), CARD)))
                .hasStatusOk();

        assertThat(act(address, "ACCEPT", officer, "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(changed(address + "/applications/1/acts", "{\"act\": \"CHECK_ID\"}"))
                .describedAs("no program sees a paper")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("returns.api.officer");
        assertThat(changed(
                        address + "/applications/1/acts", "{\"act\": \"CHECK_ID\", \"by\": \"%s\"}".formatted(officer)))
                .hasStatusOk()
                .bodyText()
                .contains("\"idChecked\":true");
        assertThat(act(address, "ACCEPT", officer, "")).hasStatusOk().bodyText().contains("\"state\":\"ACCEPTED\"");
        String proposal = """
                {"by": "%s", "second": "%s", "way": "PROPORTIONAL"}""";
        assertThat(send(address + "/proposal", null, proposal.formatted(officer, officer)))
                .hasStatus(HttpStatus.PRECONDITION_REQUIRED);
        assertThat(send(address + "/proposal", "\"99\"", proposal.formatted(officer, officer)))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(changed(address + "/proposal", proposal.formatted(officer, "nobody")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("returns.propose.second-officer");
        assertThat(changed(address + "/proposal", proposal.formatted(officer, city.officer2.username())))
                .hasStatusOk()
                .bodyText()
                .contains("\"state\":\"PROPOSED\"", "\"total\":\"30.00\"", "\"remainder\":\"70.00\"");

        assertThat(act(address, "PUBLISH", officer, "")).hasStatusOk();
        MvcTestResult objected = changed(address + "/objections", "{\"objector\": \"钱异议\", \"text\": \"另有受害人\"}");
        assertThat(objected)
                .hasStatusOk()
                .bodyText()
                .contains("\"upheld\":null")
                .doesNotContain("钱异议");
        String objection = returns.view(ReturnNumber.of(no), city.officer)
                .objections()
                .getFirst()
                .id()
                .toString();
        assertThat(decide(address, true, chief.username()))
                .describedAs("an objection waits")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(changed(
                        address + "/objections/" + objection + "/answer",
                        "{\"by\": \"%s\", \"upheld\": true, \"answer\": \"属实\"}".formatted(officer)))
                .hasStatusOk()
                .bodyText()
                .contains("\"state\":\"PROPOSED\"", "\"proposalStands\":false");

        assertThat(changed(
                        address + "/proposal",
                        proposal.formatted(officer, city.officer2.username()).replace("PROPORTIONAL", "DIRECT_ONE")))
                .hasStatusOk();
        assertThat(decide(address, true, city.supervisor.username()))
                .describedAs("a district does not approve")
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(decide(address, true, chief.username()))
                .hasStatusOk()
                .bodyText()
                .contains("\"state\":\"APPROVED\"");
        assertThat(act(address, "SEND", officer, "")).hasStatusOk().bodyText().contains("\"state\":\"SENT\"");
        String share = Objects.requireNonNull(returns.view(ReturnNumber.of(no), city.officer)
                        .applicants()
                        .getFirst()
                        .share())
                .id()
                .toString();
        assertThat(mvc.post()
                        .uri(address + "/shares/" + share + "/paid")
                        .with(bearer(city.bank1.code(), "returns:answer"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"receiptNo\": \"HZ-9\"}")
                        .exchange())
                .hasStatusOk();
        assertThat(changed(address + "/applications/1/acts", """
                        {"act": "TELL", "by": "%s", "how": "PHONE", "at": "%s"}""".formatted(officer, clock.instant())))
                .hasStatusOk()
                .bodyText()
                .contains("\"state\":\"RETURNED\"", "\"notifiedHow\":\"PHONE\"");
        assertThat(trail.of("return.conveyed", no)).hasSizeGreaterThan(7).allMatch(AuditTrail.Line::program);
        assertThat(mvc.post()
                        .uri("/search")
                        .param("q", no)
                        .with(signedIn(city.officer))
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl("/returns/" + no);
    }

    private MvcTestResult opened(String address, String body) {
        return mvc.post()
                .uri(address)
                .with(unit)
                .header("Idempotency-Key", "open-" + address.hashCode())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult act(String address, String act, String by, String reason) {
        return changed(
                address + "/acts", "{\"act\": \"%s\", \"by\": \"%s\", \"reason\": \"%s\"}".formatted(act, by, reason));
    }

    private MvcTestResult decide(String address, boolean approve, String by) {
        return changed(address + "/decision", "{\"approve\": %s, \"by\": \"%s\"}".formatted(approve, by));
    }

    /** With the version that stands. */
    private MvcTestResult changed(String address, String body) {
        String of = address.replaceFirst("(/api/v1/returns/[^/]+).*", "$1");
        return send(address, read(of).getResponse().getHeader(HttpHeaders.ETAG), body);
    }

    private MvcTestResult send(String address, @Nullable String match, String body) {
        var request = mvc.post()
                .uri(address)
                .with(unit)
                .locale(Locale.SIMPLIFIED_CHINESE)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (match != null) {
            request.header(HttpHeaders.IF_MATCH, match);
        }
        return request.exchange();
    }

    private MvcTestResult read(String address) {
        return mvc.get().uri(address).with(unit).exchange();
    }
}
