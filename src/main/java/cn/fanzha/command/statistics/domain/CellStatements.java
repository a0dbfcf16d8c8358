package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.statistics.domain.Cells.Kind;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.Formula.Distinct;
import cn.fanzha.command.statistics.domain.Formula.External;
import cn.fanzha.command.statistics.domain.Formula.Percentile;
import cn.fanzha.command.statistics.domain.Formula.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads all that the figures of a query are made of, in four statements at most: sums from the roll-up and, of
 * days outside whole months, from that of days or from the rows; distinct items and percentiles from the rows; external figures; pending rows with the
 * revisions.
 */
final class CellStatements {

    /** Of each period the spans that it is compared with follow it. */
    static final int SPANS_OF_A_PERIOD = 3;

    /** Spans whose rows are read apart: a statement of hundreds of parts would take longer to plan than to run. */
    private static final int APART_AT_MOST = 9;

    private static final String GROUPED = " group by 2, 3, 4, 5, 6, 7, 8";

    private final JdbcClient jdbc;
    private final FigureQuery query;
    private final List<Span> spans;
    private final Cells cells = new Cells();
    private final Set<String> summed = new TreeSet<>();
    private final Set<String> wholes = new TreeSet<>();
    private final Set<String> fromRows = new TreeSet<>();
    private final Set<String> external = new TreeSet<>();

    private CellStatements(JdbcClient jdbc, FigureQuery query, List<Span> spans) {
        this.jdbc = jdbc;
        this.query = query;
        this.spans = spans;
        query.indicators().forEach(indicator -> sort(indicator.formula()));
    }

    /** @param closing with what waits for a revision, and the revisions */
    static Cells read(JdbcClient jdbc, FigureQuery query, List<Span> spans, boolean closing) {
        CellStatements statements = new CellStatements(jdbc, query, spans);
        statements.sums();
        statements.fromRows();
        new ExternalCells(jdbc, query).read(statements.external, spans, statements.cells);
        if (closing) {
            statements.closing();
        }
        return statements.cells;
    }

    private void sort(Formula formula) {
        switch (formula) {
            case Distinct distinct -> fromRows.add(distinct.rowCode());
            case Percentile percentile -> fromRows.add(percentile.rowCode());
            case External typed -> external.add(typed.code());
            case Ratio ratio -> {
                summed.add(ratio.part());
                switch (ratio.base()) {
                    case ROWS -> summed.add(ratio.whole());
                    case ALL_FRAUD_TYPES -> wholes.add(ratio.whole());
                    case EXTERNAL -> external.add(ratio.whole());
                }
            }
            default -> summed.addAll(formula.rowCodes());
        }
    }

    /** Whether shares need more than what is summed anyway. */
    private boolean typesAsked() {
        return query.by().contains(By.FRAUD_TYPE)
                || !query.narrowing().fraudTypes().isEmpty();
    }

    /** Days of a query of months are rolled up by unit alone. */
    private boolean daysRolledUp() {
        return !query.byDays()
                && query.dimensions().isEmpty()
                && query.narrowing().isNone();
    }

    private void sums() {
        Parts months = new Parts();
        Parts days = new Parts();
        for (int n = 0; n < spans.size(); n++) {
            Span span = spans.get(n);
            LocalDate rest = span.endOfWholeMonths();
            months.add(n, span.start(), rest);
            days.add(n, rest.isAfter(span.start()) ? rest : span.start(), span.end());
        }
        List<String> selects = new ArrayList<>();
        if (!months.isEmpty()) {
            sums(selects, Selection.ofMonths(query, "months"));
        }
        if (!days.isEmpty()) {
            if (daysRolledUp()) {
                sums(selects, Selection.ofDays(query, "days"));
            } else {
                ofRows(days).forEach(rows -> sums(selects, rows));
            }
        }
        if (selects.isEmpty() || summed.isEmpty()) {
            return;
        }
        var statement = jdbc.sql(String.join(" union all ", selects) + " limit " + (Cells.MOST + 1));
        statement = days.bind("days", months.bind("months", statement));
        if (typesAsked() && !wholes.isEmpty()) {
            statement = statement.param("wholes", wholes.toArray(String[]::new));
        }
        read(bind(statement, summed));
    }

    /** The rows of the spans, one by one unless they are many. */
    private List<Selection> ofRows(Parts spans) {
        return spans.numbers.size() > APART_AT_MOST
                ? List.of(Selection.ofRows(query, "days"))
                : IntStream.rangeClosed(1, spans.numbers.size())
                        .mapToObj(n -> Selection.ofRows(query, "days", n))
                        .toList();
    }

    private void sums(List<String> selects, Selection rows) {
        selects.add("(select 'SUM', p.n, " + rows.bucket() + ", f.indicator, sum(" + rows.value() + ")" + rows.rows()
                + GROUPED + ")");
        if (typesAsked() && !wholes.isEmpty()) {
            Selection all = rows.ofAllTypes();
            selects.add("(select 'ALL_TYPES', p.n, " + all.bucket() + ", f.indicator, sum(" + all.value() + ")"
                    + all.rows().replace(":indicators", ":wholes") + GROUPED + ")");
        }
    }

    /** Of whole periods, as distinct items and percentiles don't add up. */
    private void fromRows() {
        Parts parts = new Parts();
        for (int n = 0; n < spans.size(); n++) {
            parts.add(n, spans.get(n).start(), spans.get(n).end());
        }
        if (fromRows.isEmpty() || parts.isEmpty()) {
            return;
        }
        String selects = ofRows(parts).stream()
                .map(rows -> "(select 'DISTINCT', p.n, " + rows.bucket()
                        + ", f.indicator, count(distinct f.item),"
                        + " percentile_cont(0.5) within group (order by f.value),"
                        + " percentile_cont(0.9) within group (order by f.value)"
                        + rows.rows() + GROUPED + ")")
                .collect(Collectors.joining(" union all "));
        bind(parts.bind("days", jdbc.sql(selects + " limit " + (Cells.MOST + 1))), fromRows)
                .query((rs, row) -> {
                    checkCells(row);
                    Bucket bucket = bucket(rs);
                    String code = rs.getString(8);
                    cells.add(Kind.DISTINCT, rs.getInt(2), code, bucket, rs.getBigDecimal(9));
                    percentile(rs, 10, Kind.P50, code, bucket);
                    percentile(rs, 11, Kind.P90, code, bucket);
                    return row;
                })
                .list();
    }

    /** The database interpolates in binary fractions: of whole microseconds the seventh decimal is the last true one. */
    private void percentile(ResultSet rs, int column, Kind kind, String code, Bucket bucket) throws SQLException {
        BigDecimal seconds = rs.getBigDecimal(column);
        if (seconds != null) {
            cells.add(kind, rs.getInt(2), code, bucket, Formula.plain(seconds.setScale(7, RoundingMode.HALF_UP)));
        }
    }

    /** Pending rows of the asked periods, and the highest revisions of the trees' closed months. */
    private void closing() {
        Parts asked = new Parts();
        for (int n = 0; n < spans.size(); n += SPANS_OF_A_PERIOD) {
            asked.add(n, spans.get(n).start(), spans.get(n).end());
        }
        if (asked.isEmpty()) {
            return;
        }
        Selection pending = Selection.ofPending(query, "asked");
        Set<String> codes = new TreeSet<>();
        query.indicators().forEach(indicator -> codes.addAll(indicator.formula().rowCodes()));
        String unit = query.by().contains(By.UNIT)
                ? "nullif(split_part(split_part(c.top_path, :mark, 2), '/', 1), '')"
                : "null::text";
        var statement = jdbc.sql("(select 'PENDING', p.n, " + pending.bucket() + ", f.indicator, sum(f.rows)"
                        + pending.rows() + GROUPED + " limit " + (Cells.MOST + 1) + ") union all "
                        + "(select 'REVISION', p.n, " + unit + ", null::text, null::text, null::text, null::text, '',"
                        + " max(c.revision) from unnest(:asked_n::int[], :asked_starts::date[], :asked_ends::date[])"
                        + " p(n, starts, ends) join figure_close c on c.month >= p.starts and c.month < p.ends"
                        + " where c.top_path like :within or :path like c.top_path || '%'" + GROUPED + ")")
                .param("path", query.unit().path());
        read(bind(asked.bind("asked", statement), codes));
    }

    private void read(JdbcClient.StatementSpec statement) {
        statement
                .query((rs, row) -> {
                    checkCells(row);
                    cells.add(
                            Kind.valueOf(rs.getString(1)),
                            rs.getInt(2),
                            rs.getString(8),
                            bucket(rs),
                            rs.getBigDecimal(9));
                    return row;
                })
                .list();
    }

    private static void checkCells(int row) {
        if (row >= Cells.MOST) {
            FigureQuery.checkSize(row);
        }
    }

    private static Bucket bucket(ResultSet rs) throws SQLException {
        return new Bucket(rs.getString(3), rs.getString(4), rs.getString(5), rs.getString(6), rs.getString(7));
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Set<String> indicators) {
        var narrowing = query.narrowing();
        return statement
                .param("within", "%/" + query.unit().code() + "/%")
                .param("mark", "/" + query.unit().code() + "/")
                .param("code", query.unit().code())
                .param("indicators", indicators.toArray(String[]::new))
                .param("sources", RowSources.of(indicators).toArray(String[]::new))
                .param("fraudTypes", narrowing.fraudTypes().toArray(String[]::new))
                .param("tags", narrowing.tags().toArray(String[]::new))
                .param("operations", narrowing.operations().toArray(String[]::new))
                .param("regions", narrowing.regions().toArray(String[]::new));
    }

    /** The numbers and ends of spans, bound as three arrays. */
    static final class Parts {

        private final List<Integer> numbers = new ArrayList<>();
        private final List<Date> starts = new ArrayList<>();
        private final List<Date> ends = new ArrayList<>();

        void add(int n, LocalDate start, LocalDate end) {
            if (end.isAfter(start)) {
                numbers.add(n);
                starts.add(Date.valueOf(start));
                ends.add(Date.valueOf(end));
            }
        }

        boolean isEmpty() {
            return numbers.isEmpty();
        }

        JdbcClient.StatementSpec bind(String word, JdbcClient.StatementSpec statement) {
            return statement
                    .param(word + "_n", numbers.toArray(Integer[]::new))
                    .param(word + "_starts", starts.toArray(Date[]::new))
                    .param(word + "_ends", ends.toArray(Date[]::new));
        }
    }
}
