package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads figures back, with 同比 and 环比 (domain section 8). */
@Component
public class Figures {

    private final JdbcClient jdbc;
    private final Units units;
    private final Catalogue catalogue;
    private final Clock clock;

    Figures(JdbcClient jdbc, Units units, Catalogue catalogue, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** A breakdown's fraud type, or all that were chosen. */
    private record Types(boolean one, @Nullable String code, Predicate<@Nullable String> filter) {}

    /**
     * The figures, in the order asked, then by month, unit (the own rows first, then each unit below with its tree) and
     * fraud type. Months come from the roll-up, days and the running part of a comparison from the rows.
     *
     * @throws OutOfScopeException the unit is outside the actor's scope
     */
    @Transactional(readOnly = true)
    public List<Figure> read(FigureQuery query, Actor actor) {
        if (!actor.scope().sees(query.unit().id())) {
            throw new OutOfScopeException("unit", query.unit().code());
        }
        LocalDate today = ChinaTime.date(clock.instant());
        List<Span> periods = query.spans();
        List<Span> spans = new ArrayList<>();
        periods.forEach(period -> spans.addAll(List.of(period, period.yearBefore(today), period.before(today))));
        Map<UUID, String> groups = groups(query.unit(), query.by().contains(By.UNIT));
        List<String> bases =
                query.indicators().stream().map(catalogue::base).distinct().toList();
        Sums sums = Sums.read(jdbc, spans, groups, bases);
        List<Figure> figures = new ArrayList<>();
        for (Indicator indicator : query.indicators()) {
            for (int n = 0; n < periods.size(); n++) {
                for (String group : groups.values().stream().distinct().sorted().toList()) {
                    for (Types types : types(query, sums)) {
                        figures.add(figure(query, indicator, sums, n, periods.get(n), group, types));
                    }
                }
            }
        }
        return figures;
    }

    private Figure figure(
            FigureQuery query, Indicator indicator, Sums sums, int n, Span period, String group, Types types) {
        BigDecimal value = value(indicator, sums, 3 * n, group, types.filter());
        BigDecimal yearBefore = value(indicator, sums, 3 * n + 1, group, types.filter());
        BigDecimal before = value(indicator, sums, 3 * n + 2, group, types.filter());
        Map<String, @Nullable String> by = new LinkedHashMap<>();
        if (query.by().contains(By.MONTH)) {
            by.put(By.MONTH.word(), period.start().toString().substring(0, 7));
        }
        if (query.by().contains(By.UNIT)) {
            by.put(By.UNIT.word(), group);
        }
        if (types.one()) {
            by.put(By.FRAUD_TYPE.word(), types.code());
        }
        return new Figure(
                indicator,
                Collections.unmodifiableMap(by),
                value,
                yearBefore,
                change(indicator, value, yearBefore),
                before,
                change(indicator, value, before),
                query.byDays() ? null : Integer.valueOf(0),
                0,
                false);
    }

    private @Nullable BigDecimal value(
            Indicator indicator, Sums sums, int span, String group, Predicate<@Nullable String> types) {
        String base = catalogue.base(indicator);
        BigDecimal chosen = sums.of(span, group, base, types);
        if (indicator.measure() != Measure.RATE) {
            return chosen;
        }
        return ratio(chosen, sums.of(span, group, base, type -> true));
    }

    private static @Nullable BigDecimal change(
            Indicator indicator, @Nullable BigDecimal value, @Nullable BigDecimal base) {
        if (value == null || base == null) {
            return null;
        }
        BigDecimal difference = value.subtract(base);
        return indicator.measure() == Measure.RATE ? plain(difference) : ratio(difference, base);
    }

    /** A fraction, or null of a base that is 0. */
    public static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal base) {
        return base.signum() == 0 ? null : plain(part.divide(base, Figure.SCALE, RoundingMode.HALF_UP));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static List<Types> types(FigureQuery query, Sums sums) {
        Predicate<@Nullable String> chosen =
                type -> query.narrowing().fraudTypes().isEmpty()
                        || (type != null && query.narrowing().fraudTypes().contains(type));
        if (!query.by().contains(By.FRAUD_TYPE)) {
            return List.of(new Types(false, null, chosen));
        }
        var codes = sums.fraudTypes();
        codes.addAll(query.narrowing().fraudTypes());
        List<Types> types = new ArrayList<>();
        codes.stream().filter(chosen).forEach(code -> types.add(new Types(true, code, code::equals)));
        if (sums.hasUnknownType() && query.narrowing().fraudTypes().isEmpty()) {
            types.add(new Types(true, null, java.util.Objects::isNull));
        }
        return types;
    }

    /** Of each unit of the tree the group it counts for: the whole, or the unit itself and each unit directly below. */
    private Map<UUID, String> groups(UnitRef top, boolean byUnit) {
        Map<UUID, String> groups = new LinkedHashMap<>();
        for (UnitRef unit : units.subtree(top.id())) {
            groups.put(unit.id(), byUnit ? branch(top, unit) : "");
        }
        return groups;
    }

    private static String branch(UnitRef top, UnitRef unit) {
        return unit.id().equals(top.id())
                ? top.code()
                : Arrays.asList(unit.path().substring(top.path().length()).split("/"))
                        .getFirst();
    }
}
