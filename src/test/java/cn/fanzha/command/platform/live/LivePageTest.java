package cn.fanzha.command.platform.live;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an open page does with the stream. */
class LivePageTest extends BrowserTest {

    private static final String LISTEN = """
            () => {
              window.heard = [];
              for (const name of ['live:stop-requested', 'live:resync', 'live:about:S1'])
                document.body.addEventListener(name, e => heard.push(name + ' ' + (e.detail?.reference ?? '')));
            }""";

    @Autowired
    LiveEvents events;

    @Autowired
    LiveStreams streams;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private UUID officer;

    @BeforeEach
    void findTheOfficer() {
        officer = jdbc.sql("select id from account where username = 'officer'")
                .query(UUID.class)
                .single();
    }

    private void publish(String reference) {
        transaction.executeWithoutResult(
                status -> events.publish(new LiveEvent("stop-requested", reference, null, null, officer)));
    }

    private static void hears(Page page, String what) {
        page.waitForFunction("what => window.heard?.includes(what)", what);
    }

    private static void listening(Page page) {
        page.evaluate(LISTEN);
    }

    private static Locator status(Page page) {
        return page.locator("#live-status");
    }

    /** A stream whose page is gone is noticed at its next beat. */
    private void streamsOfEarlierTestsEnd() {
        Page page = open();
        for (int waited = 0; streams.count() > 0 && waited < 240; waited++) {
            streams.heartbeat();
            page.waitForTimeout(500);
        }
        page.close();
        assertThat(streams.count()).isZero();
    }

    @Test
    void everyTabHearsWhatHappensThroughOneStream() {
        streamsOfEarlierTestsEnd();
        Page page = signedIn("officer");
        assertThat(status(page)).hasAttribute("data-state", "open");
        BrowserContext sameBrowser = page.context();
        Page secondTab = sameBrowser.newPage();
        secondTab.navigate(page.url());
        listening(page);
        listening(secondTab);
        publish("S1");
        for (Page tab : new Page[] {page, secondTab}) {
            hears(tab, "live:stop-requested S1");
            hears(tab, "live:about:S1 ");
        }
        assertThat(streams.count()).isEqualTo(1);

        page.close();
        publish("S2");
        hears(secondTab, "live:stop-requested S2");
    }

    @Test
    void whatHappensBetweenThePageAndItsStreamIsHeard() {
        Page page = open();
        // the script comes late, so that the page is made before the event and the stream opened after it
        page.route("**/js/live*.js", route -> {
            publish("S1");
            route.resume();
        });
        page.addInitScript("document.addEventListener('readystatechange', () => "
                + "{ if (document.readyState === 'interactive') (" + LISTEN + ")(); })");
        signIn(page, "officer");
        hears(page, "live:stop-requested S1");
    }

    @Test
    void anOfficerWhoseSessionHasEndedIsToldOnTheOpenPage() {
        Page page = signedIn("officer");
        assertThat(status(page)).hasAttribute("data-state", "open");
        page.evaluate(
                "() => document.body.insertAdjacentHTML('beforeend', '<textarea id=typed>half a story</textarea>')");
        jdbc.sql("delete from spring_session where principal_name = 'officer'").update();
        streams.heartbeat();
        assertThat(status(page)).hasAttribute("data-state", "sessionEnded");
        assertThat(status(page)).hasText(page.locator("body").getAttribute("data-session-ended"));
        assertThat(page.locator("#typed")).hasValue("half a story");
    }

    @Test
    void aLostConnectionIsShownAndItsReturnReadsEverythingAgain() {
        Page page = signedIn("officer");
        assertThat(status(page)).hasAttribute("data-state", "open");
        listening(page);
        page.context().setOffline(true);
        streams.endAll();
        assertThat(status(page)).hasText(page.locator("body").getAttribute("data-connection-lost"));
        publish("S1");
        page.context().setOffline(false);
        hears(page, "live:resync ");
        hears(page, "live:stop-requested S1");
        assertThat(status(page)).hasText("");
    }

    @Test
    void aLineThatHasGoneSilentIsOpenedAgain() {
        Page page = open();
        page.clock().install();
        signIn(page, "officer");
        assertThat(status(page)).hasAttribute("data-state", "open");
        listening(page);
        page.waitForRequest("**/live?*", () -> page.clock().fastForward(60_000L));
        publish("S1");
        hears(page, "live:stop-requested S1");
    }
}
