package cn.fanzha.command.funds.web;

import static cn.fanzha.command.support.SignedIn.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.domain.Refusal;
import cn.fanzha.command.funds.domain.StopDesk;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The overview of a day: its figures are the statistics', each opens as many rows as it says, and leaves as a file. */
@IntegrationTest
class StopOverviewTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DAY = "2026-05-20";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    StopDesk desk;

    @Autowired
    AuditTrail trail;

    @Autowired
    TestClock clock;

    private static boolean made;
    private static String shared = "";

    /** One day of two stations and two banks; made once, for the city is the class's own. */
    @BeforeEach
    void aDay() {
        if (made) {
            clock.set(DAY + " 15:00:00");
            return;
        }
        made = true;
        clock.set(DAY + " 09:00:00");
        CaseRef file = stops.caseOf(city.officer);
        CaseRef other = stops.caseOf(city.account("far-officer", city.stationA2, Role.OFFICER));
        Actor second = city.account("far-officer2", city.stationA2, Role.OFFICER);
        shared = Stops.newAccount();
        clock.advance(Duration.ofMinutes(2));
        StopNumber quick = stops.sent(file, city.bank1.id(), shared, city.officer);
        StopNumber refused = stops.sent(file, city.bank2.id(), Stops.newAccount(), city.officer);
        StopNumber slow = stops.sent(other, city.bank1.id(), Stops.newAccount(), second);
        stops.sent(other, city.bank2.id(), Stops.newAccount(), second);
        clock.advance(Duration.ofMinutes(4));
        stops.confirm(quick, "10000.50", city.liaison);
        clock.advance(Duration.ofMinutes(6));
        desk.refuse(
                refused,
                stops.version(refused, city.liaison2),
                new Refusal(Set.of(RefusalReason.NO_BALANCE), "", "赵联络", "037112345678"),
                city.liaison2);
        clock.advance(Duration.ofMinutes(50));
        stops.confirm(slow, "2000", city.liaison);
        assertThat(stops.ask(other, city.bank1.id(), shared, second)).isInstanceOf(StopOutcome.Joined.class);
        clock.set("2026-05-21 10:00:00");
        stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        clock.set(DAY + " 15:00:00");
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void itsFiguresAreThoseOfTheStatistics() throws Exception {
        for (String unit : List.of(city.districtA.code(), city.stationA1.code(), city.stationA2.code())) {
            JsonNode day = api("/api/v1/stops/overview?day=" + DAY + "&unit=" + unit, "stops:read");
            JsonNode figures = api(
                    "/api/v1/statistics?from=" + DAY + "&to=" + DAY + "&unit=" + unit
                            + "&indicator=stop.requested,stop.stopped,stop.amount,stop.response.p50,stop.from-report.p50,stop.within-30min",
                    "statistics:read");
            JsonNode total = day.path("total");
            same(figures, "stop.requested", total.path("requested"));
            same(figures, "stop.stopped", total.path("stopped"));
            same(figures, "stop.amount", total.path("amount"));
            same(figures, "stop.response.p50", total.path("medianSecondsToStop"));
            same(figures, "stop.from-report.p50", total.path("medianSecondsFromReportToStop"));
            same(figures, "stop.within-30min", total.path("withinThirtyMinutes"));
        }
        JsonNode whole = api("/api/v1/stops/overview?day=" + DAY + "&unit=" + city.districtA.code(), "stops:read");
        JsonNode total = whole.path("total");
        assertThat(total.path("requested").asInt()).isEqualTo(5);
        assertThat(total.path("joined").asInt()).isEqualTo(1);
        assertThat(total.path("open").asInt()).isEqualTo(1);
        assertThat(total.path("answered").asInt()).isEqualTo(3);
        assertThat(total.path("refused").asInt()).isEqualTo(1);
        assertThat(total.path("stopped").asInt()).isEqualTo(2);
        assertThat(total.path("amount").asString()).isEqualTo("12000.50");
        assertThat(total.path("medianSecondsToStop").asInt()).isEqualTo((240 + 3600) / 2);
        assertThat(total.path("medianSecondsFromReportToStop").asInt()).isEqualTo((360 + 3720) / 2);
        assertThat(total.path("medianSecondsToAnswer").asInt()).isEqualTo(600);
        assertThat(whole.path("institutions").size()).isEqualTo(2);
        assertThat(whole.path("units").size()).isEqualTo(2);
        assertThat(api(
                                "/api/v1/stops/overview?from=2026-05-19&to=2026-05-21&unit=" + city.districtA.code(),
                                "stops:read")
                        .path("days")
                        .size())
                .isEqualTo(2);
        JsonNode bank = JSON.readTree(body(mvc.get()
                .uri("/api/v1/stops/overview?day=" + DAY)
                .with(bearer(city.bank2.code(), "stops:read"))
                .exchange()));
        assertThat(bank.path("total").path("requested").asInt())
                .as("a bank's program reads its own")
                .isEqualTo(2);
        assertThat(bank.path("institutions").size()).isEqualTo(1);
    }

    @Test
    void everyFigureOpensAsManyRows() throws Exception {
        String page = body(get("/stops/overview?day=" + DAY, city.supervisor));
        Matcher figures = Pattern.compile("<a class=\"figure-link\"[^>]*href=\"(/stops\\?[^\"]*)\"[^>]*>(\\d+)</a>")
                .matcher(page);
        int opened = 0;
        while (figures.find()) {
            String rows = body(get(figures.group(1).replace("&amp;", "&"), city.supervisor));
            assertThat(Pattern.compile("<a class=\"mono cell-link\" href=\"/stops/Z")
                            .matcher(rows)
                            .results()
                            .count())
                    .as(figures.group(1))
                    .isEqualTo(Long.parseLong(figures.group(2)));
            opened++;
        }
        assertThat(opened).as("six of the day, four of each line").isEqualTo(6 + 4 * 4);
        assertThat(page).contains("12,000.50", "32 分 0 秒", "66.7%");
        assertThat(SqlCount.during(() -> get("/stops/overview?day=" + DAY, city.supervisor)))
                .hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void theTablesAreOrderedByTheAddressAndTheScopeHolds() throws Exception {
        String byRequested = body(get("/stops/overview?day=" + DAY + "&sort=requested", city.supervisor));
        assertThat(place(byRequested, city.bank1.name())).isLessThan(place(byRequested, city.bank2.name()));
        String rising = body(get("/stops/overview?day=" + DAY + "&sort=-requested", city.supervisor));
        assertThat(place(rising, city.bank2.name())).isLessThan(place(rising, city.bank1.name()));
        assertThat(body(get("/stops/overview?day=" + DAY, city.otherSupervisor)))
                .contains("这段时间没有止付请求");
        assertThat(get("/stops/overview?unit=" + city.districtB.code(), city.supervisor))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/stops/overview?from=2026-05-20&to=2026-05-19", city.supervisor))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get("/stops/overview?urgency=NONSENSE", city.supervisor))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void itLeavesAsAFileThatTheLogKnows() throws Exception {
        MvcTestResult csv = get("/stops/overview.csv?day=" + DAY, city.supervisor);
        assertThat(csv).hasStatusOk();
        assertThat(body(csv)).startsWith("\uFEFF").contains("12000.50", city.bank1.name(), city.supervisor.username());
        MvcTestResult sheet = get("/stops/overview.xlsx?day=" + DAY, city.supervisor);
        assertThat(sheet.getResponse().getContentAsByteArray()).startsWith('P', 'K');
        assertThat(trail.of("stop.overview-export", city.districtA.code())).hasSize(2);

        assertThat(export("", "csv")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        long before = trail.newest();
        String rows = body(export("例会通报", "csv"));
        assertThat(rows.lines().count()).as("head of four lines, and the rows").isEqualTo(4 + 5);
        assertThat(rows).contains("例会通报").doesNotContain(shared);
        assertThat(trail.ofAction("stop.export")).anyMatch(line -> line.id() > before);
        assertThat(trail.ofAction("stop.export-done"))
                .anyMatch(line -> line.id() > before && line.detail("rows").asInt() == 5);
    }

    private MvcTestResult export(String reason, String format) {
        return mvc.post()
                .uri("/stops/export")
                .param("counts", "REQUESTED")
                .param("from", DAY)
                .param("to", DAY)
                .param("reason", reason)
                .param("format", format)
                .with(city.signedIn(city.supervisor))
                .with(csrf())
                .exchange();
    }

    private static int place(String page, String bank) {
        return page.indexOf(bank, page.indexOf("league-institutions"));
    }

    private static void same(JsonNode figures, String indicator, JsonNode shown) {
        JsonNode line = figures.path("figures").values().stream()
                .filter(one -> one.path("indicator").asString().equals(indicator))
                .findFirst()
                .orElseThrow();
        JsonNode value = line.path("value");
        if (value.isNumber()) {
            assertThat(shown.decimalValue()).as(indicator).isEqualByComparingTo(value.decimalValue());
        } else {
            assertThat(shown).as(indicator).isEqualTo(value);
        }
    }

    private JsonNode api(String address, String scope) throws UnsupportedEncodingException {
        return JSON.readTree(body(mvc.get()
                .uri(address)
                .with(bearer(city.districtA.code(), scope))
                .exchange()));
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(city.signedIn(actor)).exchange();
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
