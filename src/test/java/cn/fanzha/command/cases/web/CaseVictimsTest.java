package cn.fanzha.command.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.CaseVersions;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The victims of a case: come, are corrected and go, each with history, and with what they are found by. */
@IntegrationTest
class CaseVictimsTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCases cases;

    @Autowired
    TestCity city;

    @Autowired
    AuditTrail audit;

    @Autowired
    Observables observables;

    @Autowired
    CaseVersions versions;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void victimsComeGoAndStayMasked() {
        CaseRef file = cases.reported(city.officer);
        String victims = "/cases/" + file.number() + "/victims";
        assertThat(send(victims, Map.of("name", "JOHN SMITH", "idNo", "e12345678"), city.officer))
                .hasStatus(HttpStatus.FOUND);
        assertThat(send(victims, Map.of("name", "李四"), city.officer)).hasStatus(HttpStatus.FOUND);
        assertThat(send(victims, Map.of(), city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("至少填写");
        assertThat(send(victims, Map.of("idNo", "E12345678"), city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("已在本案中");
        assertThat(send(victims, Map.of("idNo", "110105194912310021"), city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(page(victims, city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("J**", "李**", "王**", "受害人 3")
                .doesNotContain("JOHN SMITH", "E12345678", "李四");
        MvcTestResult form = page(victims + "/1/edit", city.officer);
        String mark = Objects.requireNonNull(Jsoup.parse(body(form)).selectFirst("input[name=mark]"))
                .val();
        assertThat(send(
                        victims + "/1",
                        Map.of("phone", "138 0013 8001", "clear", "VICTIM_ID_NO", "mark", mark),
                        city.officer))
                .hasStatus(HttpStatus.FOUND);
        assertThat(send(victims + "/1", Map.of("phone", "13800138002", "mark", mark), city.officer2))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("138****8001", "13800138002", city.officer.displayName());
        assertThat(send(victims + "/1/reveal", Map.of("field", "NAME", "reason", "核实身份"), city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("JOHN SMITH");
        assertThat(send(victims + "/1/remove", Map.of("reason", ""), city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("请填写原因");
        assertThat(send(victims + "/1/remove", Map.of("reason", "重复登记"), city.officer))
                .hasStatus(HttpStatus.FOUND);
        // the place of one who was removed is nobody else's
        assertThat(send(victims, Map.of("name", "赵六"), city.officer)).hasStatus(HttpStatus.FOUND);
        assertThat(jdbc.sql("select array_agg(position order by position)::text from victim where case_id = ?")
                        .param(file.id())
                        .query(String.class)
                        .single())
                .isEqualTo("{0,2,3}");
        assertThat(page("/cases/" + file.number() + "/changes", city.officer))
                .bodyText()
                .contains("J**", "重复登记");
        audit.holdsNoPersonalDataInTheClear();
        assertThat(audit.of("case.victim.remove", file.number().value())).hasSize(1);
    }

    @Test
    void aCorrectedPhoneNoLongerLeadsToTheCaseUnlessAnotherVictimHasIt() {
        CaseRef file = cases.reported(city.officer);
        String victims = "/cases/" + file.number() + "/victims";
        send(victims, Map.of("name", "李四", "phone", "13900000011"), city.officer);
        send(victims, Map.of("name", "赵六", "phone", "13900000011", "idNo", "E87654321"), city.officer);
        assertThat(sees("13900000011", ObservableType.PHONE, file)).isTrue();
        assertThat(sees("E87654321", ObservableType.PERSON_ID, file)).isTrue();
        correct(victims + "/1", Map.of("phone", "13900000012"));
        assertThat(sees("13900000011", ObservableType.PHONE, file))
                .as("the other's")
                .isTrue();
        assertThat(sees("13900000012", ObservableType.PHONE, file)).isTrue();
        correct(victims + "/2", Map.of("phone", "13900000013", "idNo", "E87654322"));
        assertThat(sees("13900000011", ObservableType.PHONE, file)).isFalse();
        assertThat(sees("E87654321", ObservableType.PERSON_ID, file)).isFalse();
        assertThat(sees("E87654322", ObservableType.PERSON_ID, file)).isTrue();
        send(victims + "/2/remove", Map.of("reason", "重复登记"), city.officer);
        assertThat(sees("13900000013", ObservableType.PHONE, file)).isFalse();
        assertThat(page(victims, city.officer)).bodyText().contains("139****0012");
    }

    @Test
    void aVictimThatAProgramAddsHasItsHistoryAndThePageTellsThePaper() {
        CaseRef file = cases.reported(city.officer);
        assertThat(mvc.post()
                        .uri("/api/v1/cases/{no}/victims", file.number())
                        .header("If-Match", "\"" + versions.of(file.id()) + "\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"JANE ROE\", \"idNo\": \"E12345678\"}")
                        .with(city.bearer(city.stationA1.code(), "cases:write"))
                        .exchange())
                .hasStatus(HttpStatus.CREATED);
        assertThat(jdbc.sql(
                                "select array_agg(field order by field)::text from case_change where case_id = ? and item = 1")
                        .param(file.id())
                        .query(String.class)
                        .single())
                .isEqualTo("{VICTIM_ID_KIND,VICTIM_ID_NO,VICTIM_NAME}");
        assertThat(page("/cases/" + file.number(), city.officer))
                .bodyText()
                .contains("J**", "护照")
                .doesNotContain("E12345678");
    }

    @Test
    void whoTakesACaseOverIsInItsHistory() {
        CaseRef file = cases.reported(city.officer);
        assertThat(send(
                        "/cases/" + file.number() + "/steps",
                        Map.of(
                                "step",
                                "TRANSFER_REPORTED",
                                "at",
                                ChinaTime.formatSeconds(clock.instant()),
                                "note",
                                "在你辖区",
                                "receivingUnit",
                                city.stationB1.code()),
                        city.officer))
                .hasStatus(HttpStatus.FOUND);
        cases.take(file, CaseStep.TAKE_OVER_ACCEPTED, city.otherOfficer);
        assertThat(page("/cases/" + file.number() + "/changes?field=HANDLER", city.otherOfficer))
                .bodyText()
                .contains(city.officer.displayName(), city.otherOfficer.displayName(), "在你辖区");
    }

    private void correct(String victim, Map<String, String> typed) {
        String mark = Objects.requireNonNull(
                        Jsoup.parse(body(page(victim + "/edit", city.officer))).selectFirst("input[name=mark]"))
                .val();
        Map<String, String> form = new java.util.HashMap<>(typed);
        form.put("mark", mark);
        assertThat(send(victim, form, city.officer)).hasStatus(HttpStatus.FOUND);
    }

    private boolean sees(String value, ObservableType type, CaseRef file) {
        UUID id = observables.find(type, value).orElseThrow();
        return jdbc.sql("select exists (select from observables_of_case(?, ?) where id = ?)")
                .params(file.id(), file.number().value(), id)
                .query(Boolean.class)
                .single();
    }

    private MvcTestResult send(String uri, Map<String, String> params, Actor actor) {
        var request = mvc.post().uri(uri).with(city.signedIn(actor)).with(csrf());
        params.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult page(String uri, Actor actor) {
        return mvc.get().uri(uri).with(city.signedIn(actor)).exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
