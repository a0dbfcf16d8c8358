package cn.fanzha.command.statistics.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class BriefingLookTest extends BrowserTest {

    @Autowired
    RollUp rollUp;

    @Autowired
    Clock clock;

    @BeforeEach
    void rollUp() {
        rollUp.bringUpToDate();
    }

    @ParameterizedTest
    @CsvSource({"DESK, ZH", "DESK, EN", "PHONE, ZH", "PHONE, EN"})
    void aBriefingIsDraftedReadAndIssued(Width width, Language language) {
        Page page = signIn(open(width, language), "supervisor");
        page.navigate("/briefings/draft?from=" + from() + "&to=" + to() + "&template=period");
        looksRight(page, "briefing-draft");
        page.locator(".figure-mark").first().click();
        assertThat(page.locator(".figure-facts:popover-open")).isVisible();
        looksRight(page, "briefing-figure");
        page.keyboard().press("Escape");
        page.navigate(page.url() + "&indicator=case.filed&rounding=YU(亿,0)");
        assertThat(page.locator(".figure-wrong").first()).isVisible();
        looksRight(page, "briefing-wrong");
        page.navigate("/briefings/draft?from=" + from() + "&to=" + to() + "&template=period");
        page.locator("form:has(input[name=fingerprint]) button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/briefings/[0-9a-f-]{36}$"));
        looksRight(page, "briefing-issued");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        screenshot(page, "briefing-print-" + language + "-" + width);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.navigate("/briefings");
        looksRight(page, "briefings");
        page.navigate("/briefings/draft?template=chosen&indicator=case.filed&rounding=YU(2)");
        looksRight(page, "briefing-chosen");
    }

    @Test
    void aRuleIsChosenBesideItsFigure() {
        Page page = signIn(open(), "supervisor");
        page.navigate("/briefings/draft?from=" + from() + "&to=" + to() + "&template=period");
        page.locator("input[name=rounding]").first().fill("EXACT");
        page.locator("#rules-form button[type=submit]").click();
        assertThat(page.locator("#figures tbody tr").first().locator("input[name=rounding]"))
                .hasValue("EXACT");
        page.locator("form:has(input[name=fingerprint]) button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/briefings/[0-9a-f-]{36}$"));
        assertThat(page.locator("#figures tbody tr").first()).containsText("EXACT");
    }

    private String from() {
        return ChinaTime.month(clock.instant()).minusMonths(11).toString();
    }

    private String to() {
        return ChinaTime.month(clock.instant()).toString();
    }
}
