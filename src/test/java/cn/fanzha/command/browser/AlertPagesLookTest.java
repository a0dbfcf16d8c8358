package cn.fanzha.command.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of alerts in each language, at a desk and on a phone. */
class AlertPagesLookTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"DESK,ZH", "PHONE,ZH", "DESK,EN", "PHONE,EN"})
    void everyPageOfAlertsLooksRight(Width width, Language language) {
        Page page = signIn(open(width, language), "officer");
        page.navigate("/alerts");
        looksRight(page, "alerts");
        page.navigate("/alerts?no=NONE");
        looksRight(page, "alerts-none");
        page.navigate("/alerts?state=ALL");
        looksRight(page, "alerts-all");
        page.navigate("/alerts/new");
        looksRight(page, "alert-new");
        page.locator("#phone").fill("17400001111");
        page.locator("#personName").fill("周不明");
        page.locator("#fraudType").selectOption("10");
        page.locator("#content form.card button[type=submit]").click();
        assertThat(page).hasURL(Pattern.compile(".*/alerts/Y\\d{22}"));
        String address = page.url();
        looksRight(page, "alert-pushed");
        page.locator("form[action$='/receive'] button").click();
        page.navigate(address);
        page.locator("form[action$='/skip']")
                .first()
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        page.locator("#result-sms").selectOption("SENT");
        page.locator("#note-sms").fill("已提示");
        page.locator("details[open] form[action$='/attempts'] button").click();
        assertThat(page.locator("#result-call")).isVisible();
        looksRight(page, "alert-in-progress");
        page.locator("#outcome").selectOption("STOPPED_TRANSFER");
        page.locator("form[action$='/close'] button").click();
        assertThat(page.locator("[role=alert]").first()).isVisible();
        looksRight(page, "alert-refused");
        page.locator("#outcome").selectOption("NOT_DISSUADED");
        page.locator("form[action$='/close'] button").click();
        assertThat(page.locator("form[action*='/watches/']").first()).isAttached();
        looksRight(page, "alert-closed");
        Page supervisor = signIn(open(width, language), "supervisor");
        supervisor.navigate("/alerts/rules");
        supervisor.locator("#source").selectOption("INTERNET");
        supervisor.locator("#region").fill("00");
        supervisor.locator("#target").selectOption(new SelectOption().setLabel("听涛路派出所"));
        supervisor
                .locator("#content form[action$='/rules'] button[type=submit]")
                .click();
        assertThat(supervisor.locator("#content table")).isVisible();
        looksRight(supervisor, "alert-rules");
    }
}
