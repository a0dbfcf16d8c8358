package cn.fanzha.command.statistics.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Period;
import cn.fanzha.command.statistics.Reading;
import cn.fanzha.command.statistics.dashboard.Dashboard;
import cn.fanzha.command.statistics.dashboard.DashboardPeriod;
import cn.fanzha.command.statistics.dashboard.KeptBoards;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Dashboard and big screen: every number is that of the statistics API, few statements, nobody's name. */
@IntegrationTest
class DashboardTest {

    private static final List<String> KEYS = List.of(
            "case.reported",
            "case.filed",
            "case.solved",
            "case.loss",
            "stop.requested",
            "stop.amount",
            "freeze.amount",
            "return.amount",
            "alert.pushed",
            "alert.dissuaded",
            "loss.avoided",
            "suspect.captured");

    private static final Pattern LINE = Pattern.compile("<tr data-code=\"([^\"]+)\">(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("data-number=\"([^\"]*)\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    Dashboard dashboard;

    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void aBusyYear() {
        // no midnight falls between the rows and the pages
        clock.set(clock.instant());
        today = ChinaTime.date(clock.instant());
        StringBuilder cases = new StringBuilder("case_no,unit_code,channel,fraud_type,reported_at,filed_at,solved_at,"
                + "amount_involved,loss,victim_name,victim_phone\n");
        StringBuilder alerts = new StringBuilder("alert_no,unit_code,source,risk,fraud_type,pushed_at,phone\n");
        StringBuilder attempts = new StringBuilder("attempt_no,alert_no,step,at,result\n");
        StringBuilder stops = new StringBuilder("request_no,unit_code,case_no,institution_code,account_no,account_name,"
                + "amount,requested_at,stopped_at,stopped_amount\n");
        int n = 0;
        for (int back : List.of(0, 0, 1, 3, 20, 31, 33, 60, 150, 200, 300, 366, 380, 395, 420)) {
            n++;
            LocalDate day = today.minusDays(back);
            String unit = (n % 2 == 0 ? city.stationA1 : city.stationB1).code();
            String month = YearMonth.from(day).toString().replace("-", "");
            String no = "A" + unit + month + "%04d".formatted(n);
            cases.append(no + "," + unit + ",BANK," + (n % 3 == 0 ? "50" : "51") + "," + day + "," + day + ","
                    + (n % 4 == 0 ? day : "") + "," + n + "0000.10," + n + "000.05,欧阳某某,13800138000\n");
            alerts.append("AL" + city.division + n + "," + unit + ",BANK,HIGH,50," + day + ",13900139000\n");
            attempts.append("AT" + city.division + n + ",AL" + city.division + n + ",CALL," + day + ","
                    + (n % 2 == 0 ? "REACHED" : "NO_ANSWER") + "\n");
            stops.append("SP" + city.division + n + "," + unit + "," + no + "," + city.bank1.code() + ",62220200000000"
                    + "%02d".formatted(n) + ",欧阳某某,900," + day + "," + day + "," + n + "00.50\n");
        }
        Importing.csv(mvc, "cases", cases.toString());
        Importing.csv(mvc, "alerts", alerts.toString());
        Importing.csv(mvc, "alert-attempts", attempts.toString());
        Importing.csv(mvc, "stop-payments", stops.toString());
        new Reading(mvc).rollUp();
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aBoardIsKeptForAMomentAndShownToThoseAloneWhoMaySeeIt() {
        KeptBoards boards = new KeptBoards(dashboard, clock, Duration.ofHours(1));
        DashboardPeriod month = DashboardPeriod.of(Period.of(YearMonth.from(today)));
        KeptBoards.Kept first = boards.read(city.city, month, city.analyst);
        assertThat(first.at()).isBeforeOrEqualTo(clock.instant());
        assertThat(boards.read(city.city, month, city.analyst)).isSameAs(first);
        assertThat(boards.read(city.stationA1, month, city.analyst)).isNotSameAs(first);
        assertThatThrownBy(() -> boards.read(city.city, month, city.otherOfficer))
                .isInstanceOf(OutOfScopeException.class);
        KeptBoards none = new KeptBoards(dashboard, clock, Duration.ZERO);
        assertThat(none.read(city.city, month, city.analyst))
                .isNotSameAs(none.read(city.city, month, city.analyst))
                .extracting(KeptBoards.Kept::board)
                .isEqualTo(first.board());
    }

    @Test
    void theNumbersAreThoseOfTheStatisticsApi() {
        Actor analyst = city.analyst;
        String page = open("/dashboard?unit=" + city.city.code(), analyst);
        YearMonth month = YearMonth.from(today);
        List<List<String>> api = List.of(
                api(city.city, today.toString(), today.toString()),
                api(city.city, month.toString(), month.toString()),
                api(city.city, month.withMonth(1).toString(), month.toString()));
        List<String> seen = new ArrayList<>();
        LINE.matcher(page).results().forEach(line -> {
            int at = KEYS.indexOf(line.group(1));
            seen.add(line.group(1));
            assertThat(numbers(line.group(2)))
                    .as(line.group(1))
                    .containsExactly(
                            api.get(0).get(at), api.get(1).get(at), api.get(2).get(at));
        });
        assertThat(seen).isEqualTo(KEYS);
        assertThat(api.get(2).getFirst()).isNotEqualTo("0");
        assertThat(between(page, "id=\"trend-table\"")).isEqualTo(trend(city.city, month));
        // a share without any attempt has no number
        assertThat(between(page, "id=\"steps-table\"").subList(2, 4))
                .isEqualTo(List.of(
                        single(city.city, month, "alert.calls"), single(city.city, month, "alert.calls.reached")));
        // a unit below is another dashboard, and what lies beside it none of a supervisor's
        assertThat(page).contains("/dashboard?unit=" + city.districtA.code() + "&amp;period=" + month);
        assertThat(mvc.get()
                        .uri("/dashboard?unit=" + city.districtB.code())
                        .with(city.signedIn(city.supervisor))
                        .exchange())
                .hasStatus(403);
    }

    @Test
    void dashboardAndScreenTakeFewStatementsAndTheScreenNamesNobody() {
        for (String address : List.of(
                "/dashboard",
                "/dashboard?period=today",
                "/dashboard?period=" + today.getYear(),
                "/dashboard?from=" + YearMonth.from(today).minusMonths(6) + "&to=" + YearMonth.from(today),
                "/wall")) {
            open(address, city.analyst);
            List<String> statements = SqlCount.during(() -> open(address, city.analyst));
            assertThat(statements).as(address).hasSizeBetween(5, 12);
        }
        String wall = open("/wall", city.analyst);
        assertThat(wall)
                .contains(city.city.name())
                .doesNotContain("欧阳")
                .doesNotContain("1390013")
                .doesNotContain("622202");
        assertThat(open("/dashboard/urgent", city.supervisor)).contains("id=\"urgent\"");
        assertThat(mvc.get()
                        .uri("/dashboard?period=never")
                        .with(city.signedIn(city.supervisor))
                        .exchange())
                .hasStatus(422);
    }

    private List<String> trend(UnitRef unit, YearMonth last) {
        List<String> numbers = new ArrayList<>();
        for (YearMonth month = last.minusMonths(12); !month.isAfter(last); month = month.plusMonths(1)) {
            for (String code : List.of("case.reported", "case.filed", "case.loss")) {
                numbers.add(single(unit, month, code));
            }
        }
        return numbers;
    }

    private String single(UnitRef unit, YearMonth month, String code) {
        return plain(Reading.value(new Reading(mvc)
                .figures("unit=" + unit.code() + "&from=" + month + "&to=" + month + "&indicator=" + code)
                .getFirst()));
    }

    private List<String> api(UnitRef unit, String from, String to) {
        List<JsonNode> figures = new Reading(mvc)
                .figures("unit=" + unit.code() + "&from=" + from + "&to=" + to + "&indicator="
                        + String.join("&indicator=", KEYS));
        return figures.stream().map(figure -> plain(Reading.value(figure))).toList();
    }

    private static List<String> between(String page, String start) {
        String rest = page.substring(page.indexOf(start));
        return numbers(rest.substring(0, rest.indexOf("</table>")));
    }

    private static List<String> numbers(String html) {
        return NUMBER.matcher(html)
                .results()
                .map(found -> plain(new BigDecimal(found.group(1))))
                .toList();
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private String open(String address, Actor reader) {
        try {
            var answer = mvc.get().uri(address).with(city.signedIn(reader)).exchange();
            assertThat(answer).hasStatusOk();
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
