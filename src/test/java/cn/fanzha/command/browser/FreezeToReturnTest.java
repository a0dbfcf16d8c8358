package cn.fanzha.command.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The story of frozen money: frozen behind another authority, given back to three victims, and what the figures say. */
class FreezeToReturnTest extends BrowserTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    private final String account = Stops.newAccount();
    private final Map<String, Page> people = new HashMap<>();

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void frozenMoneyGoesBackToItsVictimsAndTheFiguresFollow() {
        city.account("chief", city.city, Role.SUPERVISOR);
        // it begins in the past and ends before today: no clock of the city runs ahead
        Instant today = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        clock.set(today.minus(Duration.ofDays(60)));
        MonthFigures figures = new MonthFigures(
                url(),
                city.districtA.code(),
                ChinaTime.month(clock.instant()).toString(),
                ChinaTime.month(today).toString());
        String file = filed(of("officer"));
        money(figures);

        String freeze = frozenBehindAnother(file, figures);
        Page officer = of("officer");
        for (String name : new String[] {"李二", "赵三"}) {
            victim(officer, file, name);
        }
        officer.navigate("/cases/" + file + "/returns");
        officer.locator("form:has(input[name=freeze]) button").click();
        assertThat(officer).hasURL(Pattern.compile(".*/returns/H\\d{22}"));
        String no = officer.url().replaceFirst(".*/", "");
        assertThat(officer.locator("main")).containsText(freeze);
        applies(officer, "王", "600");
        applies(officer, "李", "600");
        act(officer, "accept");
        propose(officer);
        assertThat(officer.locator("main")).containsText("500.00");
        act(officer, "notice");

        later(3);
        officer = of("officer");
        officer.navigate("/returns/" + no);
        applies(officer, "赵", "600");
        assertThat(officer.locator("#status")).containsText("须重新拟方案");
        propose(officer);
        assertThat(officer.locator("main")).containsText("333.33");
        assertThat(officer.locator("main")).containsText("0.01");
        act(officer, "notice");
        looksRight(officer, "return-notice");
        Page chief = of("chief");
        chief.navigate("/returns/" + no);
        assertThat(chief.locator("form[action$='/approve']")).hasCount(0);
        assertThat(money(figures)).isEmpty();

        later(31);
        chief = of("chief");
        chief.navigate("/returns/" + no);
        act(chief, "approve");
        officer = of("officer");
        officer.navigate("/returns/" + no);
        act(officer, "send");
        assertThat(officer.locator("#status")).containsText("已送银行");
        assertThat(money(figures)).isEmpty();

        Page liaison = of("liaison");
        liaison.navigate("/desk/returns");
        liaison.locator("a[href$='" + no + "']").click();
        assertThat(liaison).hasURL(Pattern.compile(".*/desk/returns/" + no));
        looksRight(liaison, "desk-return");
        act(liaison, "receive");
        pay(liaison, 1, "HZ-1");
        assertThat(money(figures))
                .isEqualTo(Map.of(
                        "return.amount", "0.00 → 333.33",
                        "return.count", "0 → 1",
                        "return.victims", "0 → 1"));
        liaison.locator("#why-2").selectOption("PAYEE_ACCOUNT");
        sends(liaison, "form:has(#why-2) button");
        pay(liaison, 3, "HZ-3");
        assertThat(liaison.locator("main")).containsText("返还未成");
        assertThat(money(figures))
                .isEqualTo(Map.of(
                        "return.amount", "333.33 → 666.66",
                        "return.count", "1 → 2",
                        "return.victims", "1 → 2"));

        officer.navigate("/returns/" + no);
        officer.locator("form[action$='/retry'] input[inputmode]").fill("6217000000000000123");
        act(officer, "retry");
        liaison.navigate("/desk/returns/" + no);
        assertThat(liaison.locator("main")).containsText("6217000000000000123");
        pay(liaison, 2, "HZ-2");
        assertThat(liaison.locator("main")).containsText("已返还");
        assertThat(money(figures))
                .isEqualTo(Map.of(
                        "return.amount", "666.66 → 999.99",
                        "return.count", "2 → 3",
                        "return.victims", "2 → 3"));
        officer.navigate("/returns/" + no);
        assertThat(officer.locator("main")).containsText("HZ-1");
        assertThat(officer.locator("main")).containsText("HZ-2");
        assertThat(officer.locator("main")).containsText("HZ-3");
        officer.navigate("/cases/" + file + "/returns");
        assertThat(officer.locator("main")).containsText("999.99");
        assertThat(officer.locator("main")).containsText("0.01");
    }

    /** Returns the number of the freeze of 1,000.00, which waited ten days for another authority's. */
    private String frozenBehindAnother(String file, MonthFigures figures) {
        Page officer = of("officer");
        officer.navigate("/cases/" + file + "/freezes/new");
        officer.locator("#accounts").fill(account + ",李四,1000.00");
        officer.locator("#institution").selectOption(city.bank1.code());
        officer.locator("#reason").fill("涉案资金");
        officer.locator("form:has(#accounts) button[type=submit]").click();
        assertThat(officer).hasURL(Pattern.compile(".*/freezes/D\\d{22}"));
        String freeze = officer.url().replaceFirst(".*/", "");
        Page supervisor = of("supervisor");
        supervisor.navigate("/freezes/" + freeze);
        supervisor.locator("details:has(input[value=APPROVE])").evaluate("d => d.open = true");
        sends(supervisor, "form:has(input[value=APPROVE]) button");
        officer.navigate("/freezes/" + freeze);
        sends(officer, "form:has(input[value=SEND]) button");
        assertThat(money(figures)).isEmpty();

        String until = ChinaTime.date(clock.instant().plus(DAY.multipliedBy(9))).toString();
        Page liaison = of("liaison");
        liaison.navigate("/desk/freezes/" + freeze);
        answer(
                liaison,
                "QUEUED",
                Map.of(
                        "#earlier",
                        "外地公安局," + until,
                        "#amount",
                        "800.00",
                        "#balance",
                        "5000.00",
                        "#available",
                        "4000.00"));
        assertThat(money(figures)).isEmpty();
        later(10);
        liaison = of("liaison");
        liaison.navigate("/desk/freezes/" + freeze);
        assertThat(liaison.locator("main")).containsText("冻结中");
        // nobody need say more: from the end of the earlier one on, it counts
        assertThat(money(figures))
                .isEqualTo(Map.of(
                        "freeze.accounts", "0 → 1",
                        "freeze.amount", "0.00 → 800.00",
                        "freeze.error-rate", "— → 0",
                        "stop-freeze.amount", "0.00 → 800.00"));
        looksRight(liaison, "desk-freeze-in-force");
        liaison.locator("#amount").fill("1000.00");
        liaison.locator("#balance").fill("5000.00");
        liaison.locator("#available").fill("4000.00");
        answered(liaison);
        assertThat(money(figures))
                .isEqualTo(Map.of("freeze.amount", "800.00 → 1000.00", "stop-freeze.amount", "800.00 → 1000.00"));
        return freeze;
    }

    private static void answer(Page liaison, String result, Map<String, String> fields) {
        liaison.locator("#result-" + result).check();
        fields.forEach((field, value) -> liaison.locator(field).fill(value));
        answered(liaison);
    }

    private static void answered(Page liaison) {
        liaison.locator("#person").fill("何宁");
        liaison.locator("#phone").fill("021-5555");
        sends(liaison, "form[action$='/answer'] button[type=submit]");
    }

    private String filed(Page officer) {
        officer.navigate("/intake");
        officer.locator("#account-0").fill(Stops.newAccount());
        officer.locator("#amount-0").fill("1800.00");
        officer.locator("#holder-0").fill("李四");
        officer.locator("#institution-0").selectOption(city.bank2.code());
        officer.locator("#fraudType").selectOption("10");
        officer.locator("#amountInvolved").fill("1800.00");
        officer.locator("#summary").fill("对方自称客服，三人先后转账。");
        officer.locator("#victimName").fill("王小明");
        officer.locator("#victimPhone").fill("13800138000");
        officer.locator("button[value=stop]").click();
        assertThat(officer).hasURL(Pattern.compile(".*/cases/A\\d{22}.*"));
        String file = officer.url().replaceFirst(".*/cases/(A\\d{22}).*", "$1");
        for (String step : new String[] {"ACCEPT", "FILE"}) {
            officer.navigate("/cases/" + file);
            officer.locator("#step").selectOption(step);
            officer.locator("#note").fill("依法办理");
            sends(officer, "form[action$='/steps'] button");
        }
        Page supervisor = of("supervisor");
        supervisor.navigate("/cases/" + file);
        sends(supervisor, "button[value=approve]");
        return file;
    }

    private static void victim(Page officer, String file, String name) {
        officer.navigate("/cases/" + file + "/victims/new");
        officer.locator(".victim-form input[name=name]").fill(name);
        officer.locator(".victim-form button[type=submit]").click();
        assertThat(officer.locator(".victim-form input[name=name]")).hasCount(0);
    }

    private static void applies(Page officer, String surname, String loss) {
        officer.locator("details:has(#victim)").evaluate("d => d.open = true");
        officer.locator("#victim")
                .selectOption(officer.locator("#victim option", new Page.LocatorOptions().setHasText(surname))
                        .getAttribute("value"));
        officer.locator("#account").fill("6217000000000000456");
        officer.locator("#lossHere").fill(loss);
        officer.locator("#checked").check();
        sends(officer, "form:has(#victim) button[type=submit]");
    }

    private void propose(Page officer) {
        officer.locator("#way").selectOption("PROPORTIONAL");
        officer.locator("#second")
                .selectOption(officer.locator("#second option", new Page.LocatorOptions().setHasText("officer2"))
                        .first()
                        .getAttribute("value"));
        sends(officer, "form[action$='/proposal'] button[type=submit]");
    }

    private static void pay(Page liaison, int applicant, String receipt) {
        liaison.locator("#receipt-" + applicant).fill(receipt);
        sends(liaison, "form:has(#receipt-" + applicant + ") button");
        assertThat(liaison.locator("main")).containsText(receipt);
    }

    private static void act(Page page, String act) {
        sends(page, "form[action$='/" + act + "'] button[type=submit]");
    }

    /** What moved of the figures of frozen and returned money. */
    private static Map<String, String> money(MonthFigures figures) {
        Map<String, String> moved = new TreeMap<>(figures.moved());
        moved.keySet().removeIf(figure -> !figure.matches("(freeze|return|stop-freeze)\\..*"));
        return moved;
    }

    /** Days pass, and whoever was signed in no longer is. */
    private void later(int days) {
        clock.advance(DAY.multipliedBy(days));
        people.clear();
    }

    private Page of(String name) {
        return people.computeIfAbsent(name, who -> signIn(open(), who + "-" + city.division, TestCity.PASSWORD));
    }
}
