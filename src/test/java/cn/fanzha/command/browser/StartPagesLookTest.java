package cn.fanzha.command.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The start pages of the roles, each at a desk or on a phone, in one language or the other. */
class StartPagesLookTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"DESK,ZH", "PHONE,EN"})
    void everyStartPageLooksRight(Width width, Language language) {
        Page officer = signIn(open(width, language), "officer");
        assertThat(officer).hasURL(Pattern.compile(".*/work"));
        looksRight(officer, "work");
        officer.navigate("/work?side=mine");
        looksRight(officer, "work-mine");
        Page analyst = signIn(open(width, language), "analyst");
        assertThat(analyst).hasURL(Pattern.compile(".*/analysis"));
        looksRight(analyst, "analysis");
        Page liaison = signIn(open(width, language), "liaison");
        liaison.navigate("/desk/overview");
        looksRight(liaison, "desk-overview");
        Page security = signIn(open(width, language), "secadmin");
        assertThat(security).hasURL(Pattern.compile(".*/start"));
        looksRight(security, "start");
    }

    @Test
    void aNewAlertMakesTheSupervisorsWorkReadAgain() {
        Page supervisor = signedIn("supervisor");
        supervisor.navigate("/work");
        Page officer = signedIn("officer");
        officer.navigate("/alerts/new");
        officer.locator("#phone").fill("17400002222");
        officer.locator("#personName").fill("郁待劝");
        officer.locator("#risk").selectOption("HIGH");
        officer.locator("#fraudType").selectOption("10");
        supervisor.waitForResponse(
                answer -> answer.url().endsWith("/work") && answer.ok(),
                () -> officer.locator("#content form.card button[type=submit]").click());
        assertThat(officer).hasURL(Pattern.compile(".*/alerts/Y\\d{22}"));
        officer.navigate("/work");
        officer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("新接警"))
                .click();
        assertThat(officer).hasURL(Pattern.compile(".*/intake"));
    }
}
