package cn.fanzha.command.gangs.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of operations, gangs and suspects, at a desk and on a phone. */
class GangsLookTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"DESK,ZH", "DESK,EN", "PHONE,ZH", "PHONE,EN"})
    void everyPageOfGangsSuspectsAndOperationsLooksRight(Width width, Language language) {
        Page page = signIn(open(width, language), "supervisor");
        look(page, "/gangs", "gangs");
        look(page, "/gangs?state=NONE", "gangs-refused");
        look(page, "/gangs?from=2001-01-01&to=2001-01-02", "gangs-none");
        look(page, "/gangs/new", "gang-new");
        page.locator("#name").fill("演示跑分团伙");
        page.locator("#kind").selectOption("MONEY_MOVING");
        page.locator("main form button[type=submit]").click();
        assertThat(page).hasURL(Pattern.compile(".*/gangs/G\\d{22}"));
        page.locator("form[action$=investigate] button").click();
        assertThat(page.locator("#note")).isVisible();
        page.locator("#account").fill("622202600670%07d".formatted(width.ordinal() * 10 + language.ordinal()));
        page.locator("#accounts form[action$=accounts] button").click();
        assertThat(page.locator("#accounts details.reveal")).isVisible();
        looksRight(page, "gang");
        look(page, page.url() + "/edit", "gang-edit");
        look(page, "/suspects", "suspects");
        look(page, "/suspects/new", "suspect-new");
        page.navigate("/suspects");
        page.locator("#suspect-rows a.mono").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/suspects/R\\d{22}"));
        looksRight(page, "suspect");
        look(page, page.url() + "/edit", "suspect-edit");
        look(page, "/operations", "operations");
        look(page, "/operations/new", "operation-new");
        page.navigate("/operations");
        page.locator("main tbody a").first().click();
        assertThat(page.locator("#credits")).isVisible();
        page.locator("details.add-form").first().locator("summary").click();
        looksRight(page, "operation");
        page.locator("#seizures details.add-form summary").click();
        page.locator("#quantity-seizure").fill("3");
        page.locator("#seizures form button[type=submit]").click();
        page.locator("#seizures a[href*='/records/']").first().click();
        assertThat(page.locator("#reason")).isVisible();
        looksRight(page, "operation-record");
    }

    private void look(Page page, String address, String name) {
        page.navigate(address);
        looksRight(page, name);
    }
}
