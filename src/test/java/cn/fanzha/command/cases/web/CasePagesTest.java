package cn.fanzha.command.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class CasePagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCases cases;

    @Autowired
    TestCity city;

    @Autowired
    AuditTrail audit;

    @Test
    void theListShowsTheOwnUnitsCasesMaskedAndNoOthers() {
        CaseRef own = cases.reported(city.officer);
        CaseRef foreign = cases.reported(city.otherOfficer);
        MvcTestResult page =
                mvc.get().uri("/cases").with(city.signedIn(city.officer)).exchange();
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains(own.number().value(), "王**")
                .doesNotContain(foreign.number().value(), "王小明", "13800138000");
        assertThat(mvc.get().uri("/cases").with(city.signedIn(city.analyst)).exchange())
                .bodyText()
                .contains(own.number().value(), foreign.number().value());
    }

    @Test
    void theListTakesAFewStatements() {
        cases.reported(city.officer);
        java.util.List<String> statements = SqlCount.during(
                () -> mvc.get().uri("/cases").with(city.signedIn(city.officer)).exchange());
        assertThat(statements).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void aForeignNumberInTheAddressIsRefusedAndAudited() {
        CaseRef foreign = cases.reported(city.otherOfficer);
        assertThat(mvc.get()
                        .uri("/cases/{no}", foreign.number())
                        .with(city.signedIn(city.officer))
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(audit.of("case.open", foreign.number().value())).isNotEmpty();
    }

    @Test
    void anUnlistedSortColumnAndABrokenCursorAreRefusedInWords() {
        assertThat(mvc.get()
                        .uri("/cases?sort=victim_name")
                        .with(city.signedIn(city.officer))
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("筛选条件");
        assertThat(mvc.get()
                        .uri("/cases?after=zz")
                        .with(city.signedIn(city.officer))
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mvc.get()
                        .uri("/api/v1/cases?sort=victim_name")
                        .with(city.bearer(city.stationA1.code(), "cases:read"))
                        .exchange())
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void keysetPagesShowEachCaseOnceInOrder() {
        for (int i = 0; i < 5; i++) {
            cases.reported(city.otherOfficer);
        }
        java.util.List<String> seen = new java.util.ArrayList<>();
        String next = "/api/v1/cases?limit=2";
        while (next != null) {
            MvcTestResult page = mvc.get()
                    .uri(next)
                    .with(city.bearer(city.stationB1.code(), "cases:read"))
                    .exchange();
            String body =
                    new String(page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
            seen.addAll(com.jayway.jsonpath.JsonPath.read(body, "$.cases[*].caseNo"));
            String cursor = com.jayway.jsonpath.JsonPath.read(body, "$.next");
            next = cursor == null ? null : "/api/v1/cases?limit=2&after=" + cursor;
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
    }

    @Test
    void openingAValueNeedsAReasonAndIsAudited() {
        CaseRef file = cases.reported(city.officer);
        String uri = "/cases/" + file.number() + "/victims/0/reveal";
        assertThat(mvc.post()
                        .uri(uri)
                        .param("field", "PHONE")
                        .param("reason", " ")
                        .with(city.signedIn(city.officer))
                        .with(csrf())
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .doesNotContain("13800138000");
        assertThat(mvc.post()
                        .uri(uri)
                        .param("field", "PHONE")
                        .param("reason", "回访受害人")
                        .with(city.signedIn(city.officer))
                        .with(csrf())
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("13800138000");
        assertThat(audit.of("case.reveal", file.number().value())).hasSize(1);
    }

    @Test
    void aRefusedStepKeepsWhatWasTyped() {
        CaseRef file = cases.reported(city.officer);
        assertThat(mvc.post()
                        .uri("/cases/{no}/steps", file.number())
                        .param("step", CaseStep.ACCEPT.name())
                        .param("at", "2001-01-01T00:00")
                        .param("note", "这句话要留着")
                        .with(city.signedIn(city.officer))
                        .with(csrf())
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("这句话要留着", "早于接报时间");
    }

    @Test
    void everyStateAndStepHasItsWord() {
        CaseRef file = cases.filed(city.officer, city.supervisor);
        assertThat(mvc.get()
                        .uri("/cases/{no}", file.number())
                        .with(city.signedIn(city.officer))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("??");
    }
}
