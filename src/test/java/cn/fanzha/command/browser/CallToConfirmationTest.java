package cn.fanzha.command.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The story of the first release: a call, two stops, one confirmed and one refused, two users side by side. */
class CallToConfirmationTest extends BrowserTest {

    /** What reaches another person's open page without reloading: within a second, on a machine that does nothing else. */
    private static final ContainsTextOptions SOON = new ContainsTextOptions();

    @Test
    void aCallBecomesACaseTwoStopsLeaveAndTheOfficerSeesTheAnswers() {
        Page officer = signedIn("officer");
        Page liaison = signedIn("liaison");
        assertThat(liaison).hasURL(Pattern.compile(".*/desk"));
        Page otherBank = signedIn("liaison2");

        officer.navigate("/intake");
        line(officer, 0, "6222026006705400016", "50321.09", "李四");
        line(officer, 1, "6217000010012345678", "20654.50", "赵六");
        officer.locator("#summary").fill("对方自称客服，要求");
        officer.locator("button[value=stop]").click();
        assertThat(officer).hasURL(Pattern.compile(".*/cases/A\\d{22}/intake"));
        assertThat(officer.locator(".alert-success")).containsText("已发出 2 笔止付请求");

        assertThat(liaison.locator("main")).containsText("50,321.09", SOON);
        assertThat(liaison.locator("main")).containsText("20,654.50", SOON);
        assertThat(otherBank.locator("main")).not().containsText("50,321.09");

        officer.locator("#summary").fill("对方自称客服，要求缴纳保证金，受害人分两笔转出。");
        officer.locator("#victimName").fill("王小明");
        officer.locator("#victimPhone").fill("138 0013 8000");
        assertThat(officer.locator("#autosave")).containsText("已自动保存");
        officer.locator("button[value=finish]").click();
        assertThat(officer).hasURL(Pattern.compile(".*/cases/A\\d{22}"));
        assertThat(officer.locator("main")).containsText("王**");
        assertThat(officer.locator("main")).containsText("缴纳保证金");

        confirm(liaison, "50,321.09", "48123.45");
        assertThat(officer.locator(".stops-panel")).containsText("48,123.45", SOON);
        assertThat(officer.locator(".stops-panel [data-until]").first())
                .hasText(Pattern.compile("4[78]:\\d\\d:\\d\\d"));

        refuse(liaison, "20,654.50");
        assertThat(officer.locator(".stops-panel")).containsText("未止付", SOON);
        looksRight(officer, "case-after-answers");
        looksRight(liaison, "desk-request-answered");
    }

    private static void line(Page page, int line, String account, String amount, String holder) {
        page.locator("#account-" + line).fill(account);
        page.locator("#amount-" + line).fill(amount);
        page.locator("#holder-" + line).fill(holder);
        page.locator("#institution-" + line)
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("云澜银行"));
    }

    private static void confirm(Page liaison, String amount, String stopped) {
        openRequest(liaison, amount);
        for (String field : new String[] {"holder", "account", "amount", "time"}) {
            liaison.locator("#" + field + "-agrees").check();
        }
        answeredBy(liaison);
        liaison.locator("#balance").fill("48123.45");
        liaison.locator("#stopped").fill(stopped);
        liaison.locator("#category").selectOption("PERSONAL");
        liaison.locator("button[value=STOP]").click();
        assertThat(liaison.locator("main")).containsText("48,123.45");
    }

    private static void refuse(Page liaison, String amount) {
        liaison.navigate("/desk");
        openRequest(liaison, amount);
        liaison.locator("#holder-differs").check();
        for (String field : new String[] {"account", "amount", "time"}) {
            liaison.locator("#" + field + "-agrees").check();
        }
        answeredBy(liaison);
        liaison.locator("button[value=REFUSE]").click();
        assertThat(liaison.locator("main")).containsText("未止付");
    }

    private static void openRequest(Page liaison, String amount) {
        Locator row = liaison.locator("a[href*='/desk/Z']", new Page.LocatorOptions().setHasText(amount));
        row.first().click();
        assertThat(liaison).hasURL(Pattern.compile(".*/desk/Z\\d{22}"));
    }

    private static void answeredBy(Page liaison) {
        liaison.locator("#person").fill("何宁");
        liaison.locator("#phone").fill("021-5555");
    }
}
