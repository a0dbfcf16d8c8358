package cn.fanzha.command.identity.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInPageTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"DESK, ZH", "DESK, EN", "PHONE, ZH", "PHONE, EN"})
    void theSignInPageIsReadableByEverybody(Width width, Language language) {
        Page page = open(width, language);
        page.navigate("/sign-in");
        assertThat(page.locator("input[name=username]")).isFocused();
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        looksRight(page, "sign-in");
    }
}
