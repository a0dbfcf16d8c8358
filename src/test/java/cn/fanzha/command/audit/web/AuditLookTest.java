package cn.fanzha.command.audit.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditLookTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"DESK, ZH", "DESK, EN", "PHONE, ZH", "PHONE, EN"})
    void theAuditorsPagesAreReadableByEverybody(Width width, Language language) {
        Page page = signIn(open(width, language), "auditor");
        look(page, "/audit", "audit");
        look(page, "/audit?who=nobody-of-this-name", "audit-none");
        look(page, "/audit?from=yesterday", "audit-refused");
        page.navigate("/audit");
        page.locator("tbody a").first().click();
        assertThat(page.locator("h2").first()).isVisible();
        looksRight(page, "audit-entry");
        look(page, "/audit/verification", "audit-verification");
    }

    @ParameterizedTest
    @CsvSource({"DESK, ZH", "PHONE, EN"})
    void theVerificationRunsBesideThePageAndShowsItsResult(Width width, Language language) {
        Page page = signIn(open(width, language), "auditor");
        page.navigate("/audit/verification");
        page.locator("main form button[type=submit]").click();

        Locator latest = page.locator("article").first();
        assertThat(latest.locator(".tone-green")).isVisible();
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("校验已开始")))
                .hasCount(language == Language.ZH ? 1 : 0);
        looksRight(page, "audit-verified");
    }

    private void look(Page page, String address, String name) {
        page.navigate(address);
        looksRight(page, name);
    }
}
