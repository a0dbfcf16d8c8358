package cn.fanzha.command.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;

/** The pages of tasks in both languages, at a desk and on a phone; what a supervisor urges shows at once. */
class TaskPagesLookTest extends BrowserTest {

    @Test
    void whatASupervisorUrgesTheHolderSeesAtOnceOnWhateverPage() {
        Page supervisor = signIn(open(Width.PHONE, Language.EN), "supervisor");
        supervisor.navigate("/tasks/new");
        supervisor.locator("#title").fill("核查直播间引流账号");
        supervisor.locator("#unit").selectOption(new SelectOption().setLabel("听涛路派出所"));
        assertThat(supervisor.locator("#person option", new Page.LocatorOptions().setHasText("林晓舟")))
                .isAttached();
        supervisor.locator("#person").selectOption(new SelectOption().setLabel("林晓舟"));
        looksRight(supervisor, "task-new");
        supervisor.locator("#content form.card button[type=submit]").click();
        assertThat(supervisor.locator("h1")).hasText("核查直播间引流账号");
        String address = supervisor.url();

        Page officer = signIn(open(Width.DESK, Language.ZH), "officer");
        officer.navigate(address);
        officer.locator("form[action$='/take'] button").click();
        assertThat(officer.locator("#feedback")).isVisible();
        officer.locator("#feedback").fill("写到一半的反馈");
        Page elsewhere = officer.context().newPage();
        elsewhere.navigate("/tasks?side=mine");
        looksRight(elsewhere, "tasks-mine");

        supervisor.navigate(address);
        supervisor
                .locator("summary", new Page.LocatorOptions().setHasText("Urge"))
                .click();
        supervisor.locator("#urge-text").fill("今天下班前办结");
        supervisor.locator("form[action$='/urge'] button").click();
        looksRight(supervisor, "task-urged");

        assertThat(officer.locator("#status [role=alert]")).containsText("今天下班前办结");
        assertThat(officer.locator("#feedback")).hasValue("写到一半的反馈");
        assertThat(elsewhere.locator("#task-call")).isVisible();
        officer.locator("form[action$='/feedback'] button").click();
        assertThat(officer.locator("#status")).containsText("写到一半的反馈");
        looksRight(officer, "task-reported");
        supervisor.navigate("/tasks/templates?type=17");
        looksRight(supervisor, "task-templates");
    }
}
