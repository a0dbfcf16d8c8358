package cn.fanzha.command.requests.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.NewAlerts;
import cn.fanzha.command.alerts.domain.TestAlerts;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.Pages;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Protective control of a person's own accounts, from the alert to the last bank's answer and its end by the clock. */
@IntegrationTest
class ProtectivePagesTest {

    private static final String CARD = "6222021234567890123";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    NewAlerts alerts;

    @Autowired
    TestClock clock;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    private Pages pages;

    @BeforeEach
    void aQuietMorning() {
        pages = new Pages(mvc);
        clock.set("2026-11-20 09:00:00");
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void anAlertsPersonIsProtectedAtEveryBankUntilTheClockEndsIt() {
        AlertNumber alert = TestAlerts.pushed(alerts, city.stationA1, RiskGrade.HIGH, clock.instant(), city.supervisor);
        String about = "/protective/about?source=ALERT&reference=" + alert;
        assertThat(pages.get(city.officer, "/alerts/" + alert.address()))
                .bodyText()
                .contains("/protective/about?source=ALERT");
        assertThat(pages.get(city.officer, about)).hasStatusOk().bodyText().contains("/protective/new?source=ALERT");
        assertThat(pages.get(city.otherOfficer, about)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.get(city.officer, "/protective/new?source=ALERT&reference=" + alert))
                .hasStatusOk()
                .bodyText()
                .contains("林**", "name=\"idNo\"", "告知方式");

        // nobody is controlled without being told, nor without a document
        String idNo = MadeUpCodes.residentId();
        assertThat(ask(alert, idNo, "", "正在转账"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("未告知本人不得管控");
        assertThat(ask(alert, "", "PHONE", "正在转账")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(ask(alert, idNo, "PHONE", " ")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        String page = Objects.requireNonNull(
                ask(alert, idNo, "PHONE", "正在转账").getMvcResult().getResponse().getRedirectedUrl());
        String number = page.substring("/protective/".length());
        assertThat(ask(alert, idNo, "PHONE", "再一次"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(number);

        // bank 1 finds a card, bank 2 none; each sees its own answer alone, and the person in full
        String desk = "/desk/protective/" + number;
        assertThat(pages.get(city.liaison, "/desk/protective")).bodyText().contains(number, "林**");
        assertThat(pages.get(city.liaison, desk)).hasStatusOk().bodyText().contains("林不明", idNo, "答复已管控");
        assertThat(answer(desk, city.liaison, "CONTROLLED"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("须填写账户");
        // as the browser sends them: every line of the form
        String[] card = {
            "kind",
            "BANK_ACCOUNT",
            "number",
            CARD,
            "amount",
            "12,000.50",
            "kind",
            "BANK_ACCOUNT",
            "number",
            "",
            "amount",
            ""
        };
        assertThat(answer(desk, city.liaison, "CONTROLLED", card)).hasStatus3xxRedirection();
        assertThat(answer(desk, city.liaison, "CONTROLLED", card)).hasStatus3xxRedirection();
        assertThat(answer(desk, city.liaison, "NONE"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("已答复管控中");
        assertThat(answer(desk, city.liaison2, "NONE")).hasStatus3xxRedirection();
        assertThat(pages.get(city.liaison2, desk)).bodyText().contains("无账户").doesNotContain("622202");

        assertThat(pages.get(city.officer, page))
                .hasStatusOk()
                .bodyText()
                .contains("林**", "622202******0123", "12,000.50", "测试第一银行", "无账户", "待答复", "电话告知")
                .doesNotContain(CARD, idNo, "林不明");
        assertThat(pages.get(city.officer, "/protective")).bodyText().contains(number);
        assertThat(pages.get(city.otherOfficer, "/protective")).bodyText().doesNotContain(number);
        assertThat(pages.get(city.otherOfficer, page)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.get(city.officer, about)).bodyText().contains(number);
        assertThat(trail.of("protective.answer", number))
                .filteredOn(line -> !line.refused())
                .hasSize(2);
        trail.holdsNoPersonalDataInTheClear();
        assertThat(jdbc.sql("select count(*) from stop_payment where unit_id = ?")
                        .param(city.stationA1.id())
                        .query(Integer.class)
                        .single())
                .isZero();

        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(pages.get(city.liaison, desk)).bodyText().contains("管控中");
        clock.advance(Duration.ofSeconds(1));
        assertThat(pages.get(city.liaison, desk)).bodyText().contains("已解除").doesNotContain("管控中<");
        assertThat(pages.get(city.officer, page)).bodyText().contains("未答复，已过时").doesNotContain("/lift");
        assertThat(answer(desk, city.account("late", city.bank2, Role.LIAISON), "NONE"))
                .hasStatus3xxRedirection();
    }

    @Test
    void aVictimsControlIsEndedEarlyWithTheReason() {
        CaseRef file = cases.reported(city.officer2);
        String reference = file.number() + "-0";
        assertThat(pages.get(city.officer, "/cases/" + file.number()))
                .bodyText()
                .contains("/protective/about?source=VICTIM");
        String page = Objects.requireNonNull(pages.post(
                        city.officer,
                        "/protective",
                        "source",
                        "VICTIM",
                        "reference",
                        reference,
                        "reason",
                        "对方仍在诱导",
                        "informedHow",
                        "IN_PERSON",
                        "informedBy",
                        "陈警官",
                        "informedAt",
                        "2026-11-20 08:55")
                .getMvcResult()
                .getResponse()
                .getRedirectedUrl());
        String number = page.substring("/protective/".length());
        assertThat(pages.get(city.officer, page))
                .bodyText()
                .contains(file.number().value(), "当面告知", "陈警官");
        assertThat(pages.post(
                        city.liaison,
                        "/desk/protective/" + number + "/answer",
                        "result",
                        "REFUSED",
                        "refusal",
                        "OTHER",
                        "person",
                        "赵",
                        "phone",
                        "1"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(city.officer, page + "/lift", "note", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(city.officer, page + "/lift", "note", "本人已回到家中")).hasStatus3xxRedirection();
        assertThat(pages.post(city.officer, page + "/lift", "note", "再一次"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("不需要再解除");
        assertThat(answer("/desk/protective/" + number, city.liaison, "NONE"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.get(city.liaison, "/desk/protective/" + number))
                .bodyText()
                .contains("已于", "提前解除");
        assertThat(jdbc.sql("select kind from case_timeline where case_id = ? and kind like 'PROTECTIVE%' order by id")
                        .param(file.id())
                        .query((rs, n) -> rs.getString(1))
                        .list())
                .containsExactly("PROTECTIVE_REQUESTED", "PROTECTIVE_LIFTED");
    }

    private MvcTestResult ask(AlertNumber alert, String idNo, String how, String reason) {
        return ProtectiveAsked.of(pages, city.officer, alert, idNo, how, reason);
    }

    private MvcTestResult answer(String desk, Actor liaison, String result, String... more) {
        String[] fields = new String[more.length + 6];
        System.arraycopy(new String[] {"result", result, "person", "赵联络", "phone", "037112345678"}, 0, fields, 0, 6);
        System.arraycopy(more, 0, fields, 6, more.length);
        return pages.post(liaison, desk + "/answer", fields);
    }
}
