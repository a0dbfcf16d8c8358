package cn.fanzha.command.support.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Patience;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that plays a user in a real browser, against the whole application with the made-up city of the demo data. Each
 * {@link #open} is another person's browser, so that two can work side by side. What a page must never do (break its own
 * security policy, throw in a script, miss a style or picture) fails every test by itself.
 */
@ExtendWith(Browsers.class)
public abstract class BrowserTest extends ServedApplication {

    /** Every demo account's password. */
    protected static final String PASSWORD = "fanzha-demo-2026";

    private static final String AXE = AxeBuilder.getAxeScript();
    // only what is wrong comes back: all that is right is megabytes a page
    private static final String FAULTS = """
            async () => (await axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
              resultTypes: ['violations']
            })).violations.flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.help}): ${node.html}`))""";

    private static final Set<String> PARTS = Set.of("stylesheet", "script", "image", "font");
    private static final Pattern UNTRANSLATED = Pattern.compile("\\?\\?[\\w.-]+\\?\\?");

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<Page> examined = new HashSet<>();

    /** The widths that every page is looked at with. */
    public enum Width {
        DESK(1440, 900),
        PHONE(360, 740);

        final int width;
        final int height;

        Width(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** The two languages of the interface. */
    public enum Language {
        ZH("zh-CN"),
        EN("en");

        final String tag;

        Language(String tag) {
            this.tag = tag;
        }
    }

    /** A new person's browser: in Chinese, at a desk. */
    protected Page open() {
        return open(Width.DESK, Language.ZH);
    }

    /** A new person's browser, without any page yet. */
    protected Page open(Width width, Language language) {
        BrowserContext context = Browsers.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(url())
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai")
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                        .setViewportSize(width.width, width.height));
        context.setDefaultTimeout(Patience.LONG.toMillis());
        context.addCookies(List.of(new Cookie("FANZHA_LANG", language.tag).setUrl(url())));
        contexts.add(context);
        Page page = context.newPage();
        watch(page);
        return page;
    }

    private void watch(Page page) {
        page.onPageError(error -> faults.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            // what examines a page adds styles of its own
            if (message.text().contains("Content Security Policy") && !examined.contains(page)) {
                faults.add(page.url() + ": " + message.text());
            }
        });
        page.onFrameNavigated(frame -> examined.remove(page));
        page.onResponse(answer -> {
            if (answer.status() >= 400 && PARTS.contains(answer.request().resourceType())) {
                faults.add(answer.url() + ": " + answer.status());
            }
        });
    }

    /** Signs a demo user in through the form, and waits for what opens. */
    protected Page signIn(Page page, String username) {
        return signIn(page, username, PASSWORD);
    }

    /** Signs in anybody, for example somebody of a city that the test made for itself. */
    protected Page signIn(Page page, String username, String password) {
        page.navigate("/sign-in");
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(password);
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        assertThat(page).not().hasURL(Pattern.compile(".*/sign-in.*"));
        return page;
    }

    /** A new browser in which the user is signed in already. */
    protected Page signedIn(String username) {
        return signIn(open(), username);
    }

    /** Sends a form; the page that follows, not the one before, says that it was done. */
    protected static void sends(Page page, String button) {
        page.evaluate("document.documentElement.dataset.before = 'yes'");
        page.locator(button).click();
        assertThat(page.locator("html[data-before]")).hasCount(0);
        assertThat(page.locator(".alert-success")).isVisible();
    }

    /** Keeps a picture of the whole page in {@code target/screenshots}. */
    protected void screenshot(Page page, String name) {
        // hiding the caret would take a style of its own, which the page's security policy refuses
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /**
     * Takes a picture and holds what every page must keep: no fault that axe finds (WCAG 2.2 AA), no missing
     * translation, a plain title, nothing that must be scrolled sideways.
     *
     * @param name the picture's name, without language and width
     */
    protected void looksRight(Page page, String name) {
        String language = String.valueOf(page.locator("html").getAttribute("lang"));
        screenshot(page, name + "-" + language + "-" + page.viewportSize().width);
        hasNoAccessibilityFault(page);
        hasNoMissingText(page);
        assertThat(page.title()).isNotBlank().doesNotContain("<");
        fitsItsWidth(page);
    }

    /** What axe finds by the rules of WCAG 2.2 AA is a fault, each named with the element. */
    protected void hasNoAccessibilityFault(Page page) {
        page.evaluate("0");
        examined.add(page);
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate(FAULTS))
                .as("faults that axe finds at %s", page.url())
                .isEmpty();
    }

    /** No message key shows in place of its text. */
    protected void hasNoMissingText(Page page) {
        assertThat(UNTRANSLATED.matcher(page.content()).results().map(match -> match.group()))
                .as("missing texts at %s", page.url())
                .isEmpty();
    }

    /** Nothing is wider than the screen. */
    protected void fitsItsWidth(Page page) {
        Locator root = page.locator("html");
        // charts are drawn anew a moment after the window changed
        for (int i = 0; i < 300 && (Integer) root.evaluate("e => e.scrollWidth - e.clientWidth") > 0; i++) {
            page.waitForTimeout(100);
        }
        assertThat((Integer) root.evaluate("e => e.scrollWidth - e.clientWidth"))
                .as("pixels too wide at %s", page.url())
                .isLessThanOrEqualTo(0);
    }

    @AfterEach
    void closeBrowsersAndReportFaults() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        assertThat(faults).as("what pages did wrong").isEmpty();
    }
}
