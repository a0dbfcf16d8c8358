package cn.fanzha.command.identity.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityPagesTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"DESK,ZH", "PHONE,ZH", "DESK,EN", "PHONE,EN"})
    void thePagesOfAccountsAndDutyAreReadableByEverybody(Width width, Language language) {
        Page admin = signIn(open(width, language), "sysadmin");
        admin.navigate("/accounts");
        looksRight(admin, "accounts");
        admin.navigate("/accounts/new");
        looksRight(admin, "account-draft");
        admin.navigate("/account");
        looksRight(admin, "account");
        Page security = signIn(open(width, language), "secadmin");
        security.navigate("/accounts?q=officer2");
        security.locator("tbody th a").first().click();
        looksRight(security, "account-page");
        Page supervisor = signIn(open(width, language), "supervisor");
        supervisor.navigate("/duty?unit=990101010000");
        looksRight(supervisor, "duty");
    }

    @Test
    void aWrongPasswordIsToldPlainly() {
        Page page = open();
        page.navigate("/sign-in");
        page.locator("input[name=username]").fill("analyst");
        page.locator("input[name=password]").fill("wrong");
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?error"));
    }

    @Test
    void anAccountGoesFromDraftToItsFirstSignIn() {
        Page sysadmin = signedIn("sysadmin");
        sysadmin.navigate("/accounts/new");
        sysadmin.locator("#username").fill("firstday");
        sysadmin.locator("#displayName").fill("新来民警");
        sysadmin.locator("#unit").fill("990101010000");
        sysadmin.locator("#unit").press("Enter");
        assertThat(sysadmin.locator(".status-word")).hasText("待批准");
        Page secadmin = signedIn("secadmin");
        secadmin.navigate("/accounts?q=firstday");
        secadmin.locator("tbody th a").first().click();
        secadmin.locator("input[value=OFFICER]").check();
        secadmin.locator("form:has(input[name=roles]) button[type=submit]").click();
        Locator shown = secadmin.locator("[data-first-password]");
        assertThat(shown).isVisible();
        Page person = open();
        person.navigate("/sign-in");
        person.locator("input[name=username]").fill("firstday");
        person.locator("input[name=password]").fill(shown.textContent());
        person.locator("form:has(input[name=password]) button[type=submit]").click();
        assertThat(person).hasURL(Pattern.compile(".*/account"));
        person.locator("#current").fill(shown.textContent());
        person.locator("#chosen").fill("my own fine sentence");
        person.locator("#repeated").fill("my own fine sentence");
        person.locator("#repeated").press("Enter");
        assertThat(person.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("密码已修改")))
                .isVisible();
    }
}
