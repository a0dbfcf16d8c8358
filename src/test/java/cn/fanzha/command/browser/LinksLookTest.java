package cn.fanzha.command.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a proposal to the graph, which opens by keyboard too, and to a joint case: at a desk and on a phone. */
class LinksLookTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"DESK,ZH", "PHONE,EN"})
    void aProposalLeadsToTheGraphWhoseListHoldsTheSame(Width width, Language language) {
        Page page = signIn(open(width, language), "analyst");
        page.navigate("/links");
        looksRight(page, "links");
        page.locator(".links-table tbody a[href$='/similar']").first().click();
        assertThat(page.locator(".link-score").first()).isVisible();
        looksRight(page, "similar");
        page.locator("a[href*='/links/graph']").first().click();
        Locator drawn = page.locator("#graph[data-drawn] canvas").first();
        assertThat(drawn).isVisible();
        int before = page.locator("#graph-list tbody tr").count();
        page.locator("#graph-list [data-expand^='observable:']").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#graph-said")).not().hasText("");
        assertThat(page.locator("#graph-list tbody tr")).not().hasCount(before);
        assertThat(page.locator("#graph-list tbody tr").count()).isGreaterThan(before);
        assertThat(page.locator("#graph"))
                .hasAttribute(
                        "data-drawn",
                        Pattern.compile(String.valueOf(
                                1 + page.locator("#graph-list tbody tr").count())));
        looksRight(page, "graph");
        page.navigate("/links");
        page.locator("#joints a.mono").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/links/joint-cases/B\\d{22}"));
        looksRight(page, "joint");
    }
}
