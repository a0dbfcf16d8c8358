package cn.fanzha.command.volume.bench;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.volume.bench.Bench.Result;
import cn.fanzha.command.volume.bench.Load.Client;
import cn.fanzha.command.volume.bench.Load.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.http.entity.ContentType;

/** Lists, files, search, dashboard, statistics: what people and programs read all day. */
final class ReadRows {

    private static final String LIST = """
            select c.id, c.case_no, c.unit_id, c.state, c.channel, c.fraud_type, c.reported_at, c.filed_at,
                   c.solved_at, c.amount_involved, c.loss, v.name, v.phone
            from case_file c left join victim v on v.case_id = c.id and v.position = 0
            where true and %s order by c.reported_at desc, c.id desc limit 51""";
    private static final String TREE =
            "(c.unit_id = any(?) or c.id in (select w.case_id from case_viewer w where w.unit_id = any(?)))";

    private final Bench bench;
    private final UUID[] units;
    private final List<Client> program;
    private final List<Client> supervisors;

    ReadRows(Bench bench) throws Exception {
        this.bench = bench;
        this.units = bench.city().units();
        this.program = bench.city().program("bench-client", "cases:read%20statistics:read");
        this.supervisors = bench.city().sessions(Role.SUPERVISOR, "CITY", Settings.CONNECTIONS);
    }

    void measure() throws Exception {
        PlainSql.Question first = PlainSql.query(LIST.formatted(TREE), units, units);
        // the first row would else be measured while the compiler still works on what every row uses
        bench.load().run(program, Request.get("/api/v1/cases?limit=50", "\"caseNo\""));
        bench.load().run(supervisors, Request.get("/cases", "A" + bench.city().division()));
        bench.row("list-json", "Case list, page 1, JSON", "≥ 1,000/s, p99 ≤ 100 ms", () -> Result.of(
                bench.load().run(program, Request.get("/api/v1/cases?limit=50", "\"caseNo\"")), bench.plain().run(first)));
        bench.row("list-html", "Case list, page 1, HTML", "≥ 500/s", () -> Result.of(
                bench.load().run(supervisors, Request.get("/cases", "A" + bench.city().division())),
                bench.plain().run(first)));
        deep();
        filters();
        files();
        Request search = new Request(
                client -> "/search",
                client -> "q=" + BenchCity.url("返利") + "&_csrf=" + client.csrf(),
                ContentType.APPLICATION_FORM_URLENCODED,
                "A" + bench.city().division(),
                false);
        bench.row(
                "search",
                "Search of two characters",
                "p99 ≤ 40 ms",
                () -> Result.of(bench.load().run(supervisors, search), null));
        bench.row("dashboard", "Dashboard of the city", "p99 ≤ 60 ms", () -> Result.of(
                bench.load().run(supervisors, Request.get("/dashboard", "</html>")), null));
        statistics();
    }

    private void deep() throws Exception {
        long skipped = Math.min(250_000, bench.city().volume().plan().cases() * 9L / 10);
        Cursor cursor;
        try (Connection connection = bench.app().application();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select reported_at, id from case_file order by reported_at desc, id desc offset " + skipped + " limit 1")) {
            rows.next();
            cursor = new Cursor(rows.getTimestamp(1).toInstant(), rows.getObject(2, UUID.class));
        }
        PlainSql.Question page = PlainSql.query(
                LIST.formatted(TREE + " and (c.reported_at, c.id) < (?, ?)"),
                units,
                units,
                Timestamp.from(cursor.at()),
                cursor.id());
        String name = "Case list, page " + skipped / 50 + " by keyset, ";
        bench.row("deep-json", name + "JSON", "≤ 2× page 1", () -> Result.of(
                bench.load().run(program, Request.get("/api/v1/cases?limit=50&after=" + cursor.encode(), "\"caseNo\"")),
                bench.plain().run(page)));
        bench.row("deep-html", name + "HTML", "≤ 2× page 1", () -> Result.of(
                bench.load().run(supervisors, Request.get("/cases?after=" + cursor.encode(), "A" + bench.city().division())),
                bench.plain().run(page)));
    }

    private void filters() throws Exception {
        YearMonth month = ChinaTime.month(bench.city().volume().plan().end()).minusMonths(3);
        Timestamp from = Timestamp.from(ChinaTime.startOf(month.atDay(1)));
        Timestamp to = Timestamp.from(ChinaTime.startOf(month.plusMonths(1).atDay(1)));
        String district = bench.city().division() + "01000000";
        UUID[] own = bench.city().ids("select id from unit where path like '%/" + district + "/%'");
        Map<String, PlainSql.Question> filters = new LinkedHashMap<>();
        filters.put("state=FILED", PlainSql.query(LIST.formatted(TREE + " and c.state = 'FILED'"), units, units));
        filters.put("channel=BANK", PlainSql.query(LIST.formatted(TREE + " and c.channel = 'BANK'"), units, units));
        filters.put("type=17", PlainSql.query(LIST.formatted(TREE + " and c.fraud_type = '17'"), units, units));
        filters.put("unit=" + district, PlainSql.query(LIST.formatted("c.unit_id = any(?)"), (Object) own));
        filters.put(
                "reported=" + month,
                PlainSql.query(LIST.formatted(TREE + " and c.reported_at >= ? and c.reported_at < ?"), units, units, from, to));
        filters.put(
                "filed=" + month,
                PlainSql.query(LIST.formatted(TREE + " and c.filed_at >= ? and c.filed_at < ?"), units, units, from, to));
        filters.put(
                "solved=" + month,
                PlainSql.query(LIST.formatted(TREE + " and c.solved_at >= ? and c.solved_at < ?"), units, units, from, to));
        String start = "A" + bench.city().division() + "01001000" + month.toString().replace("-", "");
        filters.put("no=" + start, PlainSql.query(LIST.formatted(TREE + " and c.case_no like ?"), units, units, start + "%"));
        for (var filter : filters.entrySet()) {
            String name = filter.getKey().substring(0, filter.getKey().indexOf('='));
            bench.row("filter-" + name, "Case list, " + name + ", JSON", "≥ 1,000/s", () -> Result.of(
                    bench.load().run(program, Request.get("/api/v1/cases?limit=50&" + filter.getKey(), "\"caseNo\"")),
                    bench.plain().run(filter.getValue())));
        }
        bench.row("filter-mine", "Case list, own cases of an officer, HTML", "≥ 500/s", () -> Result.of(
                bench.load().run(
                        bench.city().sessions(Role.OFFICER, "STATION", Settings.CONNECTIONS),
                        Request.get("/cases?mine=1", "</html>")),
                null));
    }

    private void files() throws Exception {
        List<String> numbers = new ArrayList<>(
                bench.city().texts("select case_no from case_file tablesample system (5) where case_no like 'A"
                        + bench.city().division() + "%' limit 20000"));
        if (numbers.isEmpty()) {
            numbers.addAll(bench.city().texts("select case_no from case_file limit 1000"));
        }
        bench.row("file", "Case file, HTML, reading audited", "≥ 300/s", () -> Result.of(
                bench.load().run(
                        supervisors, Request.get(client -> "/cases/" + drawn(numbers, ThreadLocalRandom.current()), "</html>")),
                bench.plain().run((connection, random) -> file(connection, drawn(numbers, random)))));
    }

    private static String drawn(List<String> numbers, ThreadLocalRandom random) {
        return numbers.get(random.nextInt(numbers.size()));
    }

    private static void file(Connection connection, String number) throws SQLException {
        String own = "(select id from case_file where case_no = ?)";
        PlainSql.read(connection, "select * from case_file where case_no = ?", number);
        PlainSql.read(connection, "select * from victim where case_id = " + own, number);
        PlainSql.read(connection, "select * from case_tag where case_id = " + own, number);
        PlainSql.read(
                connection, "select * from case_timeline where case_id = " + own + " order by at desc limit 500", number);
    }

    private void statistics() throws Exception {
        YearMonth last = ChinaTime.month(bench.city().volume().plan().end()).minusMonths(1);
        YearMonth first = last.minusMonths(23);
        String[] indicators = {"case.reported", "case.filed", "case.solved", "alert.pushed"};
        String address = "/api/v1/statistics?unit=" + bench.city().code() + "&from=" + first + "&to=" + last
                + "&by=month&indicator=" + String.join("&indicator=", indicators);
        bench.row("statistics", "Statistics, four figures over 24 months by month", "", () -> Result.of(
                bench.load().run(program, Request.get(address, "\"figures\"")),
                bench.plain()
                        .run(PlainSql.query(
                                "select month, indicator, sum(value) from figure_month where month between ?::date and ?::date"
                                        + " and path like ? and indicator = any(?) group by 1, 2",
                                first + "-01",
                                last + "-01",
                                "/000000000000/" + bench.city().division().substring(0, 2) + "0000000000/"
                                        + bench.city().code() + "/%",
                                indicators))));
    }
}
