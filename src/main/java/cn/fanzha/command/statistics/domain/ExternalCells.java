package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.statistics.domain.CellStatements.Parts;
import cn.fanzha.command.statistics.domain.Cells.Kind;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads external figures: of each month that lies wholly in a span a unit's own figure, or where it has none the sum of
 * those below it, level by level. Broken down by unit, the asked unit's own line holds what its figure has beyond those
 * of the units below, so that the lines add up to it (it is negative where they have more together).
 */
final class ExternalCells {

    private static final String MONTHS = """
            select p.n, f.indicator, f.month, split_part(f.path, :mark, 2), sum(f.value)
            from unnest(:m_n::int[], :m_starts::date[], :m_ends::date[]) p(n, starts, ends)
                 join figure_month f on f.month >= p.starts and f.month < p.ends
            where f.path like :within and f.indicator = any(:indicators)
            group by 1, 2, 3, 4""";

    private static final String DAYS = """
            select p.n, f.indicator, figure_month_of(f.at), split_part(u.path, :mark, 2), sum(f.value)
            from unnest(:m_n::int[], :m_starts::date[], :m_ends::date[]) p(n, starts, ends)
                 join figure_row f on f.at >= p.starts::timestamp at time zone 'Asia/Shanghai'
                                  and f.at < p.ends::timestamp at time zone 'Asia/Shanghai'
                 join unit u on u.id = f.unit_id
            where u.path like :within and f.source = 'external' and f.indicator = any(:indicators)
            group by 1, 2, 3, 4""";

    private final JdbcClient jdbc;
    private final FigureQuery query;

    ExternalCells(JdbcClient jdbc, FigureQuery query) {
        this.jdbc = jdbc;
        this.query = query;
    }

    private record Month(int span, String indicator, LocalDate month) {}

    private record Row(Month month, String below, BigDecimal value) {}

    void read(Set<String> indicators, List<Span> spans, Cells cells) {
        Parts wholeMonths = new Parts();
        for (int n = 0; n < spans.size(); n++) {
            Span span = spans.get(n);
            LocalDate first = YearMonth.from(span.start()).atDay(1);
            wholeMonths.add(
                    n,
                    first.isBefore(span.start()) ? first.plusMonths(1) : first,
                    YearMonth.from(span.end()).atDay(1));
        }
        if (indicators.isEmpty() || wholeMonths.isEmpty()) {
            return;
        }
        Map<Month, NavigableMap<String, BigDecimal>> months = new TreeMap<>(java.util.Comparator.comparing(Month::span)
                .thenComparing(Month::indicator)
                .thenComparing(Month::month));
        wholeMonths
                .bind("m", jdbc.sql(query.byDays() ? DAYS : MONTHS))
                .param("within", "%/" + query.unit().code() + "/%")
                .param("mark", "/" + query.unit().code() + "/")
                .param("indicators", indicators.toArray(String[]::new))
                .query((rs, n) -> new Row(
                        new Month(rs.getInt(1), rs.getString(2), rs.getObject(3, LocalDate.class)),
                        rs.getString(4),
                        rs.getBigDecimal(5)))
                .list()
                .forEach(row -> months.computeIfAbsent(row.month(), fresh -> new TreeMap<>())
                        .put(row.below(), row.value()));
        months.forEach((month, values) -> add(month, values, cells));
    }

    private void add(Month month, NavigableMap<String, BigDecimal> values, Cells cells) {
        BigDecimal total = figure(values, "");
        if (!query.by().contains(By.UNIT)) {
            add(month, null, total, cells);
            return;
        }
        BigDecimal below = BigDecimal.ZERO;
        List<String> branches = values.keySet().stream()
                .filter(path -> !path.isEmpty())
                .map(path -> path.substring(0, path.indexOf('/') + 1))
                .distinct()
                .toList();
        for (String branch : branches) {
            BigDecimal figure = figure(values, branch);
            below = below.add(figure);
            add(month, branch.substring(0, branch.length() - 1), figure, cells);
        }
        add(month, query.unit().code(), total.subtract(below), cells);
    }

    private static void add(Month month, @Nullable String unit, BigDecimal value, Cells cells) {
        cells.add(Kind.EXTERNAL, month.span(), month.indicator(), Bucket.ofUnit(unit), value);
    }

    /** Of the unit at this path below the asked one: its own, or the sum of those below it. */
    static BigDecimal figure(NavigableMap<String, BigDecimal> values, String path) {
        BigDecimal sum = BigDecimal.ZERO;
        String last = null;
        for (var entry : values.tailMap(path, true).entrySet()) {
            if (!entry.getKey().startsWith(path)) {
                break;
            }
            if (last == null || !entry.getKey().startsWith(last)) {
                last = entry.getKey();
                sum = sum.add(entry.getValue());
            }
        }
        return sum;
    }
}
