package cn.fanzha.command.organisation.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationLookTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"DESK, ZH", "DESK, EN", "PHONE, ZH", "PHONE, EN"})
    void theAdministratorsPagesAreReadableByEverybody(Width width, Language language) {
        Page page = signIn(open(width, language), "sysadmin");
        look(page, "/units", "units");
        look(page, "/units?tab=institutions", "units-institutions");
        look(page, "/units?q=zzz", "units-none");
        look(page, "/units/990101000000", "unit");
        look(page, "/units/990101010100/edit", "unit-edit");
        look(page, "/units/new", "unit-new");
        look(page, "/calendar", "calendar");
        page.locator("details").nth(1).locator("summary").click();
        looksRight(page, "calendar-open");
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndASavedOneShowsTheUnit() {
        Page page = signedIn("sysadmin");
        page.navigate("/units/new?parent=990101000000");
        page.getByLabel("名称").fill("新潮路派出所");
        page.getByLabel("类别").selectOption("STATION");
        page.locator("#code").fill("99010103");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"))
                .click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("单位代码应为 12 位数字");
        assertThat(page.getByLabel("名称")).hasValue("新潮路派出所");
        looksRight(page, "unit-new-refused");
        page.locator("#code").fill("990101770000");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"))
                .click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("新潮路派出所")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.STATUS)
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("单位已建立")))
                .isVisible();
    }

    @Test
    void anOfficerReadsTheOwnUnits() {
        Page page = signedIn("officer");
        look(page, "/units", "units-officer");
        assertThat(page.getByText("云澜大学反诈中心")).isVisible();
        assertThat(page.getByText("湖滨派出所")).hasCount(0);
    }

    private void look(Page page, String address, String name) {
        page.navigate(address);
        looksRight(page, name);
    }
}
