package cn.fanzha.command.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The race for the money: a call, two stops, one refused, one that held a part with three onward accounts, the second
 * level, a third victim, and the end of a stop by the clock; the overview of the day is right at each step.
 */
class ChainOfStopsTest extends BrowserTest {

    private static final String DAY = "2026-03-02";

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void theMoneyIsFollowedFromBankToBank() {
        String first = Stops.newAccount();
        String refused = Stops.newAccount();
        clock.set(DAY + " 09:00:00");
        Page officer = of("officer");
        Page liaison = of("liaison");
        Page liaison2 = of("liaison2");
        Page supervisor = of("supervisor");

        officer.navigate("/intake");
        line(officer, 0, first, "50321.09", "李四");
        line(officer, 1, refused, "20654.50", "赵六");
        officer.locator("#summary").fill("对方自称客服，受害人分两笔转出。");
        officer.locator("button[value=stop]").click();
        assertThat(officer.locator(".alert-success")).containsText("已发出 2 笔止付请求");
        String caseNo = officer.url().replaceFirst(".*/cases/(A\\d{22})/.*", "$1");
        day(supervisor, "2", "2", "0", "0", "0", "0", "0.00");

        clock.advance(Duration.ofMinutes(2));
        open(liaison, "20,654.50");
        compare(liaison, "amount", "time", "account");
        liaison.locator("#holder-differs").check();
        answeredBy(liaison);
        liaison.locator("button[value=REFUSE]").click();
        assertThat(liaison.locator("main")).containsText("未止付");
        day(supervisor, "2", "1", "0", "1", "1", "0", "0.00");

        clock.advance(Duration.ofMinutes(2));
        open(liaison, "50,321.09");
        stop(liaison, "10321.09");
        tellOnward(liaison);
        day(supervisor, "2", "0", "0", "2", "1", "1", "10,321.09");

        officer.navigate("/cases/" + caseNo + "/chain");
        Locator next = officer.locator("#next-level");
        assertThat(next).containsText("下一级账户：3 个待止付");
        assertThat(next.locator("tbody tr")).hasCount(3);
        looksRight(officer, "chain-next-level");
        next.locator("select.choose-bank").selectOption(new SelectOption().setValue(city.bank2.code()));
        next.locator("button.btn-primary").click();
        assertThat(officer.locator(".alert-success")).containsText("已发出 3 份止付请求");
        assertThat(officer.locator("#next-level form")).hasCount(0);
        day(supervisor, "5", "3", "0", "2", "1", "1", "10,321.09");

        clock.advance(Duration.ofMinutes(6));
        for (String amount : List.of("20,000.00", "12,000.00", "8,000.00")) {
            open(liaison2, amount);
            stop(liaison2, amount.replace(",", ""));
        }
        day(supervisor, "5", "0", "0", "5", "1", "4", "50,321.09");
        assertThat(figure(supervisor, "ANSWER")).hasText("6 分 0 秒");
        assertThat(officer.locator("#chain-levels [data-level='2']")).containsText("止付中");
        assertThat(officer.locator("#chain-levels")).containsText("现止付或冻结 50,321.09 元");
        looksRight(officer, "chain-two-levels");

        Page colleague = of("officer2");
        colleague.navigate("/intake");
        line(colleague, 0, first, "7000", "李四");
        colleague.locator("#summary").fill("另一受害人向同一账户转账。");
        colleague.locator("button[value=stop]").click();
        assertThat(colleague).hasURL(Pattern.compile(".*/cases/A\\d{22}/intake"));
        day(supervisor, "6", "0", "1", "5", "1", "4", "50,321.09");

        // the first stop began at 09:04: its 48 hours are over, those of the second level run six minutes longer
        clock.set("2026-03-04 09:04:00");
        officer = of("officer");
        supervisor = of("supervisor");
        officer.navigate("/cases/" + caseNo + "/chain");
        assertThat(officer.locator("#chain-levels [data-level='1']")).containsText("到期解除");
        assertThat(officer.locator("#chain-levels [data-level='1']")).containsText("曾止付 10,321.09 元");
        assertThat(officer.locator("#chain-levels [data-level='2']")).containsText("止付中");
        day(supervisor, "6", "0", "1", "5", "1", "4", "50,321.09");
        figure(supervisor, "STOPPED").click();
        assertThat(supervisor.locator("#stop-rows tbody tr")).hasCount(4);
        assertThat(supervisor.locator("#stop-rows")).containsText("到期解除");
        supervisor.navigate("/stops/overview?day=2026-03-04");
        assertThat(figure(supervisor, "REQUESTED")).hasText("0");
        supervisor.navigate("/stops/overview?day=" + DAY);
        looksRight(supervisor, "overview-of-the-day");
    }

    private Page of(String name) {
        return signIn(open(), name + "-" + city.division, TestCity.PASSWORD);
    }

    /** What the overview of the day says. */
    private static void day(
            Page page,
            String requested,
            String open,
            String joined,
            String answered,
            String refused,
            String stopped,
            String amount) {
        page.navigate("/stops/overview?day=" + DAY);
        String[] names = {"REQUESTED", "OPEN", "JOINED", "ANSWERED", "REFUSED", "STOPPED", "AMOUNT"};
        String[] values = {requested, open, joined, answered, refused, stopped, amount};
        for (int i = 0; i < names.length; i++) {
            assertThat(figure(page, names[i])).hasText(values[i]);
        }
    }

    private static Locator figure(Page page, String name) {
        return page.locator("#stop-figures [data-figure='" + name + "']");
    }

    private void line(Page page, int line, String account, String amount, String holder) {
        page.locator("#account-" + line).fill(account);
        page.locator("#amount-" + line).fill(amount);
        page.locator("#holder-" + line).fill(holder);
        page.locator("#institution-" + line).selectOption(new SelectOption().setValue(city.bank1.code()));
    }

    private static void open(Page liaison, String amount) {
        liaison.navigate("/desk");
        liaison.locator("a[href*='/desk/Z']", new Page.LocatorOptions().setHasText(amount))
                .first()
                .click();
        assertThat(liaison).hasURL(Pattern.compile(".*/desk/Z\\d{22}"));
    }

    private static void compare(Page liaison, String... fields) {
        for (String field : fields) {
            liaison.locator("#" + field + "-agrees").check();
        }
    }

    private static void stop(Page liaison, String amount) {
        compare(liaison, "holder", "account", "amount", "time");
        answeredBy(liaison);
        liaison.locator("#balance").fill(amount);
        liaison.locator("#stopped").fill(amount);
        liaison.locator("#category").selectOption("PERSONAL");
        liaison.locator("button[value=STOP]").click();
        assertThat(liaison.locator("main")).containsText("止付中");
    }

    private static void answeredBy(Page liaison) {
        liaison.locator("#person").fill("何宁");
        liaison.locator("#phone").fill("021-5555");
    }

    /** The liaison types where she sees the money go; of the second account she knows no bank that is known here. */
    private void tellOnward(Page liaison) {
        liaison.locator("a[href$='/onward']").first().click();
        told(liaison, 0, Stops.newAccount(), "钱一", city.bank2.code(), "20000");
        told(liaison, 1, Stops.newAccount().replaceFirst("^6222", "0009"), "孙二", "远河村镇银行", "12000");
        told(liaison, 2, Stops.newAccount(), "周三", city.bank2.code(), "8000");
        liaison.locator("form[action$='/onward'] button[type=submit]").click();
        assertThat(liaison.locator("main")).containsText("40,000.00");
    }

    private static void told(Page liaison, int row, String account, String holder, String bank, String amount) {
        Locator line = liaison.locator(".onward-row").nth(row);
        line.locator("[name=account]").fill(account);
        line.locator("[name=holder]").fill(holder);
        line.locator("[name=bank]").fill(bank);
        line.locator("[name=amount]").fill(amount);
        line.locator("[name=at]").fill(DAY + "T09:01:30");
    }
}
