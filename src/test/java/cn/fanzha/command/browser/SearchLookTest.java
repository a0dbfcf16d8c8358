package cn.fanzha.command.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search box and the page of an observable, at a desk and on a phone. */
class SearchLookTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"DESK,ZH", "PHONE,EN"})
    void whatIsTypedIsFoundAndWhatIsKnownOfItLooksRight(Width width, Language language) {
        Page page = signIn(open(width, language), "officer");
        page.navigate("/cases?state=FILED");
        page.keyboard().press("/");
        if (width == Width.DESK) {
            assertThat(page.locator("#search-box")).isFocused();
            page.locator("#search-box").fill("zz qq");
            page.keyboard().press("Enter");
        } else {
            assertThat(page.locator("#q")).isFocused();
            looksRight(page, "search");
            page.locator("#q").fill("zz qq");
            page.keyboard().press("Enter");
        }
        assertThat(page.locator(".empty-title")).isVisible();
        looksRight(page, "search-none");
        page.navigate("/cases?state=FILED");
        page.locator("#case-rows a.mono").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/cases/A\\d{22}"));
        page.locator("#observable-type").selectOption("URL");
        page.locator("#observable-value").fill("HTTPS://www.Look.example.com/pay/");
        page.locator("#case-observables form:has(#observable-value) button").click();
        page.locator("#case-observables a", new Page.LocatorOptions().setHasText("look.example.com/pay"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/observables/.*"));
        looksRight(page, "observable");
        page.navigate("/search");
        page.locator("#q").fill("look.example.com/pay");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/observables/.*"));
        page.navigate("/search");
        page.locator("#q").focus();
        page.keyboard().press("n");
        assertThat(page.locator("#q")).hasValue("n");
        page.locator("h1").click();
        page.keyboard().press("n");
        assertThat(page).hasURL(Pattern.compile(".*/intake"));
    }
}
