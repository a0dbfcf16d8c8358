package cn.fanzha.command.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The story of the whole centre: from an alert to a gang, and what each act moves in the figures of the month. */
class AlertToGangTest extends BrowserTest {

    private static final String PHONE = "17400002468";
    private static final String ACCOUNT = "6222026006705421357";

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void eachFigureOfTheMonthMovesByExactlyWhatWasDone() {
        clock.set(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        String month = ChinaTime.month(clock.instant()).toString();
        MonthFigures figures = new MonthFigures(url(), city.districtA.code(), month, month);
        Page officer = of("officer");
        Page supervisor = of("supervisor");

        officer.navigate("/alerts");
        figures.push(Map.of(
                "alert_no",
                "STORY-" + city.division,
                "unit_code",
                city.stationA1.code(),
                "source",
                "NATIONAL_PUSH",
                "risk",
                "HIGH",
                "fraud_type",
                "10",
                "pushed_at",
                ChinaTime.formatSeconds(clock.instant()),
                "person_name",
                "王小明",
                "phone",
                PHONE));
        assertThat(figures.moved())
                .isEqualTo(Map.of(
                        "alert.pushed", "0 → 1",
                        "alert.pushed.per-day", "0 → " + perDay(),
                        "alert.deceived-rate", "— → 0"));

        clock.advance(Duration.ofMinutes(1));
        officer.navigate("/alerts");
        assertThat(officer.locator("main")).containsText("STORY-" + city.division);
        officer.locator("form[action$='/alerts/next'] button").click();
        assertThat(officer).hasURL(Pattern.compile(".*/alerts/STORY-\\d+"));
        attempt(officer, "sms", "SENT");
        attempt(officer, "call", "REACHED");
        assertThat(figures.moved())
                .isEqualTo(Map.of(
                        "alert.sms", "0 → 1",
                        "alert.sms.sent", "0 → 1",
                        "alert.calls", "0 → 1",
                        "alert.calls.reached", "0 → 1"));

        officer.locator("#outcome").selectOption("ALREADY_DECEIVED");
        officer.locator("form[action$='/close'] button").click();
        assertThat(officer).hasURL(Pattern.compile(".*/intake\\?draft=.*"));
        assertThat(officer.locator("#victimName")).hasValue("王小明");
        assertThat(officer.locator("#victimPhone")).hasValue(PHONE);
        assertThat(officer.locator("#fraudType")).hasValue("10");
        assertThat(figures.moved()).isEqualTo(Map.of("alert.success-rate", "— → 0"));

        logAndStop(officer);
        String caseNo = officer.url().replaceFirst(".*/cases/(A\\d{22})/.*", "$1");
        assertThat(figures.moved())
                .isEqualTo(Map.of(
                        "case.reported", "0 → 1",
                        "case.reported.ge10k", "0 → 1",
                        "stop.requested", "0 → 1"));

        clock.advance(Duration.ofMinutes(2));
        confirm(of("liaison"));
        assertThat(figures.moved())
                .isEqualTo(Map.of(
                        "stop.stopped", "0 → 1",
                        "stop.amount", "0.00 → 48123.45",
                        "loss.avoided", "0.00 → 48123.45",
                        "stop-freeze.amount", "0.00 → 48123.45",
                        "stop.response.p50", "— → 120",
                        "stop.response.p90", "— → 120",
                        "stop.from-report.p50", "— → 120",
                        "stop.within-30min", "— → 1"));

        officer.navigate("/cases/" + caseNo);
        step(officer, "ACCEPT");
        assertThat(figures.moved()).isEqualTo(Map.of("case.accepted", "0 → 1"));
        step(officer, "FILE");
        assertThat(figures.moved()).isEmpty();
        supervisor.navigate("/cases/" + caseNo);
        supervisor.locator("button[value=approve]").click();
        assertThat(supervisor.locator(".alert-success")).isVisible();
        assertThat(figures.moved())
                .isEqualTo(Map.of(
                        "case.filed", "0 → 1",
                        "case.filed.ge10k", "0 → 1",
                        "case.amount-involved", "0.00 → 50321.09",
                        "case.loss", "0.00 → 50321.09",
                        "case.clearance-rate", "— → 0",
                        "case.share", "— → 1",
                        "case.amount-share", "— → 1"));

        String operation = open(supervisor, "/operations/new", Map.of("#name", "净网行动", "#startsOn", today()), "O");
        String gang = open(supervisor, "/gangs/new", Map.of("#name", "王某团伙"), "G", "#kind", "MONEY_MOVING", operation);
        supervisor.locator("form[action$='/investigate'] button").click();
        assertThat(supervisor.locator("form[action$='/dismantle']")).isVisible();
        MonthFigures credited = figures.of(operation);
        assertThat(figures.moved()).isEmpty();

        officer.navigate("/cases/" + caseNo);
        officer.locator("#operation").selectOption(operation);
        officer.locator("#operation-card form button").click();
        assertThat(officer.locator("#operation-card a")).hasText("净网行动");
        assertThat(figures.moved()).isEmpty();
        assertThat(credited.moved())
                .as("the case's own figures, and those of its stop")
                .containsEntry("case.filed", "0 → 1")
                .containsEntry("case.amount-involved", "0.00 → 50321.09")
                .containsEntry("stop.amount", "0.00 → 48123.45");
        officer.locator(".suspects-panel a[href*='/suspects/new']").click();
        officer.locator("#name").fill("赵某某");
        assertThat(officer.locator("#cases")).hasValue(caseNo);
        officer.locator("#content form.card button[type=submit]").click();
        assertThat(officer).hasURL(Pattern.compile(".*/suspects/R\\d{22}"));
        String person = officer.url().replaceFirst(".*/", "");
        assertThat(figures.moved()).isEmpty();
        officer.locator("#CAPTURED").fill(now());
        officer.locator("#measures button").click();
        assertThat(officer.locator(".alert-success")).isVisible();
        Map<String, String> captured = Map.of("suspect.captured", "0 → 1", "suspect.captured.persons", "0 → 1");
        assertThat(figures.moved()).isEqualTo(captured);
        assertThat(credited.moved()).isEqualTo(captured);

        clock.advance(Duration.ofMinutes(1));
        supervisor.navigate("/gangs/" + gang);
        supervisor.locator("#person").fill(person);
        supervisor.locator("#role").selectOption("CASH_RUNNER");
        supervisor.locator("#members form[action$='/members'] button").click();
        assertThat(figures.moved()).isEmpty();
        assertThat(supervisor.locator("#members")).containsText(person);
        assertThat(supervisor.locator("#cases")).containsText(caseNo);
        sends(supervisor, "form[action$='/dismantle'] button");
        Map<String, String> dismantled = Map.of("gang.dismantled", "0 → 1", "gang-den.total", "0 → 1");
        assertThat(figures.moved()).isEqualTo(dismantled);
        assertThat(credited.moved()).isEqualTo(dismantled);
        supervisor.navigate("/operations/" + operation);
        supervisor.locator("#recordKind").selectOption("GANG");
        supervisor.locator("#record").fill(gang);
        supervisor.locator("input[name=whole]").check();
        supervisor.locator("form[action$='/credits'] button").click();
        assertThat(supervisor.locator(".alert-success")).containsText("一并计入 1 条");
        assertThat(figures.moved()).isEmpty();
        assertThat(credited.moved())
                .as("the suspect counted through the case already, and counts once still")
                .isEmpty();
        assertThat(supervisor.locator("[data-indicator='gang.dismantled']")).hasText("1");
        assertThat(supervisor.locator("[data-indicator='suspect.captured']")).hasText("1");
        looksRight(supervisor, "operation-credited");
    }

    private Page of(String name) {
        return signIn(open(), name + "-" + city.division, TestCity.PASSWORD);
    }

    private static void attempt(Page officer, String step, String result) {
        officer.locator("#result-" + step).selectOption(result);
        sends(officer, "details[open] form[action$='/attempts'] button");
    }

    private void logAndStop(Page officer) {
        officer.locator("#account-0").fill(ACCOUNT);
        officer.locator("#amount-0").fill("50321.09");
        officer.locator("#holder-0").fill("李四");
        officer.locator("#institution-0").selectOption(new SelectOption().setValue(city.bank1.code()));
        officer.locator("#amountInvolved").fill("50321.09");
        officer.locator("#loss").fill("50321.09");
        officer.locator("#summary").fill("对方自称客服，受害人转账后接到预警电话。");
        officer.locator("button[value=stop]").click();
        assertThat(officer).hasURL(Pattern.compile(".*/cases/A\\d{22}/intake"));
        assertThat(officer.locator(".alert-success")).containsText("已发出 1 笔止付请求");
    }

    private static void confirm(Page liaison) {
        liaison.locator("a[href*='/desk/Z']", new Page.LocatorOptions().setHasText("50,321.09"))
                .first()
                .click();
        for (String field : new String[] {"holder", "account", "amount", "time"}) {
            liaison.locator("#" + field + "-agrees").check();
        }
        liaison.locator("#person").fill("何宁");
        liaison.locator("#phone").fill("021-5555");
        liaison.locator("#balance").fill("48123.45");
        liaison.locator("#stopped").fill("48123.45");
        liaison.locator("#category").selectOption("PERSONAL");
        liaison.locator("button[value=STOP]").click();
        assertThat(liaison.locator("main")).containsText("48,123.45");
    }

    private static void step(Page officer, String step) {
        officer.locator("#step").selectOption(step);
        officer.locator("#note").fill("依法办理");
        sends(officer, "form[action$='/steps'] button");
    }

    private String open(Page page, String form, Map<String, String> fields, String letter) {
        page.navigate(form);
        fields.forEach((field, value) -> page.locator(field).fill(value));
        page.locator("#content form.card button[type=submit]").click();
        assertThat(page).hasURL(Pattern.compile(".*/" + letter + "\\d{22}"));
        return page.url().replaceFirst(".*/", "");
    }

    private String open(
            Page page,
            String form,
            Map<String, String> fields,
            String letter,
            String choice,
            String chosen,
            String operation) {
        page.navigate(form);
        fields.forEach((field, value) -> page.locator(field).fill(value));
        page.locator("#discoveredAt").fill(now());
        page.locator(choice).selectOption(chosen);
        page.locator("#operation").selectOption(operation);
        page.locator("#content form.card button[type=submit]").click();
        assertThat(page).hasURL(Pattern.compile(".*/" + letter + "\\d{22}"));
        return page.url().replaceFirst(".*/", "");
    }

    /** As the field writes it: without seconds on the full minute. */
    private String now() {
        return LocalDateTime.ofInstant(clock.instant(), ChinaTime.ZONE)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private String today() {
        return ChinaTime.date(clock.instant()).toString();
    }

    private String perDay() {
        int days = ChinaTime.date(clock.instant()).getDayOfMonth();
        return MonthFigures.plain(BigDecimal.ONE.divide(BigDecimal.valueOf(days), 18, RoundingMode.HALF_UP));
    }
}
