package cn.fanzha.command.volume.bench;

import cn.fanzha.command.shared.Role;
import cn.fanzha.command.volume.bench.Bench.Result;
import cn.fanzha.command.volume.bench.Load.Client;
import cn.fanzha.command.volume.bench.Load.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Where a value was seen, and which cases resemble one: by the values that cases share. */
final class PlaceRows {

    private static final String PLACES =
            "(select v.* from observable o, observable_places(o.type, o.value_index, 1000) v where o.id = ?) p";
    private static final String TOGETHER = """
            with own as materialized (
                select p.id, p.no from %s where p.source = 'CASE' order by p.at desc limit 200),
            beside as (
                select o.id as other, count(*) as shared from own cross join lateral observables_of_case(own.id, own.no) o
                where o.id <> ? group by o.id order by shared desc, o.id limit 60)
            select b.other, b.shared, n.cases
            from beside b join observable o on o.id = b.other
                 cross join lateral (
                     select count(*) as cases from observable_places(o.type, o.value_index, 200) p where p.source = 'CASE') n
            order by b.shared / ln(2 + n.cases) desc, b.other limit 20""".formatted(PLACES);

    private final Bench bench;
    private final List<Client> supervisors;

    PlaceRows(Bench bench) throws Exception {
        this.bench = bench;
        this.supervisors = bench.city().sessions(Role.SUPERVISOR, "CITY", Settings.CONNECTIONS);
    }

    void measure() throws Exception {
        // drawn by their sightings: what is seen often is opened often
        List<String> values = bench.city().texts(
                "select observable_id from sighting tablesample bernoulli (1) where source_type = 'CASE' limit 20000");
        bench.row("observable", "Page of an observable, HTML, reading audited", "", () -> Result.of(
                bench.load().run(supervisors, Request.get(client -> "/observables/" + drawn(values), "</html>")),
                bench.plain().run((connection, random) -> places(connection, UUID.fromString(drawn(values))))));
        List<String> numbers = bench.city().texts("select case_no from case_file tablesample bernoulli (1) where case_no like 'A"
                + bench.city().division() + "%' limit 20000");
        bench.row("similar", "Similar cases of a case, JSON", "", () -> Result.of(
                bench.load().run(
                        bench.city().program("bench-client", "cases:read"),
                        Request.get(client -> "/api/v1/cases/" + drawn(numbers) + "/similar", "\"similar\"")),
                bench.plain().run((connection, random) -> PlainSql.read(
                        connection,
                        "select k.case_no, v.type from case_file f, link_values_of_case(f.id, f.case_no) v,"
                                + " link_cases_of_value(v.type, v.digest, v.observable_id, 1000) c, case_file k"
                                + " where f.case_no = ? and k.id = c.case_id and k.id <> f.id",
                        drawn(numbers)))));
    }

    private static String drawn(List<String> from) {
        return from.get(ThreadLocalRandom.current().nextInt(from.size()));
    }

    /** What the page tells: the value, how often, the latest places, what stands beside it; without the reader's scope. */
    private static void places(Connection connection, UUID value) throws SQLException {
        PlainSql.read(connection, "select type, value_enc from observable where id = ?", value);
        PlainSql.read(connection, "select p.source, count(*), min(p.at), max(p.at) from " + PLACES + " group by 1", value);
        PlainSql.read(
                connection,
                "select p.*, c.state, c.loss from " + PLACES
                        + " left join case_file c on p.source = 'CASE' and c.id = p.id order by p.at desc, p.id desc limit 51",
                value);
        PlainSql.read(connection, TOGETHER, value, value);
    }
}
