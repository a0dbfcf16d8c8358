package cn.fanzha.command.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The officer on the phone has one hand free: a whole call without the mouse. */
class CallByKeyboardTest extends BrowserTest {

    private static final int AT_MOST = 60;
    private static final ContainsTextOptions SOON = new ContainsTextOptions();

    private int keys;

    @Test
    void aCallTakesAtMostSixtyKeysBesideItsDataAndTheBankHasItBeforeTheFormIsComplete() {
        Page liaison = signedIn("liaison");
        Page officer = signedIn("officer");
        officer.navigate("/intake");
        assertThat(officer.locator("#account-0")).isFocused();
        // the first line with Tab through every field, the second with Enter
        type(officer, "6222026006705500017");
        press(officer, "Tab");
        type(officer, "3.07万");
        press(officer, "Tab");
        type(officer, "李四");
        press(officer, "Tab");
        type(officer, "905");
        for (int i = 0; i < 4; i++) {
            press(officer, "Tab");
        }
        assertThat(officer.locator("#account-1")).isFocused();
        assertThat(officer.locator("#amount-said-0")).containsText("30,700.00");
        type(officer, "6222 0260 0670 5500 025");
        press(officer, "Enter");
        type(officer, "8806.5");
        press(officer, "Enter");
        type(officer, "云澜市鑫源商贸有限公司");
        press(officer, "Enter");
        type(officer, "昨天晚上9点半");
        press(officer, "Control+Enter");
        assertThat(officer).hasURL(Pattern.compile(".*/cases/A\\d{22}/intake"));
        assertThat(officer.locator(".alert-success")).containsText("已发出 2 笔止付请求");
        assertThat(liaison.locator("main")).containsText("30,700.00", SOON);
        assertThat(liaison.locator("main")).containsText("8,806.50", SOON);

        assertThat(officer.locator("#summary")).isFocused();
        type(officer, "对方自称客服，说要取消会员，受害人按要求分两笔转出。");
        press(officer, "Alt+R");
        type(officer, "王小明");
        press(officer, "Enter");
        type(officer, "13800138000");
        press(officer, "Enter");
        type(officer, "E12345678");
        press(officer, "Control+S");
        assertThat(officer).hasURL(Pattern.compile(".*/cases/A\\d{22}"));
        assertThat(officer.locator("main")).containsText("王**");
        System.out.printf("a standard call: %d keys beside its data%n", keys);
        assertThat(keys).isLessThanOrEqualTo(AT_MOST);

        officer.navigate("/intake");
        assertThat(officer.locator("#account-0")).isFocused();
        press(officer, "Alt+P");
        type(officer, "您尾号3344的账户今天0时5分转出50,000.00元，收款人：张三，账号6222026006705500033，详见 http://dy-task.vip/r");
        press(officer, "Tab");
        assertThat(officer.locator("#pasted-found")).containsText("6222 0260 0670 5500 033");
        assertThat(officer.locator("#account-0")).hasValue("");
        officer.locator("#pasted-found button[data-put=PAYEE_ACCOUNT]").press("Enter");
        assertThat(officer.locator("#account-0")).hasValue("6222026006705500033");
        assertThat(officer.locator("#known-0")).containsText("云澜银行");
        looksRight(officer, "intake-pasted");
    }

    @Test
    void whatWasTypedSavesItselfAndIsOfferedInAnotherBrowserWhenThisOneDied() {
        Page officer = signedIn("officer2");
        officer.navigate("/intake");
        assertThat(officer.locator("#account-0")).isFocused();
        type(officer, "622202");
        officer.locator("#summary").focus();
        type(officer, "半句話😀說到一");
        assertThat(officer.locator("#autosave")).containsText("已自动保存", SOON);
        String form = officer.locator("form.intake-form input[name=form]").inputValue();
        officer.close();

        Page again = signedIn("officer2");
        again.navigate("/intake");
        again.locator(".draft-link a[href$='" + form + "']").click();
        assertThat(again.locator("#summary")).hasValue("半句話😀說到一");
        assertThat(again.locator("#account-0")).hasValue("622202");
    }

    private void type(Page page, String data) {
        page.keyboard().type(data);
    }

    /** Counts every key of a combination. */
    private void press(Page page, String combination) {
        page.keyboard().press(combination);
        keys += combination.split("\\+").length;
    }
}
