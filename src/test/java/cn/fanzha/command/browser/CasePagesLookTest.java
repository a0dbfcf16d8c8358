package cn.fanzha.command.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of cases and intake in each language, at a desk and on a phone. */
class CasePagesLookTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"DESK,ZH", "PHONE,EN"})
    void everyPageOfCasesAndIntakeLooksRight(Width width, Language language) {
        Page page = signIn(open(width, language), "officer");
        Map<String, String> pages = Map.of(
                "intake", "/intake",
                "cases", "/cases",
                "cases-none", "/cases?no=A000",
                "cases-refused", "/cases?state=NONE",
                "error-404", "/cases/A000000000000202601000a",
                "error-403", "/audit");
        pages.forEach((name, address) -> {
            page.navigate(address);
            looksRight(page, name);
        });
        page.navigate("/intake");
        page.locator("button[value=stop]").click();
        assertThat(page.locator("[role=alert]").first()).isVisible();
        looksRight(page, "intake-refused");
        page.navigate("/cases?state=FILED");
        page.locator("#case-rows a.mono").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/cases/A\\d{22}"));
        looksRight(page, "case");
        page.navigate(page.url() + "/intake");
        looksRight(page, "case-intake");
    }
}
