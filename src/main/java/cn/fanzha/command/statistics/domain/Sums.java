package cn.fanzha.command.statistics.domain;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums of the indicators that add up, over several spans at once, by group of units and fraud type: two statements at most. */
final class Sums {

    private static final String BY_GROUP = """
             join unnest(:units::uuid[], :groups::text[]) u(id, name) on u.id = f.unit_id
            where f.indicator = any(:indicators)
            group by 1, 2, 3, 4""";

    private static final String FROM_ROLL_UP = """
            select p.n, u.name, f.indicator, f.fraud_type, sum(f.value)
            from unnest(:n::int[], :starts::date[], :ends::date[]) p(n, starts, ends)
                 join figure_month f on f.month >= p.starts and f.month < p.ends""" + BY_GROUP;

    private static final String FROM_ROWS = """
            select p.n, u.name, f.indicator, f.fraud_type, sum(f.value)
            from unnest(:n::int[], :starts::date[], :ends::date[]) p(n, starts, ends)
                 join figure_row f on f.at >= p.starts::timestamp at time zone 'Asia/Shanghai'
                                  and f.at < p.ends::timestamp at time zone 'Asia/Shanghai'""" + BY_GROUP;

    private final Map<Key, Map<@Nullable String, BigDecimal>> sums = new HashMap<>();

    private record Key(int span, String group, String indicator) {}

    private record Part(int span, LocalDate start, LocalDate end) {}

    /**
     * Reads the sums.
     *
     * @param groups of each unit the group that it counts for
     */
    static Sums read(JdbcClient jdbc, List<Span> spans, Map<UUID, String> groups, List<String> indicators) {
        Sums read = new Sums();
        List<Part> months = new ArrayList<>();
        List<Part> days = new ArrayList<>();
        for (int n = 0; n < spans.size(); n++) {
            Span span = spans.get(n);
            LocalDate rest = span.endOfWholeMonths();
            if (rest.isAfter(span.start())) {
                months.add(new Part(n, span.start(), rest));
            }
            if (span.end().isAfter(rest)) {
                days.add(new Part(n, rest, span.end()));
            }
        }
        read.add(jdbc, FROM_ROLL_UP, months, groups, indicators);
        read.add(jdbc, FROM_ROWS, days, groups, indicators);
        return read;
    }

    private void add(JdbcClient jdbc, String sql, List<Part> parts, Map<UUID, String> groups, List<String> indicators) {
        if (parts.isEmpty() || groups.isEmpty()) {
            return;
        }
        List<UUID> units = List.copyOf(groups.keySet());
        jdbc.sql(sql)
                .param("n", parts.stream().map(Part::span).toArray(Integer[]::new))
                .param(
                        "starts",
                        parts.stream().map(p -> Date.valueOf(p.start())).toArray(Date[]::new))
                .param("ends", parts.stream().map(p -> Date.valueOf(p.end())).toArray(Date[]::new))
                .param("units", units.toArray(UUID[]::new))
                .param("groups", units.stream().map(groups::get).toArray(String[]::new))
                .param("indicators", indicators.toArray(String[]::new))
                .query((rs, row) -> {
                    Key key = new Key(rs.getInt(1), rs.getString(2), rs.getString(3));
                    sums.computeIfAbsent(key, fresh -> new HashMap<>())
                            .merge(rs.getString(4), rs.getBigDecimal(5), BigDecimal::add);
                    return key;
                })
                .list();
    }

    /** The sum over the fraud types that the condition lets pass (null: none known). */
    BigDecimal of(int span, String group, String indicator, Predicate<@Nullable String> types) {
        return sums.getOrDefault(new Key(span, group, indicator), Map.of()).entrySet().stream()
                .filter(entry -> types.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The fraud types that have rows in any span. */
    SortedSet<String> fraudTypes() {
        SortedSet<String> types = new TreeSet<>();
        sums.values()
                .forEach(byType -> byType.keySet().forEach(type -> {
                    if (type != null) {
                        types.add(type);
                    }
                }));
        return types;
    }

    boolean hasUnknownType() {
        return sums.values().stream().anyMatch(byType -> byType.containsKey(null));
    }
}
