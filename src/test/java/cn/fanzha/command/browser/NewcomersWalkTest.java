package cn.fanzha.command.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.support.browser.BrowserTest;
import cn.fanzha.command.support.walk.Walk;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** As each of the seven roles, in both languages, from the start page to wherever links lead. */
class NewcomersWalkTest extends BrowserTest {

    private static final List<String> PEOPLE =
            List.of("supervisor", "officer", "analyst", "liaison", "liaison6", "sysadmin", "secadmin", "auditor");

    /**
     * Pages of people who are not signed in or lost their way, what shows while a job runs, and what only an act leads to:
     * a rejected, a handed-over or a solved case, an uploaded table.
     */
    private static final Set<String> NOT_FOR_A_WALK = Set.of(
            "/sign-in",
            "/first-admin/{token}",
            "/error",
            "/",
            "/imports/{run}/result",
            "/audit/verification/runs",
            "/cases/{no}/rejection-notice",
            "/cases/{no}/send-back",
            "/cases/{no}/closing",
            "/desk/{no}/onward/table");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PersonalDataCipher cipher;

    @Test
    void everyRoleFindsItsWayInBothLanguages() {
        issueABriefing();
        Walk walk = new Walk(url(), mappings, jdbc, cipher);
        List<String> faults = new ArrayList<>();
        Set<String> unseen = new TreeSet<>(walk.allPages());
        unseen.removeAll(NOT_FOR_A_WALK);
        Map<String, Map<String, String>> looks = new LinkedHashMap<>();
        Set<String> looked = new TreeSet<>();
        for (String person : PEOPLE) {
            for (String language : List.of("zh-CN", "en")) {
                Walk.Seen seen = walk.as(person, PASSWORD, language);
                System.out.printf(
                        "%s in %s: %d addresses, %d pages%n",
                        person, language, seen.opened(), seen.pages().size());
                seen.faults().forEach(fault -> faults.add(person + " in " + language + ", " + fault));
                unseen.removeAll(seen.patterns());
                seen.pages().forEach((pattern, address) -> {
                    if (looked.add(pattern)) {
                        looks.computeIfAbsent(person, p -> new LinkedHashMap<>())
                                .put(pattern, address);
                    }
                });
            }
        }
        looks.forEach((person, pages) -> look(person, pages, faults));
        unseen.forEach(page -> faults.add("no link leads to " + page));
        assertThat(faults).as("what a newcomer finds").isEmpty();
    }

    /** The one thing that the made-up city leaves to do: without it a room would stand empty. */
    private void issueABriefing() {
        Page page = signedIn("supervisor");
        page.navigate("/briefings/draft");
        page.locator("form[action='/briefings'] button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/briefings/[0-9a-f-]{36}.*"));
    }

    /** Each page once: at a desk as axe sees it, then on a phone, where nothing may be too wide. */
    private void look(String person, Map<String, String> pages, List<String> faults) {
        Page page = signIn(open(Width.DESK, Language.ZH), person);
        pages.forEach((pattern, address) -> {
            page.setViewportSize(1440, 900);
            page.navigate(address);
            try {
                hasNoAccessibilityFault(page);
                page.setViewportSize(360, 740);
                fitsItsWidth(page);
            } catch (AssertionError fault) {
                faults.add(person + ", " + fault.getMessage());
            }
        });
        page.context().close();
    }
}
