package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.statistics.domain.Cells.Kind;
import cn.fanzha.command.statistics.domain.RowQuery.Part;
import cn.fanzha.command.statistics.domain.RowQuery.Reach;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens figures: the rows that a figure counts, which add up to it (domain section 8). Whoever may read the figure may
 * open it; rows of units outside the scope are a number and a unit. Rows of closed months are those that were counted,
 * what came, left or changed since is told separately.
 */
@Component
public class FigureRows {

    private static final int AT_ONCE = 2_000;

    private final JdbcClient jdbc;
    private final DeceivedWindow deceived;
    private final CaseFiles cases;
    private final Clock clock;

    FigureRows(JdbcClient jdbc, DeceivedWindow deceived, CaseFiles cases, Clock clock) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.deceived = deceived;
        this.clock = clock;
    }

    /**
     * What a part's rows come to.
     *
     * @param number from 1
     * @param code of the rows: an indicator's, or one that only parts have
     * @param sum of the rows' values
     * @param distinct how many different items they name; 0 of figures that don't ask
     */
    public record PartTotal(
            int number,
            String code,
            boolean allTypes,
            long rows,
            BigDecimal sum,
            long distinct,
            @Nullable BigDecimal p50,
            @Nullable BigDecimal p90) {}

    /**
     * A figure with what it is made of.
     *
     * @param value made from the parts' rows: the figure itself
     * @param revision the highest of the closed months; null of day ranges
     * @param pending rows that wait for a revision
     */
    public record Opened(
            List<PartTotal> parts,
            @Nullable BigDecimal value,
            @Nullable Integer revision,
            long pending,
            boolean provisional) {

        public Opened {
            parts = List.copyOf(parts);
        }
    }

    /** The figure's parts with their totals, in one statement. */
    @Transactional(readOnly = true)
    public Opened open(RowQuery query, Actor actor) {
        requireScope(query, actor);
        RowStatements statements = new RowStatements(query);
        List<PartTotal> parts = new ArrayList<>();
        long[] closing = new long[2];
        statements
                .bindTotals(jdbc.sql(statements.totals()))
                .query((rs, row) -> {
                    int n = rs.getInt(1);
                    if (n > 0) {
                        parts.add(total(query, n, rs));
                    } else {
                        closing[-n] += rs.getLong(2);
                    }
                    return n;
                })
                .list();
        var today = ChinaTime.date(clock.instant());
        FigureQuery figure = query.figure();
        Span span = new Span(figure.from(), figure.to().plusDays(1), figure.byDays());
        return new Opened(
                parts,
                value(query, parts, span.daysSoFar(today)),
                figure.byDays() ? null : (int) closing[0],
                closing[1],
                query.indicator().settlesLate() && span.settlesAfter(today, deceived.days()));
    }

    /**
     * A page of the chosen part's rows, the latest first.
     *
     * @param pending those that wait for a revision, instead of the counted ones
     */
    @Transactional(readOnly = true)
    public KeysetPage<FigureRow> page(RowQuery query, boolean pending, @Nullable String cursor, int size, Actor actor) {
        requireScope(query, actor);
        RowStatements statements = new RowStatements(query);
        var statement = statements
                .bindList(jdbc.sql(statements.list(pending, cursor != null) + " limit :size"))
                .param("size", size + 1);
        if (cursor != null) {
            RowPosition position = RowPosition.decode(cursor);
            statement = statement
                    .param("at", position.at().atOffset(ZoneOffset.UTC))
                    .param("kind", position.kind())
                    .param("number", position.number())
                    .param("item", position.item());
        }
        Set<String> closed = cases.closedTo(actor);
        List<Listed> found =
                statement.query((rs, n) -> listed(rs, closed, actor)).list();
        List<FigureRow> rows = found.stream().limit(size).map(Listed::row).toList();
        return new KeysetPage<>(
                rows, found.size() > size ? found.get(size - 1).position().encode() : null);
    }

    /** Every row of the chosen part, one after the other: never all in memory. */
    @Transactional(readOnly = true)
    public void each(RowQuery query, Actor actor, Consumer<FigureRow> reader) {
        requireScope(query, actor);
        RowStatements statements = new RowStatements(query);
        Set<String> closed = cases.closedTo(actor);
        try (Stream<FigureRow> rows = statements
                .bindList(jdbc.sql(statements.list(false, false)))
                .withFetchSize(AT_ONCE)
                .query((rs, n) -> listed(rs, closed, actor).row())
                .stream()) {
            rows.forEach(reader);
        }
    }

    private static void requireScope(RowQuery query, Actor actor) {
        if (!actor.scope().sees(query.figure().unit().id())) {
            throw new OutOfScopeException("unit", query.figure().unit().code());
        }
    }

    private static PartTotal total(RowQuery query, int n, ResultSet rs) throws SQLException {
        Part part = query.parts().get(n - 1);
        return new PartTotal(
                n,
                part.code(),
                part.reach() == Reach.ALL_TYPES,
                rs.getLong(2),
                rs.getBigDecimal(3),
                rs.getLong(4),
                seconds(rs.getBigDecimal(5)),
                seconds(rs.getBigDecimal(6)));
    }

    private static @Nullable BigDecimal seconds(@Nullable BigDecimal interpolated) {
        return interpolated == null ? null : Formula.plain(interpolated.setScale(7, RoundingMode.HALF_UP));
    }

    /** The formula over the parts' totals. */
    private static @Nullable BigDecimal value(RowQuery query, List<PartTotal> parts, long days) {
        Cells cells = new Cells();
        Bucket bucket = Bucket.ofUnit(null);
        for (PartTotal total : parts) {
            switch (query.parts().get(total.number() - 1).reach()) {
                case ALL_TYPES -> cells.add(Kind.ALL_TYPES, 0, total.code(), bucket, total.sum());
                case EXTERNAL, EXTERNAL_BASE -> cells.add(Kind.EXTERNAL, 0, total.code(), bucket, total.sum());
                case CHOSEN -> {
                    cells.add(Kind.SUM, 0, total.code(), bucket, total.sum());
                    cells.add(Kind.DISTINCT, 0, total.code(), bucket, BigDecimal.valueOf(total.distinct()));
                    if (total.p50() != null && total.p90() != null) {
                        cells.add(Kind.P50, 0, total.code(), bucket, total.p50());
                        cells.add(Kind.P90, 0, total.code(), bucket, total.p90());
                    }
                }
            }
        }
        return new FigureEvaluation(query.evaluated(), cells, List.of(days))
                .value(query.indicator().formula(), 0, bucket);
    }

    private record Listed(FigureRow row, RowPosition position) {}

    private static Listed listed(ResultSet rs, Set<String> closed, Actor actor) throws SQLException {
        var at = rs.getObject(4, OffsetDateTime.class).toInstant();
        String kind = rs.getString(1);
        String number = rs.getString(2);
        UUID unit = rs.getObject(3, UUID.class);
        String change = rs.getString(12);
        FigureRow row = new FigureRow(
                kind,
                number,
                unit,
                true,
                at,
                rs.getString(5),
                rs.getString(6),
                words(rs.getArray(7)),
                words(rs.getArray(8)),
                rs.getBigDecimal(9),
                kind.equals("trip") ? rs.getString(10) : null,
                change == null ? null : FigureRow.Change.valueOf(change));
        return new Listed(
                actor.scope().sees(unit) && !closed.contains(number) ? row : row.masked(),
                new RowPosition(at, kind, number, rs.getString(11)));
    }

    private static List<String> words(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
