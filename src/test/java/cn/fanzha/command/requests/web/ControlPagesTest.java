package cn.fanzha.command.requests.web;

import static cn.fanzha.command.support.SignedIn.bearer;
import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.Controls;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.ControlRows;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Control requests on pages and by API, from the officer's form to the operator's answer. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    ControlRows rows;

    @Autowired
    Controls controls;

    @Autowired
    Observables observables;

    private Actor liaison = Actor.system();

    @BeforeAll
    void liaison() {
        liaison = city.account("operator", city.telecom, Role.LIAISON);
    }

    @Test
    void anOfficerAsksFromAnObservableAndTheOperatorAnswers() {
        CaseRef file = cases.reported(city.officer);
        String phone = ControlRows.newPhone();
        UUID id = observables.idOf(ObservableType.PHONE, phone);
        String form = "/controls/new?observable=" + id + "&case=" + file.number();
        assertThat(get(form, city.officer))
                .hasStatusOk()
                .bodyText()
                .contains(file.number().value(), "测试电信")
                .doesNotContain(phone, city.internet.code());
        assertThat(post("/controls", city.officer, "kind", "NUMBER", "observable", id.toString()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("请选择一家在用的电信企业");
        String page = sent(
                "kind",
                "NUMBER",
                "observable",
                id.toString(),
                "institution",
                city.telecom.code(),
                "caseNo",
                file.number().value(),
                "reason",
                "冒充公检法",
                "urgency",
                "URGENT");
        assertThat(get(page, city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("封停号码", "已发出", "冒充公检法")
                .doesNotContain(phone);
        assertThat(get("/controls", city.officer)).bodyText().contains(page);
        assertThat(get("/controls", city.otherOfficer)).bodyText().doesNotContain(page);
        assertThat(get("/observables/" + id + "/controls", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains(page);
        assertThat(get("/cases/" + file.number() + "/observables", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("处置：已发出", form.replace("&", "&amp;"));

        String desk = page.replace("/controls/", "/controls/desk/");
        assertThat(get("/controls/desk", liaison))
                .hasStatusOk()
                .bodyText()
                .contains(desk, "特急")
                .doesNotContain(phone);
        assertThat(get(desk, liaison)).hasStatusOk().bodyText().contains(phone);
        assertThat(post("/controls/desk/next", liaison)).hasStatus3xxRedirection();
        assertThat(post(desk + "/answer", liaison, "version", "0", "verdict", "DONE"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("刚刚有变化");
        assertThat(post(desk + "/answer", liaison, "version", "1", "verdict", "REFUSE", "note", "查询中"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("请选择未处置原因", "查询中");
        assertThat(post(desk + "/answer", liaison, "version", "1", "verdict", "DONE", "note", "已停机"))
                .hasStatus3xxRedirection();
        assertThat(get("/controls/desk/answered", liaison)).bodyText().contains(desk);
        assertThat(get(page, city.officer)).bodyText().contains("已处置", "已停机");
        assertThat(get("/work", city.officer)).hasStatusOk().bodyText().contains(page);
        assertThat(get(page, liaison)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void eachLiaisonHasTheDeskOfTheOwnKindOfInstitution() {
        assertThat(get("/", liaison)).hasRedirectedUrl("/controls/desk");
        assertThat(get("/", city.liaison)).hasRedirectedUrl("/desk");
        assertThat(get("/controls/desk", liaison)).bodyText().doesNotContain("href=\"/desk\"");
        assertThat(get("/desk", city.liaison)).bodyText().doesNotContain("href=\"/controls/desk\"");
    }

    @Test
    void aProgramOfThePartnerReceivesAndAnswersOnceHoweverOftenItSends() {
        ControlNumber number = rows.sent(city.telecom.id(), city.officer);
        String address = "/api/v1/control-requests/" + number;
        assertThat(api(address, city.bank1.code(), null, null)).hasStatus(HttpStatus.FORBIDDEN);
        MvcTestResult one = api(address, city.telecom.code(), null, null);
        assertThat(one).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("REQUESTED");
        assertThat(api(address + "/receipt", city.telecom.code(), "{}", null)).hasStatusOk();
        MvcTestResult received = api(address + "/receipt", city.telecom.code(), "{}", null);
        assertThat(received)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(1);
        String done = "{\"result\":\"DONE\",\"note\":\"已停机\"}";
        assertThat(api(address + "/answer", city.telecom.code(), done, null))
                .hasStatus(HttpStatus.PRECONDITION_REQUIRED);
        assertThat(api(address + "/answer", city.telecom.code(), done, "\"0\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        String tag = Objects.requireNonNull(received.getResponse().getHeader("ETag"));
        assertThat(api(address + "/answer", city.telecom.code(), done, tag))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("DONE");
        assertThat(api(address + "/answer", city.telecom.code(), done, tag)).hasStatusOk();
        assertThat(api(
                        address + "/answer",
                        city.telecom.code(),
                        "{\"result\":\"REFUSED\",\"refusal\":\"NOT_OURS\"}",
                        "*"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(api("/api/v1/control-requests?state=DONE", city.stationA1.code(), null, null))
                .hasStatusOk()
                .bodyText()
                .contains(number.value());
        assertThat(api(address + "/answer", city.stationA1.code(), done, tag))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private String sent(String... params) {
        MvcTestResult answer = post("/controls", city.officer, params);
        assertThat(answer).hasStatus3xxRedirection();
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private MvcTestResult api(
            String address,
            String unit,
            @org.jspecify.annotations.Nullable String body,
            @org.jspecify.annotations.Nullable String match) {
        var token = bearer(unit, "controls:read", "controls:write");
        if (body == null) {
            return mvc.get().uri(address).with(token).exchange();
        }
        var request = mvc.post()
                .uri(address)
                .with(token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (match == null ? request : request.header("If-Match", match)).exchange();
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(signedIn(actor)).exchange();
    }

    private MvcTestResult post(String address, Actor actor, String... params) {
        var request = mvc.post().uri(address).with(signedIn(actor)).with(csrf());
        for (int i = 0; i < params.length; i += 2) {
            request = request.param(params[i], params[i + 1]);
        }
        return request.exchange();
    }
}
