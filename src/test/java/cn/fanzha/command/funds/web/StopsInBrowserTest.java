package cn.fanzha.command.funds.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopPayments;
import cn.fanzha.command.funds.domain.StopDesk;
import cn.fanzha.command.funds.domain.StopFiles;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Officer and liaison side by side: what one does, the other sees without reloading. */
class StopsInBrowserTest extends BrowserTest {

    @Autowired
    StopPayments requests;

    @Autowired
    StopDesk desk;

    @Autowired
    StopFiles files;

    @Autowired
    CaseIntake cases;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    Units units;

    @Autowired
    Accounts accounts;

    @Autowired
    TestCity city;

    Actor officer;
    Actor liaison;
    Stops stops;
    final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void thePeopleOfTheDemoCity() {
        stops = new Stops(requests, desk, files, cases, transaction, clock);
        officer = person("officer", Role.OFFICER);
        liaison = person("liaison", Role.LIAISON);
    }

    @Test
    void aRequestReachesTheDeskAndItsAnswerTheOfficer() {
        Page bank = signedIn("liaison");
        bank.navigate("/desk");
        assertThat(bank.getByText("实时连接中断")).isHidden();
        CaseRef file = stops.caseOf(officer);
        StopNumber number = stops.sent(file, liaison.unitId(), Stops.newAccount(), officer);

        Locator arrived = bank.getByText(number.value());
        assertThat(arrived).isVisible();
        Page police = signedIn("officer");
        police.navigate("/stops/" + number);
        arrived.click();
        button(bank, "签收").click();
        assertThat(police.locator("#status")).containsText("已签收");

        for (String field : List.of("holder", "account", "amount", "time")) {
            bank.locator("#" + field + "-agrees").check();
        }
        bank.getByLabel("止付前余额").fill("42000.50");
        bank.getByLabel("止付金额").fill("30000");
        bank.getByLabel("账户类别").selectOption("PERSONAL");
        button(bank, "确认止付").click();
        assertThat(bank.getByRole(AriaRole.ALERT)).containsText("联系电话");
        assertThat(bank.getByLabel("止付金额")).hasValue("30000");
        bank.getByLabel("联系电话").fill("0371-12345678");
        button(bank, "确认止付").click();

        assertThat(bank.locator("#status")).containsText("止付中");
        assertThat(police.locator("#status")).containsText("止付中");
        assertThat(police.locator("#status .clock").first()).containsText("47:59:");
        police.navigate("/cases/" + file.number());
        assertThat(police.locator(".stops-panel")).containsText("30,000.00");
    }

    @Test
    void whatArrivesIsHeardAndCountedAndTwoLiaisonsNeverTakeTheSame() {
        Actor beside = city.account("beside", city.bank1, Role.LIAISON);
        Page first = atTheDesk(city.liaison);
        Page second = atTheDesk(beside);
        second.locator("[data-desk-sound]").click();
        assertThat(second.locator("[data-desk-sound]")).hasAttribute("aria-pressed", "false");
        first.locator("h1").click();
        StopNumber one = sent();

        assertThat(first.locator("body")).hasAttribute("data-desk-tones", "1");
        assertThat(first).hasTitle(Pattern.compile("^\\(1\\) .*"));
        StopNumber two = sent();
        for (Page desk : List.of(first, second)) {
            assertThat(desk).hasTitle(Pattern.compile("^\\(2\\) .*"));
            assertThat(desk.locator("#queue")).containsText(two.value());
        }
        assertThat(second.locator("body")).not().hasAttribute("data-desk-tones", Pattern.compile(".*"));

        button(first, "接下一件").click();
        assertThat(first).hasURL(Pattern.compile(".*/desk/" + one));
        assertThat(second.locator("#queue")).containsText(city.liaison.displayName() + " 办理中");
        button(second, "接下一件").click();
        assertThat(second).hasURL(Pattern.compile(".*/desk/" + two));
        second.navigate("/desk/" + one);
        assertThat(button(second, "接手办理")).isVisible();
        assertThat(button(second, "确认止付")).hasCount(0);

        stops.confirm(one, "100", city.liaison);
        assertThat(second.locator("#status")).containsText("止付中");
    }

    private Page atTheDesk(Actor liaison) {
        Page page = signIn(open(), liaison.username(), TestCity.PASSWORD);
        page.navigate("/desk");
        assertThat(page.locator("#live-status")).hasAttribute("data-state", "open");
        return page;
    }

    private StopNumber sent() {
        return stops.sent(stops.caseOf(city.officer), city.bank1.id(), Stops.newAccount(), city.officer);
    }

    @Test
    void thePagesLookRight() {
        CaseRef file = stops.caseOf(officer);
        StopNumber open = stops.sent(file, liaison.unitId(), Stops.newAccount(), officer);
        StopNumber stopped = stops.sent(file, liaison.unitId(), Stops.newAccount(), officer);
        stops.confirm(stopped, "30000", liaison);
        for (Width width : Width.values()) {
            Language language = width == Width.DESK ? Language.ZH : Language.EN;
            Page bank = signIn(open(width, language), "liaison");
            look(bank, "/desk", "desk");
            look(bank, "/desk/" + open, "desk-request");
            look(bank, "/desk/" + stopped, "desk-stopped");
            look(bank, "/desk/answered", "desk-answered");
            Page police = signIn(open(width, language), "officer");
            look(police, "/stops", "stops");
            look(police, "/stops/" + open, "stop-open");
            look(police, "/stops/" + stopped, "stop-stopped");
            look(police, "/cases/" + file.number() + "/stops", "case-stops");
        }
        assertThat(wrong).isEmpty();
    }

    private void look(Page page, String address, String name) {
        page.navigate(address);
        try {
            looksRight(page, name);
        } catch (AssertionError e) {
            wrong.add(name + ": " + e.getMessage());
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Actor person(String username, Role role) {
        return Stream.concat(units.police().stream(), units.institutions(UnitKind.BANK).stream())
                .map(UnitRef::id)
                .flatMap(unit -> accounts.active(unit, role).stream())
                .filter(account -> account.username().equals(username))
                .findFirst()
                .map(found -> new Actor(
                        found.id(),
                        found.username(),
                        found.displayName(),
                        found.unitId(),
                        found.roles(),
                        units.scopeOf(found.unitId()),
                        false))
                .orElseThrow();
    }
}
