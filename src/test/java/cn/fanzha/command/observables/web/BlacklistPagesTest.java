package cn.fanzha.command.observables.web;

import static cn.fanzha.command.support.SignedIn.bearer;
import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.observables.Known;
import cn.fanzha.command.observables.KnownValues;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The blacklist from listing to its end, and observables that are taken off a case. */
@IntegrationTest
class BlacklistPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    Observables observables;

    @Autowired
    KnownValues known;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private String phone = "";
    private UUID id = new UUID(0, 0);

    @BeforeEach
    void aPhone() {
        phone = "139" + MadeUpCodes.digits(8);
        id = observables.idOf(ObservableType.PHONE, phone);
    }

    @Test
    void whatIsListedShowsWhereverItStandsUntilItsTimeIsOver() {
        String entry = listed();
        assertThat(get(entry, city.otherOfficer))
                .hasStatusOk()
                .bodyText()
                .contains("群发短信", "在列")
                .doesNotContain(phone);
        assertThat(get("/blacklist?own=1", city.officer)).bodyText().contains(entry);
        assertThat(get("/blacklist?own=1", city.otherOfficer)).bodyText().doesNotContain(entry);
        assertThat(get("/observables/" + id, city.officer)).bodyText().contains("已列入黑名单");
        assertThat(get("/observables/" + id + "/blacklist", city.officer))
                .bodyText()
                .contains(entry);
        CaseRef file = cases.reported(city.officer);
        note(file, phone);
        assertThat(get("/cases/" + file.number() + "/observables", city.officer))
                .bodyText()
                .contains("已列入黑名单");
        assertThat(knownOf()).extracting(Known::listedUntil).isNotNull();
        assertThat(post("/observables/" + id + "/blacklist", city.officer2, form()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("已在黑名单中", "群发短信");
        jdbc.sql(
                        "update blacklist_entry set listed_at = listed_at - interval '2 days', expires_at = now() - interval '1 second' where id = ?")
                .param(UUID.fromString(entry.substring("/blacklist/".length())))
                .update();
        assertThat(get(entry, city.officer)).bodyText().contains("已到期");
        assertThat(get("/observables/" + id, city.officer)).bodyText().doesNotContain("已列入黑名单");
        assertThat(known.of(
                        List.of(ObservableValue.of(ObservableType.PHONE, phone)),
                        List.of(file.number().value())))
                .isEmpty();
        assertThat(post(entry + "/remove", city.officer, "reason", "误列"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("已到期失效");
    }

    @Test
    void aDisputeIsDecidedByASupervisorWhoDidNotTakeItDown() {
        String entry = listed();
        assertThat(post(entry + "/dispute", city.otherOfficer, "holder", "王机主", "phone", "13800138001"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("王机主", "请填写异议内容");
        assertThat(post(
                        entry + "/dispute",
                        city.otherOfficer,
                        "holder",
                        "王机主",
                        "phone",
                        "13800138001",
                        "objection",
                        "号码已过户"))
                .hasStatus3xxRedirection();
        assertThat(get(entry, city.supervisor))
                .bodyText()
                .contains("异议中", "号码已过户", "王**", "异议成立，移出黑名单")
                .doesNotContain("13800138001");
        assertThat(get("/work", city.supervisor)).bodyText().contains(entry);
        assertThat(knownOf().listedUntil()).isNotNull();
        assertThat(post(entry + "/remove", city.officer, "reason", "误列")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(entry + "/decide", city.officer, "upheld", "true", "reason", "属实"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(entry + "/decide", city.otherSupervisor, "upheld", "true", "reason", "属实"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(entry + "/decide", city.supervisor, "upheld", "true", "reason", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(entry + "/decide", city.supervisor, "upheld", "true", "reason", "过户属实"))
                .hasStatus3xxRedirection();
        assertThat(get(entry, city.officer)).bodyText().contains("已移除", "过户属实");
        assertThat(post(entry + "/decide", city.supervisor, "upheld", "false", "reason", "再审"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(trail.only("blacklist.list", entry.substring("/blacklist/".length()))
                        .refused())
                .isFalse();
    }

    @Test
    void programsReadWhatChangedSince() {
        String since = clock.instant().minusSeconds(1).toString();
        String entry = listed().substring("/blacklist/".length());
        assertThat(mvc.get()
                        .uri("/api/v1/blacklist?limit=1000&changedSince=" + since)
                        .with(bearer(city.bank1.code(), "blacklist:read")))
                .hasStatusOk()
                .bodyText()
                .contains(entry, "\"value\":\"" + phone + "\"", "\"state\":\"LISTED\"");
        assertThat(mvc.get()
                        .uri("/api/v1/blacklist?changedSince=" + clock.instant().plusSeconds(60))
                        .with(bearer(city.bank1.code(), "blacklist:read")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(entry);
    }

    @Test
    void aNotedObservableIsTakenOffOrCorrectedWithAReason() {
        CaseRef file = cases.reported(city.officer);
        note(file, phone);
        String address = "/cases/" + file.number() + "/observables/" + id + "/take-off";
        assertThat(post(address, city.officer, "reason", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        String right = "139" + MadeUpCodes.digits(8);
        assertThat(post(address, city.officer, "reason", "录入错误", "corrected", "12"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(sightings(id)).isEqualTo(1);
        assertThat(post(address, city.officer, "reason", "录入错误", "corrected", right))
                .hasStatusOk()
                .bodyText()
                .contains("已移出，并登记了更正后的内容");
        assertThat(sightings(id)).isZero();
        assertThat(sightings(observables.idOf(ObservableType.PHONE, right))).isEqualTo(1);
        assertThat(trail.only("case.unobserve", file.number().value()).username())
                .isEqualTo(city.officer.username());
        assertThat(post(address, city.officer, "reason", "录入错误"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("不是登记在本案的");
        UUID victims = observables.idOf(ObservableType.PHONE, "13800138000");
        observables.record(victims, SightingSource.CASE, file.number().value(), file.unitId(), clock.instant());
        assertThat(post(
                        "/cases/" + file.number() + "/observables/" + victims + "/take-off",
                        city.officer,
                        "reason",
                        "误录"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("请在那里更正");
    }

    private long sightings(UUID observable) {
        return jdbc.sql("select count(*) from sighting where observable_id = ?")
                .param(observable)
                .query(Long.class)
                .single();
    }

    private void note(CaseRef file, String value) {
        assertThat(post("/cases/" + file.number() + "/observables", city.officer, "type", "PHONE", "value", value))
                .hasStatusOk();
    }

    private Known knownOf() {
        return Objects.requireNonNull(known.byId(List.of(id), List.of()).get(id));
    }

    private String listed() {
        MvcTestResult answer = post("/observables/" + id + "/blacklist", city.officer, form());
        assertThat(answer).hasStatus3xxRedirection();
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private String[] form() {
        String day = ChinaTime.date(clock.instant()).plusDays(30).toString();
        return new String[] {"source", "CASE_WORK", "reason", "群发短信", "until", day};
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
