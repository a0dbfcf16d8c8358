package cn.fanzha.command.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.support.browser.BrowserTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On the running trial, as page tests are: it needs no page, but the same made-up city. */
class DemoCityTest extends BrowserTest {

    @Autowired
    @Qualifier("demoCityAtStart")
    ApplicationRunner founding;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Units units;

    @Test
    void aSecondStartFindsEverythingAndMakesNothing() throws Exception {
        long before = rows();
        founding.run(new DefaultApplicationArguments());
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void theCityHasEveryKindOfUnitAndInstitution() {
        assertThat(units.institutions(UnitKind.BANK)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(units.institutions(UnitKind.PAYMENT)).isNotEmpty();
        assertThat(units.institutions(UnitKind.TELECOM)).isNotEmpty();
        assertThat(units.institutions(UnitKind.INTERNET)).isNotEmpty();
        assertThat(units.police())
                .extracting(unit -> unit.kind())
                .contains(UnitKind.PROVINCE, UnitKind.CITY, UnitKind.DISTRICT, UnitKind.STATION, UnitKind.OUTPOST);
    }

    @Test
    void everyKindOfFigureHasRows() {
        assertThat(jdbc.sql("""
                        select distinct split_part(r.indicator, '.', 1) from figure_row r join unit u on u.id = r.unit_id
                        where u.code like '9901%'""").query((rs, n) -> rs.getString(1)).list())
                .contains(
                        "case",
                        "suspect",
                        "gang",
                        "den",
                        "alert",
                        "stop",
                        "stop-freeze",
                        "freeze",
                        "return",
                        "control",
                        "seizure",
                        "inspection",
                        "trip",
                        "criminal");
        assertThat(jdbc.sql("select count(*) from stop_payment where settled_at is null and not by_person")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void everyQueueHoldsWorkAtTheFirstStart() {
        assertThat(count("alert where alert_no like 'YLN%' and not inert and state <> 'CLOSED'"))
                .isGreaterThan(30);
        assertThat(counts("select risk from alert where alert_no like 'YLN%' and not inert"))
                .containsKeys("HIGH", "MEDIUM", "LOW");
        assertThat(counts("select kind from alert_event")).containsKeys("RECEIVED", "FORWARDED", "RETURNED", "CLOSED");
        assertThat(count("alert_watch where due_on <= current_date + 1")).isGreaterThanOrEqualTo(3);
        assertThat(counts("select state from stop_payment where by_person"))
                .containsKeys("STOPPED", "REFUSED", "JOINED");
        assertThat(count("stop_payment where by_person and received_at is not null"))
                .isGreaterThanOrEqualTo(4);
        assertThat(count("stop_payment where by_person and second_officer_id is null"))
                .isZero();
        assertThat(count("stop_payment where by_person and countersigned_at is null"))
                .isGreaterThan(5);
        assertThat(counts("select k.name from stop_payment p join unit k on k.id = p.institution_id where p.by_person"))
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(counts("select state from case_file")).containsKeys("REPORTED", "ACCEPTED", "FILED", "SOLVED");
        assertThat(counts("select step from case_approval")).containsKeys("FILED", "REJECTED");
        assertThat(count("intake_draft where case_id is null")).isGreaterThanOrEqualTo(2);
        assertThat(
                        count(
                                "fund_freeze where state = 'FROZEN' and ends_on between current_date - 1 and current_date + 10"))
                .isGreaterThan(5);
        assertThat(count("fund_freeze where state = 'FROZEN' and ends_on > current_date + 10"))
                .isGreaterThan(20);
        assertThat(count("control_request where not inert and state = 'REQUESTED'"))
                .isGreaterThanOrEqualTo(4);
        assertThat(count("suspect where detained_at > current_date - 40 and arrested_at is null and bailed_at is null"))
                .isGreaterThan(6);
        assertThat(
                        count(
                                "return_application a join return_case r on r.id = a.return_id where a.victim_case_id <> r.case_id"))
                .isPositive();
        assertThat(count("operation_wave")).isGreaterThanOrEqualTo(4);
        assertThat(count("gang_round")).isGreaterThanOrEqualTo(4);
        assertThat(count("figure_close")).isGreaterThanOrEqualTo(3);
        assertThat(count("figure_pending")).isPositive();
        assertThat(count("figure_month")).isGreaterThan(1_000);
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    private Map<String, Long> counts(String words) {
        return jdbc.sql(words).query((rs, n) -> rs.getString(1)).list().stream()
                .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
    }

    @Test
    void theClientGetsATokenForEveryScope() throws Exception {
        String secret = Base64.getEncoder()
                .encodeToString((DemoCity.CLIENT + ":" + DemoCity.PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url() + "/oauth2/token"))
                                .header("Authorization", "Basic " + secret)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "grant_type=client_credentials&scope=cases:read%20stops:read"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("access_token", "\"expires_in\":3");
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url() + "/sign-in")).build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("FANZHA="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax");
    }

    private long rows() {
        return jdbc.sql("select (select count(*) from unit) + (select count(*) from account)"
                        + " + (select count(*) from api_client)")
                .query(Long.class)
                .single();
    }
}
