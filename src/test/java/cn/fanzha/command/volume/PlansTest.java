package cn.fanzha.command.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SignedIn;
import cn.fanzha.command.support.SqlHeard;
import cn.fanzha.command.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * No page that is opened all day reads a large table from end to end: the statements that the application sends are
 * explained with their own parameters, the planner being told that each large table has millions of rows.
 */
@IntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
class PlansTest {

    private static final List<String> LARGE = List.of(
            "case_file",
            "victim",
            "case_timeline",
            "case_tag",
            "alert",
            "alert_attempt",
            "alert_event",
            "transfer",
            "observable",
            "sighting",
            "stop_payment",
            "task",
            "task_event",
            "fund_freeze",
            "suspect",
            "audit_entry",
            "figure_month",
            "figure_day",
            "figure_tree",
            "figure_tree_day");
    private static final Pattern SCAN = Pattern.compile(".*Seq Scan on ("
            + Stream.concat(LARGE.stream(), MoneyRows.TABLES.stream()).collect(Collectors.joining("|")) + ")\\b.*");
    private static final VolumePlan PLAN = new VolumePlan(9, "9304", Instant.parse("2011-12-30T04:00:00Z"), 0.5, 0.02);

    @Autowired
    PersonalDataCipher cipher;

    @Autowired
    BlindIndex index;

    @Autowired
    Units units;

    @Autowired
    RollUp rollUp;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Clock clock;

    private Volume volume;

    /** A page and who opens it; posted where it changes something. */
    private record Page(String address, Actor reader, boolean posted) {
        Page(String address, Actor reader) {
            this(address, reader, false);
        }
    }

    @BeforeAll
    void make() throws SQLException {
        volume = new Volume(PLAN, cipher, index);
        volume.load(TestDatabase.server().asSuperuser(), "{noop}-");
        units.refresh();
        aTask();
    }

    /** A table without a page of its own is small whatever its statistics say. */
    private void aTask() {
        jdbc.sql("""
                        insert into task (id, task_no, title, ask, stage, priority, unit_id, from_unit_id, given_by, given_by_name,
                                          given_at, state, due_at, edition, changed_by_name, updated_at, version)
                        select uuidv7(), 'plans', 'plans', '', 'HANDLE', 'NORMAL', u.id, u.id, u.id, '', now(), 'DONE', now(), 0, '',
                               now(), 0
                        from unit u where u.path like '%/930400000000/%' limit 1""").update();
    }

    @AfterAll
    void takeAway() throws SQLException {
        // nothing waits for the job that would write figures of units that go
        rollUp.bringUpToDate();
        jdbc.sql("delete from task where task_no = 'plans'").update();
        VolumeRemoval.of(PLAN, TestDatabase.server().asSuperuser());
        units.refresh();
    }

    @TestFactory
    Stream<DynamicTest> noHotPageScansALargeTable() {
        Actor supervisor = actor(Role.SUPERVISOR, "CITY");
        Actor officer = actor(Role.OFFICER, "STATION");
        Actor liaison = actor(Role.LIAISON, "BANK");
        String caseNo = one("select case_no from case_file where case_no like 'A9304%' order by reported_at limit 1");
        String alertNo = one("select alert_no from alert where alert_no like 'YJ9304%' order by pushed_at limit 1");
        String stopNo = one("select request_no from stop_payment where request_no like 'Z9304%' limit 1");
        String deep = jdbc.sql(
                        "select reported_at, id from case_file where case_no like 'A9304%' order by reported_at limit 1 offset 200")
                .query((rs, n) -> new Cursor(rs.getTimestamp(1).toInstant(), rs.getObject(2, java.util.UUID.class)))
                .single()
                .encode();
        List<Page> pages = new ArrayList<>();
        for (String query : List.of(
                "",
                "state=FILED",
                "channel=BANK",
                "type=50",
                "unit=930401000000",
                "reported=2011-09",
                "filed=2011-09",
                "solved=2011-09",
                "no=A930401001000",
                "mine=1",
                "tag=跨境",
                "handler=" + officer.id(),
                "amountFrom=900000",
                "amountFrom=100&amountTo=101",
                "region=930401",
                "columns=handler,tags,loss,updated",
                "after=" + deep,
                "sort=reported")) {
            pages.add(new Page("/cases?" + query, supervisor));
            if (!query.startsWith("unit")) {
                pages.add(new Page("/cases?" + query, officer));
            }
        }
        pages.add(new Page("/cases/by-person?phone=13800138000", officer, true));
        pages.add(new Page("/cases/by-person?idNo=11010519491231002X", supervisor, true));
        pages.add(new Page("/api/v1/cases?updatedSince=" + clock.instant().minusSeconds(60), supervisor));
        pages.add(new Page("/cases/" + caseNo, supervisor));
        pages.add(new Page("/cases/" + caseNo + "/stops", supervisor));
        pages.add(new Page("/cases/" + caseNo + "/alerts", supervisor));
        pages.add(new Page("/cases/" + caseNo + "/similar", supervisor));
        pages.add(new Page("/links", supervisor));
        pages.add(new Page("/links/graph?case=" + caseNo, supervisor));
        for (String query : List.of("", "?state=PUSHED", "?risk=HIGH", "?type=10")) {
            pages.add(new Page("/alerts" + query, supervisor));
            pages.add(new Page("/alerts" + query, officer));
        }
        pages.add(new Page("/alerts/" + alertNo, supervisor));
        pages.add(new Page("/alerts/next", officer, true));
        for (String query : List.of("", "?side=queue", "?side=mine", "?side=given", "?state=DONE", "?late=1")) {
            pages.add(new Page("/tasks" + query, supervisor));
            pages.add(new Page("/tasks" + query, officer));
        }
        pages.add(new Page("/tasks/next", officer, true));
        pages.add(new Page("/cases/" + caseNo + "/tasks", supervisor));
        pages.add(new Page("/stops", supervisor));
        pages.add(new Page("/stops", officer));
        pages.add(new Page("/stops/overview?day=2011-12-20", supervisor));
        pages.add(new Page("/stops?counts=ANSWERED&from=2011-12-20&to=2011-12-20", supervisor));
        pages.add(new Page("/cases/" + caseNo + "/chain", supervisor));
        pages.add(new Page("/stops/" + stopNo, supervisor));
        for (String query : List.of("", "?mine=1", "?stage=FROZEN", "?side=ended", "?endsBy=2011-12-31")) {
            pages.add(new Page("/freezes" + query, supervisor));
            pages.add(new Page("/freezes" + query, officer));
        }
        for (String query : List.of("", "?state=SENT", "?mine=1")) {
            pages.add(new Page("/returns" + query, supervisor));
            pages.add(new Page("/returns" + query, officer));
        }
        pages.add(new Page("/freezes/appeals", supervisor));
        pages.add(new Page("/cases/" + caseNo + "/freezes", supervisor));
        pages.add(new Page("/cases/" + caseNo + "/returns", supervisor));
        pages.add(new Page("/cases/" + caseNo + "/ledger", supervisor));
        pages.add(new Page("/search?q=D930401", officer, true));
        pages.add(new Page("/desk/freezes", liaison));
        pages.add(new Page("/desk/returns", liaison));
        pages.add(new Page("/desk", liaison));
        pages.add(new Page("/desk/answered", liaison));
        pages.add(new Page("/statistics?month=2011-09", supervisor));
        pages.add(new Page("/dashboard", supervisor));
        pages.add(new Page("/work", officer));
        return pages.stream()
                .map(page -> DynamicTest.dynamicTest(
                        page.address() + " by " + page.reader().username(), () -> check(page)));
    }

    private void check(Page page) throws SQLException {
        // what is held in memory from its first reading on is read now
        open(page);
        List<SqlHeard.Statement> sent = SqlHeard.during(() -> open(page));
        List<String> scans = new ArrayList<>();
        try (Connection connection = TestDatabase.server().asSuperuser().getConnection()) {
            connection.setAutoCommit(false);
            MoneyRows.oneOfEach(connection);
            pretendMillions(connection);
            for (SqlHeard.Statement statement : sent) {
                List<String> plan = statement.explain(connection);
                if (plan.stream().anyMatch(line -> SCAN.matcher(line).matches())) {
                    scans.add(statement.sql() + "\n" + String.join("\n", plan));
                }
            }
            connection.rollback();
        }
        assertThat(scans).isEmpty();
    }

    /** Taken back with the transaction. */
    private static void pretendMillions(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            for (String table :
                    Stream.concat(LARGE.stream(), MoneyRows.TABLES.stream()).toList()) {
                sql.execute("select pg_restore_relation_stats('schemaname', 'public', 'relname', '" + table
                        + "', 'relpages', greatest(1, pg_relation_size('" + table
                        + "') / 8192)::integer, 'reltuples', 5000000::real)");
            }
        }
    }

    private void open(Page page) {
        var request = page.posted()
                ? mvc.post().uri(page.address()).with(csrf())
                : mvc.get().uri(page.address());
        boolean program = page.address().startsWith("/api/");
        assertThat(request.with(
                                program
                                        ? SignedIn.bearer(
                                                units.get(page.reader().unitId())
                                                        .code(),
                                                "cases:read")
                                        : SignedIn.signedIn(page.reader()))
                        .exchange())
                .satisfies(
                        answer -> assertThat(answer.getResponse().getStatus()).isLessThan(400));
    }

    private String one(String sql) {
        return jdbc.sql(sql).query((rs, n) -> rs.getString(1)).single();
    }

    private Actor actor(Role role, String unitKind) {
        VolumeUnits.Person person = volume.units().person(role, unitKind);
        Scope scope = units.scopeOf(person.unit().id());
        return new Actor(
                person.id(), person.username(), person.name(), person.unit().id(), Set.of(role), scope, false);
    }
}
