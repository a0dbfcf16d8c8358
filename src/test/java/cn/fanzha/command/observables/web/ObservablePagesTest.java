package cn.fanzha.command.observables.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class ObservablePagesTest {

    private static final String ALERTS = "alert_no,unit_code,source,risk,fraud_type,pushed_at,phone\n";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    CaseIntake intake;

    @Autowired
    Observables observables;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void whatLiesOutsideTheScopeIsANumberToAnOfficerAndAContactToAnAnalyst() {
        String phone = phone();
        CaseRef own = caseOf(city.officer, phone);
        CaseRef foreign = caseOf(city.otherOfficer, phone);
        jdbc.sql("update unit set contact_phone = '0990-7654321' where id = ?")
                .param(city.stationB1.id())
                .update();
        UUID id = observables.idOf(ObservableType.PHONE, phone);
        assertThat(get(city.officer, "/observables/" + id))
                .hasStatusOk()
                .bodyText()
                .contains(own.number().value(), "另有 1 条记录在您的权限范围之外")
                .doesNotContain(foreign.number().value(), phone, "0990-7654321");
        Actor analyst = city.account("analyst-a", city.districtA, Role.ANALYST);
        assertThat(get(analyst, "/observables/" + id))
                .hasStatusOk()
                .bodyText()
                .contains(own.number().value(), foreign.number().value(), city.stationB1.name(), "0990-7654321")
                .doesNotContain("/cases/" + foreign.number(), "另有", phone);
        assertThat(get(city.analyst, "/observables/" + id))
                .bodyText()
                .contains("/cases/" + own.number(), "/cases/" + foreign.number());
        assertThat(audit.of("observable.read", id.toString())).hasSize(3);
    }

    @Test
    void aNumberTypedInTheIntakeAndOneOfAnImportedAlertAreOneObservable() {
        String phone = phone();
        String alert = "OB-" + MadeUpCodes.digits(10);
        String file =
                ALERTS + alert + "," + city.stationA1.code() + ",BANK,HIGH,10,2026-10-01 08:00:00," + phone + "\n";
        assertThat(Importing.counts(Importing.csv(mvc, "alerts", file))).isEqualTo("1 0 0 0");
        String typed = "+86 " + phone.substring(0, 3) + "-" + phone.substring(3, 7) + " " + phone.substring(7);
        assertThat(post(city.officer, "/intake/known", "field", "PHONE", "victimPhone", typed))
                .hasStatusOk()
                .bodyText()
                .contains("另见于", "1 条预警")
                .doesNotContain("起案件");
        MvcTestResult taken = post(
                city.officer,
                "/intake",
                "form",
                Ids.next().toString(),
                "action",
                "save",
                "channel",
                "WALK_IN",
                "victimPhone",
                typed);
        assertThat(taken).hasStatus3xxRedirection();
        String caseNo = jdbc.sql("select case_no from case_file where unit_id = ? order by id desc limit 1")
                .param(city.stationA1.id())
                .query(String.class)
                .single();
        UUID id = observables.find(ObservableType.PHONE, phone).orElseThrow();
        assertThat(get(city.officer, "/observables/" + id)).bodyText().contains(caseNo, alert);
        assertThat(get(city.officer, "/alerts/" + alert + "/known"))
                .hasStatusOk()
                .bodyText()
                .contains("1 起案件", "/observables/" + id)
                .doesNotContain("条预警");
    }

    @Test
    void anObservableNotedOnACaseShowsWhereElseItWasSeenAndWhatItOccursWith() {
        String url = "bad" + MadeUpCodes.digits(9) + ".example.com";
        CaseRef first = caseOf(city.officer, null);
        CaseRef second = caseOf(city.officer, null);
        String address = "/cases/" + first.number() + "/observables";
        assertThat(post(city.officer, address, "type", "URL", "value", "https://WWW." + url + "/"))
                .hasStatusOk()
                .bodyText()
                .contains("已登记。", url, "未见于他处");
        assertThat(post(city.officer, address, "type", "URL", "value", "http://" + url))
                .bodyText()
                .contains("本案已登记过该要素");
        post(city.officer, "/cases/" + second.number() + "/observables", "type", "URL", "value", url);
        String im = "wx" + MadeUpCodes.digits(8);
        post(city.officer, "/cases/" + second.number() + "/observables", "type", "IM_ACCOUNT", "value", im);
        assertThat(get(city.officer, address)).bodyText().contains("另见于", "1 起案件");
        UUID id = observables.find(ObservableType.URL, url).orElseThrow();
        assertThat(get(city.officer, "/observables/" + id))
                .bodyText()
                .contains(first.number().value(), second.number().value(), "同时出现的要素", "社交账号")
                .doesNotContain(im);
        assertThat(audit.of("case.observe", first.number().value())).hasSize(1);
        assertThat(post(city.officer, address, "type", "PHONE", "value", "并非号码"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("并非号码");
        assertThat(post(city.otherOfficer, address, "type", "URL", "value", url))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aValueIsShownWithAReasonAndOnlyToWhoHoldsARecordOfIt() {
        String phone = phone();
        caseOf(city.officer, phone);
        UUID id = observables.idOf(ObservableType.PHONE, phone);
        String address = "/observables/" + id + "/reveal";
        assertThat(post(city.officer, address, "reason", " ")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(city.officer, address, "reason", "回访核实")).bodyText().contains(phone);
        assertThat(audit.of("observable.reveal", id.toString()))
                .singleElement()
                .satisfies(line -> assertThat(line.details()).contains("回访核实").doesNotContain(phone));
        assertThat(post(city.otherOfficer, address, "reason", "回访核实"))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .doesNotContain(phone);
    }

    @Test
    void thePageTakesAFewStatements() {
        String phone = phone();
        caseOf(city.officer, phone);
        CaseRef file = caseOf(city.officer, phone);
        post(
                city.officer,
                "/cases/" + file.number() + "/observables",
                "type",
                "URL",
                "value",
                "beside" + phone + ".example");
        UUID id = observables.idOf(ObservableType.PHONE, phone);
        assertThat(get(city.officer, "/observables/" + id)).bodyText().contains("同时出现的要素");
        for (Actor reader : List.of(city.officer, city.analyst)) {
            assertThat(SqlCount.during(() -> get(reader, "/observables/" + id)))
                    .as("four of the page, two of the audit")
                    .hasSizeBetween(4, 6);
        }
    }

    private CaseRef caseOf(Actor officer, @Nullable String phone) {
        NewCase details = new NewCase(
                Channel.WALK_IN,
                "10",
                clock.instant().minusSeconds(3600),
                Money.of("8000"),
                Money.of("8000"),
                null,
                "案情",
                "赵不明",
                null,
                phone);
        return java.util.Objects.requireNonNull(transaction.execute(status -> intake.open(details, officer)));
    }

    private static String phone() {
        return "138" + MadeUpCodes.digits(8);
    }

    private MvcTestResult get(Actor actor, String address) {
        return mvc.get().uri(address).with(city.signedIn(actor)).exchange();
    }

    private MvcTestResult post(Actor actor, String address, String... fields) {
        var request = mvc.post().uri(address).with(city.signedIn(actor)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
