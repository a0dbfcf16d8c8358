package cn.fanzha.command.freezes.web;

import static cn.fanzha.command.support.SignedIn.bearer;
import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.domain.Freezing;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Freezes as a unit's own program carries them on, in people's names; and the renewal that the bank confirms. */
@IntegrationTest
class FreezeWorkApiTest {

    private static final Pattern NUMBER = Pattern.compile("D\\d{22}");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    Freezing freezing;

    @Autowired
    AuditTrail trail;

    private RequestPostProcessor unit = request -> request;
    private RequestPostProcessor bank = request -> request;
    private CaseRef file;

    @BeforeEach
    void programs() {
        unit = bearer(city.stationA1.code(), "freezes:read", "freezes:write");
        bank = bearer(city.bank1.code(), "freezes:read", "freezes:write");
        file = cases.filed(city.officer, city.supervisor);
    }

    @Test
    void anApplicationIsOnePersonsAndOneHoweverOftenItIsSent() {
        String address = "/api/v1/cases/" + file.number() + "/freezes";
        String account = Stops.newAccount();
        assertThat(send(HttpMethod.POST, address, unit, null, application(null, account, "50000")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes.api.officer", "民警");
        assertThat(send(HttpMethod.POST, address, unit, null, application("liaison-" + city.division, account, "1")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(HttpMethod.POST, address, unit, null, application(city.officer.username(), account, "")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes.refused.limit", "\"line\":1")
                .doesNotContain(account);
        assertThat(send(
                        HttpMethod.POST,
                        address,
                        bearer(city.stationB1.code(), "freezes:write"),
                        null,
                        application(city.officer.username(), account, "50000")))
                .hasStatus(HttpStatus.FORBIDDEN);
        String body = application(city.officer.username(), account, "50000");
        MvcTestResult first = applied(address, body);
        assertThat(first).hasStatus(HttpStatus.CREATED);
        MvcTestResult again = applied(address, body);
        assertThat(again).hasStatus(HttpStatus.CREATED).hasHeader("Idempotency-Replayed", "true");
        String number = number(first);
        assertThat(number(again)).isEqualTo(number);
        assertThat(send(HttpMethod.POST, address, unit, null, body))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes.refused.at-work", number);
        assertThat(read(address, unit))
                .hasStatusOk()
                .bodyText()
                .contains(number)
                .doesNotContain(account);
        assertThat(trail.of("freeze.conveyed", number)).singleElement().satisfies(line -> {
            assertThat(line.program()).isTrue();
            assertThat(line.details()).contains(city.officer.username());
        });

        String freeze = "/api/v1/freezes/" + number;
        assertThat(send(HttpMethod.PUT, freeze, unit, null, body)).hasStatus(HttpStatus.PRECONDITION_REQUIRED);
        assertThat(send(
                        HttpMethod.PUT,
                        freeze,
                        unit,
                        etag(freeze),
                        application(city.supervisor.username(), account, "40000")))
                .hasStatusOk()
                .bodyText()
                .contains("\"limit\":\"40000.00\"", "\"stage\":\"DRAFT\"");
        assertThat(decide(freeze, "APPROVE", city.supervisor.username(), ""))
                .describedAs("she submitted it herself")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes.refused.own");
    }

    @Test
    void fromTheApprovalToTheRenewalThatTheBankConfirmsAndTheRelease() {
        FreezeNumber number = freezing.applied(file, Freezing.asked(city.bank1.id()), city.officer);
        String freeze = "/api/v1/freezes/" + number;
        String officer = city.officer.username();
        String head = city.supervisor.username();
        assertThat(send(HttpMethod.POST, freeze + "/decisions", unit, null, decision("APPROVE", head, "")))
                .hasStatus(HttpStatus.PRECONDITION_REQUIRED);
        assertThat(send(HttpMethod.POST, freeze + "/decisions", unit, "\"77\"", decision("APPROVE", head, "")))
                .hasStatus(HttpStatus.PRECONDITION_FAILED)
                .containsHeader(HttpHeaders.ETAG);
        assertThat(decide(freeze, "APPROVE", officer, "")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(act(freeze, "SEND", officer, ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes.refused.stage.DRAFT");
        assertThat(decide(freeze, "APPROVE", head, "同意"))
                .hasStatusOk()
                .bodyText()
                .contains("\"stage\":\"APPROVED\"", "\"decider\":\"" + city.supervisor.displayName());
        assertThat(act(freeze, "SEND", officer, "")).hasStatusOk();
        assertThat(send(HttpMethod.POST, freeze + "/acts", bank, null, "{\"act\": \"WITHDRAW\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes.api.police");
        assertThat(send(HttpMethod.POST, freeze + "/answer", bank, null, """
                        {"result": "FROZEN", "amountFrozen": "48000", "balance": "60000", "available": "60000",
                         "person": "系统", "phone": "95588"}""")).hasStatusOk();
        assertThat(send(HttpMethod.POST, freeze + "/renewal-confirmation", bank, null, ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes.refused.nothing-renewed");

        assertThat(act(freeze, "ASK_RENEWAL", officer, "侦查需要")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(HttpMethod.POST, freeze + "/acts", unit, etag(freeze), """
                        {"act": "ASK_RENEWAL", "by": "%s", "note": "侦查需要", "months": 6}""".formatted(officer)))
                .hasStatusOk();
        assertThat(decide(freeze, "APPROVE_RENEWAL", head, ""))
                .hasStatusOk()
                .bodyText()
                .contains("\"stage\":\"RENEWED\"")
                .doesNotContain("\"renewalConfirmBy\":null");
        assertThat(page("/freezes/" + number)).contains("续冻待机构确认", "data-until");
        assertThat(page("/work")).contains("续冻待机构确认");
        assertThat(mvc.get()
                        .uri("/desk/freezes")
                        .with(signedIn(city.liaison))
                        .locale(Locale.SIMPLIFIED_CHINESE)
                        .exchange())
                .bodyText()
                .contains("续冻待机构确认", number.value());
        assertThat(mvc.post()
                        .uri("/desk/freezes/" + number + "/confirm-renewal")
                        .with(signedIn(city.liaison))
                        .with(csrf())
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(send(HttpMethod.POST, freeze + "/renewal-confirmation", bank, null, ""))
                .describedAs("again it changes nothing")
                .hasStatusOk()
                .bodyText()
                .contains("\"renewalConfirmBy\":null")
                .doesNotContain("\"confirmedAt\":null");
        assertThat(page("/freezes/" + number)).contains("机构已于").doesNotContain("续冻待机构确认");

        assertThat(decide(freeze, "RELEASE", head, "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(decide(freeze, "RELEASE", officer, "查明无关")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(decide(freeze, "RELEASE", head, "查明无关"))
                .hasStatusOk()
                .bodyText()
                .contains("\"stage\":\"RELEASED\"")
                .doesNotContain("\"releaseConfirmBy\":null");
        assertThat(send(HttpMethod.POST, freeze + "/release-confirmation", bank, null, ""))
                .hasStatusOk()
                .bodyText()
                .contains("\"releaseConfirmBy\":null");
        assertThat(mvc.post()
                        .uri("/search")
                        .param("q", number.value())
                        .with(signedIn(city.officer))
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl("/freezes/" + number);
        assertThat(mvc.post()
                        .uri("/search")
                        .param("q", number.value())
                        .with(signedIn(city.otherOfficer))
                        .with(csrf())
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/freezes/" + number);
    }

    private String page(String address) {
        MvcTestResult page = mvc.get()
                .uri(address)
                .with(signedIn(city.officer))
                .locale(Locale.SIMPLIFIED_CHINESE)
                .exchange();
        assertThat(page).hasStatusOk();
        return body(page);
    }

    private String application(@Nullable String by, String account, String limit) {
        return """
                {"by": %s, "accounts": [{"account": "%s", "holder": "李收款", "limit": "%s", "institutionCode": "%s"}],
                 "reason": "涉嫌电信网络诈骗"}""".formatted(by == null ? "null" : "\"" + by + "\"", account, limit, city.bank1.code());
    }

    private MvcTestResult applied(String address, String body) {
        return mvc.post()
                .uri(address)
                .with(unit)
                .header("Idempotency-Key", "freeze-" + file.number())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult act(String freeze, String act, String by, String note) {
        return send(
                HttpMethod.POST,
                freeze + "/acts",
                unit,
                etag(freeze),
                "{\"act\": \"%s\", \"by\": \"%s\", \"note\": \"%s\"}".formatted(act, by, note));
    }

    private MvcTestResult decide(String freeze, String decision, String by, String note) {
        return send(HttpMethod.POST, freeze + "/decisions", unit, etag(freeze), decision(decision, by, note));
    }

    private static String decision(String decision, String by, String note) {
        return "{\"decision\": \"%s\", \"by\": \"%s\", \"note\": \"%s\"}".formatted(decision, by, note);
    }

    private MvcTestResult send(
            HttpMethod method, String address, RequestPostProcessor program, @Nullable String match, String body) {
        var request = mvc.method(method)
                .uri(address)
                .with(program)
                .locale(Locale.SIMPLIFIED_CHINESE)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (match != null) {
            request.header(HttpHeaders.IF_MATCH, match);
        }
        return request.exchange();
    }

    private MvcTestResult read(String address, RequestPostProcessor program) {
        return mvc.get().uri(address).with(program).exchange();
    }

    private String etag(String address) {
        return Objects.requireNonNull(read(address, unit).getResponse().getHeader(HttpHeaders.ETAG));
    }

    private static String number(MvcTestResult created) {
        Matcher found = NUMBER.matcher(body(created));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
