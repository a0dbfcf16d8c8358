package cn.fanzha.command.statistics.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The supervisor's dashboard and the big screen in a browser. */
class DashboardLookTest extends BrowserTest {

    @Autowired
    RollUp rollUp;

    @BeforeEach
    void rollUp() {
        rollUp.bringUpToDate();
    }

    @ParameterizedTest
    @CsvSource({"DESK, ZH", "PHONE, EN"})
    void everybodyCanReadIt(Width width, Language language) {
        Page page = signIn(open(width, language), "supervisor");
        assertThat(page).hasURL(Pattern.compile(".*/dashboard"));
        page.locator("#urgent:not([hx-trigger=load])").waitFor();
        drawn(page);
        looksRight(page, "dashboard");
        page.navigate("/dashboard?period=today");
        drawn(page);
        looksRight(page, "dashboard-today");
        page.navigate("/dashboard?period=2001");
        looksRight(page, "dashboard-none");
        page.navigate("/dashboard?from=2026-05&to=2026-01");
        looksRight(page, "dashboard-refused");
        page.navigate("/wall");
        drawn(page);
        looksRight(page, "wall");
    }

    @Test
    void theTableStandsBehindTheChartAndANumberOpensAsManyRows() {
        Page page = signedIn("analyst");
        page.navigate("/dashboard");
        drawn(page);
        assertThat(page.locator("#trend-table")).not().isVisible();
        page.locator(".dash-trend summary").click();
        assertThat(page.locator("#trend-table")).isVisible();
        assertThat(page.locator("#trend-table tbody tr")).hasCount(13);
        assertThat(page.locator(".chart").first()).hasAttribute("aria-hidden", "true");
        Locator number = page.locator("#trend-table td[data-number]:not([data-number='0']) a")
                .first();
        String shown = number.innerText();
        number.click();
        assertThat(page).hasURL(Pattern.compile(".*/statistics/rows\\?indicator=case.reported.*"));
        assertThat(page.locator("#figure")).hasText(shown);
        assertThat(page.locator("#rows tbody tr")).hasCount(Math.min(50, Integer.parseInt(shown.replace(",", ""))));
        page.navigate("/dashboard");
        drawn(page);
        // a bar opens what its number opens: the first one, at its foot
        Locator chart = page.locator(".dash-funnel .chart");
        double middle = chart.boundingBox().width / 2;
        chart.click(new Locator.ClickOptions().setPosition(middle + 70, 70));
        assertThat(page).hasURL(Pattern.compile(".*/statistics/rows\\?indicator=.*"));
    }

    @Test
    void theBigScreenFitsTheWallAndRenewsItselfWithoutAnybodysDoing() {
        Page page = signedIn("analyst");
        page.setViewportSize(1920, 1080);
        page.navigate("/wall");
        drawn(page);
        screenshot(page, "wall-1920");
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollHeight <= innerHeight"
                        + " && document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        fitsItsWidth(page);
        var asked = page.waitForRequest(
                request -> request.url().contains("/wall?unit="),
                () -> page.evaluate("document.body.dispatchEvent(new CustomEvent('live:resync'))"));
        assertThat(asked.headerValue("X-Background")).isNotBlank();
        asked.response();
        drawn(page);
        hasNoAccessibilityFault(page);
    }

    @Test
    void theFiguresReadThemselvesAgainButNotUnderTheReadersHand() {
        Page page = signedIn("analyst");
        page.navigate("/dashboard");
        drawn(page);
        String ask = "document.body.dispatchEvent(new CustomEvent('live:resync'))";
        assertThat(page.locator("#figures")).hasAttribute("hx-trigger", Pattern.compile("every 60s.*"));
        assertThat((Integer) page.evaluate("() => { let asked = 0; addEventListener('htmx:beforeSend', (event) => {"
                        + " if (event.detail.elt.id === 'figures') asked++; });"
                        + " document.getElementById('from').focus(); " + ask
                        + "; document.activeElement.blur(); return asked; }"))
                .isZero();
        page.evaluate("() => document.getElementById('cut-off').textContent = 'stale'");
        var asked = page.waitForResponse(
                answer -> "figures".equals(answer.request().headers().get("hx-target")), () -> page.evaluate(ask));
        assertThat(asked.request().headerValue("X-Background")).isNotBlank();
        assertThat(page.locator("#cut-off")).not().hasText("stale");
        drawn(page);
        assertThat(page.locator(".dash-behind[open]")).hasCount(0);
        assertThat(page.locator("#figures")).hasCount(1);
        assertThat(page.locator("#drawn .chart")).hasCount(4);
    }

    private static void drawn(Page page) {
        assertThat(page.locator(".chart:not([data-drawn]):not(.chart-empty)")).hasCount(0);
        assertThat(page.locator(".chart").first()).isAttached();
    }
}
