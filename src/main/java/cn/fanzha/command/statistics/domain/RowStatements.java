package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.RowQuery.Part;
import cn.fanzha.command.statistics.domain.RowQuery.Reach;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Statements over the rows of a figure's part. All text is fixed here; what is asked comes in as bound parameters, those
 * of part n with its number.
 */
final class RowStatements {

    /** Rows of day ranges as they are now. */
    private static final String LIVE = "(select u.path, r.* from figure_row r join unit u on u.id = r.unit_id) f";

    private static final String COLUMNS =
            "f.record_kind, f.record_no, f.unit_id, f.at, f.fraud_type, f.region_code, f.tags, f.operations, f.value, f.item";

    static final String ITEM = "md5(coalesce(f.item, ''))";

    private static final String IN_ORDER =
            " order by f.at desc, f.record_kind desc, f.record_no desc, " + ITEM + " desc";

    /** Rows of closed months that entered, left or changed since; what a changed row is now. */
    private static final String PENDING = """
            (select coalesce(c.path, l.path) as path, coalesce(l.indicator, c.indicator) as indicator,
                    coalesce(l.at, c.at) as at, coalesce(l.unit_id, c.unit_id) as unit_id,
                    case when l.indicator is null then c.fraud_type else l.fraud_type end as fraud_type,
                    case when l.indicator is null then c.region_code else l.region_code end as region_code,
                    coalesce(l.tags, c.tags) as tags, coalesce(l.operations, c.operations) as operations,
                    coalesce(l.value, c.value) as value, coalesce(l.record_kind, c.record_kind) as record_kind,
                    coalesce(l.record_no, c.record_no) as record_no,
                    case when l.indicator is null then c.item else l.item end as item,
                    case when c.indicator is null then 'ENTERED' when l.indicator is null then 'LEFT' else 'CHANGED' end as change
             from (select r.*, u.path, figure_month_of(r.at) as month from figure_row r join unit u on u.id = r.unit_id
                   where r.indicator = :code1 and r.source = any(:sources1::text[]) and r.at >= :start1 and r.at < :end1
                     and exists (select from figure_close k where k.month = figure_month_of(r.at)
                                                              and k.top_path = figure_top(u.path))) l
                  full join (select * from figure_counted
                             where indicator = :code1 and at >= :start1 and at < :end1 and until_revision is null) c
                  on c.month = l.month and c.record_kind = l.record_kind and c.record_no = l.record_no
                     and coalesce(c.item, '') = coalesce(l.item, '')
             where l.indicator is null or c.indicator is null
                or (l.at, l.unit_id, l.fraud_type, l.region_code, l.tags, l.operations, l.value)
                   is distinct from (c.at, c.unit_id, c.fraud_type, c.region_code, c.tags, c.operations, c.value)) f
            """;

    private final RowQuery query;

    RowStatements(RowQuery query) {
        this.query = query;
    }

    /** The rows of the chosen part, the latest first. */
    String list(boolean pending, boolean after) {
        return "select " + COLUMNS + ", " + ITEM + (pending ? ", f.change" : ", null::text")
                + " from " + (pending ? PENDING : source()) + where(query.chosen(), 1, pending)
                + (after ? " and (f.at, f.record_kind, f.record_no, " + ITEM + ") < (:at, :kind, :number, :item)" : "")
                + IN_ORDER;
    }

    /** Of each part how many rows and their sums, then what is pending and the highest revision. */
    String totals() {
        // what only some figures are made of costs a sort
        String measured = (query.indicator().formula() instanceof Formula.Distinct ? "count(distinct f.item)" : "0")
                + (query.indicator().formula() instanceof Formula.Percentile
                        ? ", percentile_cont(0.5) within group (order by f.value),"
                                + " percentile_cont(0.9) within group (order by f.value)"
                        : ", null::float8, null::float8");
        StringBuilder sql = new StringBuilder();
        for (int n = 1; n <= query.parts().size(); n++) {
            sql.append("select ")
                    .append(n)
                    .append(", count(*), coalesce(sum(f.value), 0), ")
                    .append(measured)
                    .append(" from ")
                    .append(source())
                    .append(where(query.parts().get(n - 1), n, false))
                    .append(" union all ");
        }
        if (query.figure().byDays()) {
            return sql.append("select 0, 0, 0, 0, 0, 0 where false order by 1").toString();
        }
        Set<String> told = new HashSet<>();
        for (int n = 1; n <= query.parts().size(); n++) {
            Part part = query.parts().get(n - 1);
            if (told.add(part.code())) {
                sql.append("select -1, coalesce(sum(f.rows), 0)::bigint, 0, 0, null, null from")
                        .append(
                                " (select p.*, p.month::timestamp at time zone 'Asia/Shanghai' as at from figure_pending p) f")
                        .append(where(new Part(part.code(), Reach.CHOSEN), n, true))
                        .append(" union all ");
            }
        }
        return sql.append("select 0, coalesce(max(c.revision), 0), 0, 0, null, null from figure_close c"
                        + " where c.month >= :firstMonth and c.month <= :lastMonth"
                        + " and (c.top_path like :within or :path like c.top_path || '%') order by 1")
                .toString();
    }

    private String source() {
        return query.figure().byDays() ? LIVE : "figure_effective f";
    }

    private String where(Part part, int n, boolean pending) {
        String number = String.valueOf(n);
        StringBuilder sql = new StringBuilder(" where f.path like :within and f.indicator = :code")
                .append(number)
                .append(" and f.at >= :start")
                .append(number)
                .append(" and f.at < :end")
                .append(number);
        if (!pending) {
            sql.append(" and f.source = any(:sources").append(number).append("::text[])");
        }
        if (query.own()) {
            sql.append(" and f.path like :self");
        }
        if (part.reach() == Reach.EXTERNAL || part.reach() == Reach.EXTERNAL_BASE) {
            sql.append(external(number, pending));
        }
        if (part.reach() == Reach.EXTERNAL_BASE) {
            return sql.toString();
        }
        if (part.reach() == Reach.EXTERNAL && !query.figure().narrowing().isNone()) {
            return sql.append(" and false").toString();
        }
        return sql.append(narrowing(part.reach() == Reach.ALL_TYPES)).toString();
    }

    /** A unit's own figure replaces those of the units below it. */
    private String external(String number, boolean pending) {
        if (pending) {
            return "";
        }
        return " and not exists (select from " + source().replaceFirst(" f$", " a")
                + " where a.indicator = f.indicator and a.at = f.at and a.path like :within"
                + " and a.source = any(:sources" + number + "::text[])"
                + " and a.path <> f.path and f.path like a.path || '%')";
    }

    private String narrowing(boolean allTypes) {
        var chosen = query.figure().narrowing();
        StringBuilder sql = new StringBuilder();
        if (!chosen.fraudTypes().isEmpty() && !allTypes) {
            sql.append(" and f.fraud_type = any(:fraudTypes::text[])");
        }
        if (!chosen.tags().isEmpty()) {
            sql.append(" and f.tags && :tags::text[]");
        }
        if (!chosen.operations().isEmpty()) {
            sql.append(" and f.operations && :operations::text[]");
        }
        if (!chosen.regions().isEmpty()) {
            sql.append(" and f.region_code = any(:regions::text[])");
        }
        for (By by : query.without()) {
            sql.append(
                    switch (by) {
                        case FRAUD_TYPE -> allTypes ? "" : " and f.fraud_type is null";
                        case TAG -> " and f.tags = '{}'";
                        case OPERATION -> " and f.operations = '{}'";
                        case REGION -> " and f.region_code is null";
                        case MONTH, UNIT -> "";
                    });
        }
        return sql.toString();
    }

    /** Binds what {@link #totals} asks. */
    StatementSpec bindTotals(StatementSpec statement) {
        StatementSpec bound = statement;
        for (int n = 1; n <= query.parts().size(); n++) {
            bound = bindPart(bound, query.parts().get(n - 1), n);
        }
        FigureQuery figure = query.figure();
        return bindChosen(bound)
                .param("path", figure.unit().path())
                .param("firstMonth", YearMonth.from(figure.from()).atDay(1))
                .param("lastMonth", YearMonth.from(figure.to()).atDay(1));
    }

    /** Binds what {@link #list} asks but for the position. */
    StatementSpec bindList(StatementSpec statement) {
        return bindChosen(bindPart(statement, query.chosen(), 1));
    }

    private StatementSpec bindPart(StatementSpec statement, Part part, int n) {
        LocalDate start = query.figure().from();
        LocalDate end = query.figure().to().plusDays(1);
        if (part.reach() == Reach.EXTERNAL || part.reach() == Reach.EXTERNAL_BASE) {
            // it counts in periods that hold its whole month
            start = start.getDayOfMonth() == 1 ? start : start.withDayOfMonth(1).plusMonths(1);
            end = end.withDayOfMonth(1);
        }
        return statement
                .param("code" + n, part.code())
                .param(
                        "sources" + n,
                        RowSources.of(java.util.List.of(part.code())).toArray(String[]::new))
                .param("start" + n, ChinaTime.startOf(start).atOffset(ZoneOffset.UTC))
                .param("end" + n, ChinaTime.startOf(end).atOffset(ZoneOffset.UTC));
    }

    private StatementSpec bindChosen(StatementSpec statement) {
        var narrowing = query.figure().narrowing();
        return statement
                .param("within", "%/" + query.figure().unit().code() + "/%")
                .param("self", "%/" + query.figure().unit().code() + "/")
                .param("fraudTypes", narrowing.fraudTypes().toArray(String[]::new))
                .param("tags", narrowing.tags().toArray(String[]::new))
                .param("operations", narrowing.operations().toArray(String[]::new))
                .param("regions", narrowing.regions().toArray(String[]::new));
    }
}
