package cn.fanzha.command.freezes.appeals;

import static cn.fanzha.command.support.SignedIn.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.domain.Freezing;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
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

/** Appeals as a unit's own program registers and carries them on, in people's names. */
@IntegrationTest
class AppealWorkApiTest {

    private static final String APPEALS = "/api/v1/freeze-appeals";

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

    @Test
    void anAppealIsRegisteredOnceDecidedByAnotherAndTheHolderTold() {
        CaseRef file = cases.filed(city.officer, city.supervisor);
        FreezeNumber freeze =
                freezing.frozen(file, city.bank1.id(), "1000", city.officer, city.supervisor, city.liaison);
        RequestPostProcessor unit = bearer(city.stationA1.code(), "freezes:read", "freezes:write");
        String officer = city.officer.username();
        String head = city.supervisor.username();
        String told = """
                {"by": "%s", "freezeNo": "%s", "appellant": "王户主", "contact": "13800138001", "statement": "是工资卡"}""";

        assertThat(send(APPEALS, unit, null, told.formatted("nobody", freeze)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes.api.officer");
        assertThat(send(APPEALS, unit, null, told.formatted(officer, "D0")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes-appeals.refused.no-freeze");
        assertThat(send(
                        APPEALS,
                        bearer(city.stationB1.code(), "freezes:write"),
                        null,
                        told.formatted(city.otherOfficer.username(), freeze)))
                .hasStatus(HttpStatus.FORBIDDEN);
        MvcTestResult registered = send(APPEALS, unit, null, told.formatted(officer, freeze));
        assertThat(registered)
                .hasStatus(HttpStatus.CREATED)
                .bodyText()
                .contains("\"state\":\"REGISTERED\"", "王**")
                .doesNotContain("13800138001");
        assertThat(send(APPEALS, unit, null, told.formatted(officer, freeze)))
                .describedAs("one open appeal a freeze")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes-appeals.refused.open-already");

        String appeal = Objects.requireNonNull(registered.getResponse().getHeader(HttpHeaders.LOCATION));
        String partly = """
                {"by": "%s", "verdict": "PARTLY", "reason": "部分为工资", "amount": "300"}""";
        assertThat(send(appeal + "/decision", unit, null, partly.formatted(head)))
                .hasStatus(HttpStatus.PRECONDITION_REQUIRED);
        assertThat(send(appeal + "/decision", unit, "\"9\"", partly.formatted(head)))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        String etag = Objects.requireNonNull(registered.getResponse().getHeader(HttpHeaders.ETAG));
        assertThat(send(appeal + "/decision", unit, etag, partly.formatted(officer)))
                .describedAs("an officer doesn't decide")
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send(appeal + "/notice", unit, etag, "{\"by\": \"%s\"}".formatted(officer)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes-appeals.refused.not-decided");
        assertThat(send(appeal + "/decision", unit, etag, partly.formatted(head).replace("300", "3000")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes.refused.less-frozen", "1,000.00");
        MvcTestResult decided = send(appeal + "/decision", unit, etag, partly.formatted(head));
        assertThat(decided).hasStatusOk().bodyText().contains("\"state\":\"PARTLY\"", "\"releasedAmount\":\"300.00\"");
        String after = Objects.requireNonNull(decided.getResponse().getHeader(HttpHeaders.ETAG));
        assertThat(send(appeal + "/notice", unit, after, "{\"by\": \"%s\", \"way\": \"LETTER\"}".formatted(officer)))
                .hasStatusOk()
                .bodyText()
                .contains("\"informedWay\":\"LETTER\"");
        assertThat(trail.of("freeze-appeal.conveyed", freeze.value()))
                .extracting(AuditTrail.Line::program)
                .containsExactly(true, true, true);
    }

    private MvcTestResult send(String address, RequestPostProcessor program, @Nullable String match, String body) {
        var request = mvc.post()
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
}
