package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads figures back, with 同比 and 环比 (domain section 8). */
@Component
public class Figures {

    private final JdbcClient jdbc;
    private final Units units;
    private final DeceivedWindow deceived;
    private final Clock clock;

    Figures(JdbcClient jdbc, Units units, DeceivedWindow deceived, Clock clock) {
        this.jdbc = jdbc;
        this.deceived = deceived;
        this.units = units;
        this.clock = clock;
    }

    /**
     * The figures, in the order asked, then by month, unit (the own rows first, then each unit below with its tree) and
     * the other dimensions, those without one last. Whole months come from the roll-up, days and the running part of a
     * comparison from the rows. Five statements at most, whatever is asked.
     *
     * @throws OutOfScopeException the unit is outside the actor's scope
     * @throws cn.fanzha.command.shared.InvalidValueException the answer would be too long
     */
    @Transactional(readOnly = true)
    public List<Figure> read(FigureQuery query, Actor actor) {
        return read(query, actor, true);
    }

    /**
     * The same values alone, without comparison, revision and pending rows: one statement for all that adds up, and what
     * is asked by fraud type, tag, operation or region of whole months reads no rows.
     *
     * @throws OutOfScopeException the unit is outside the actor's scope
     */
    @Transactional(readOnly = true)
    public List<Figure> values(FigureQuery query, Actor actor) {
        return read(query, actor, false);
    }

    private List<Figure> read(FigureQuery query, Actor actor, boolean compared) {
        if (!actor.scope().sees(query.unit().id())) {
            throw new OutOfScopeException("unit", query.unit().code());
        }
        LocalDate today = ChinaTime.date(clock.instant());
        List<Span> periods = query.spans();
        int known = query.by().contains(By.UNIT)
                ? 1 + units.children(query.unit().id()).size()
                : 1;
        FigureQuery.checkSize((long) query.indicators().size() * periods.size() * known);
        List<Span> spans = new ArrayList<>();
        periods.forEach(period -> spans.addAll(
                compared
                        ? List.of(period, period.yearBefore(today), period.before(today))
                        : List.of(period, period.none(), period.none())));
        Cells cells = CellStatements.read(jdbc, query, spans, compared && !query.byDays());
        List<Bucket> dimensions = Bucket.listed(query, occurring(query, cells));
        List<@Nullable String> groups = groups(query, cells);
        FigureQuery.checkSize((long) query.indicators().size() * periods.size() * groups.size() * dimensions.size());
        var evaluation = new FigureEvaluation(
                query, cells, spans.stream().map(span -> span.daysSoFar(today)).toList());
        List<Figure> figures = new ArrayList<>();
        for (Indicator indicator : query.indicators()) {
            for (int n = 0; n < periods.size(); n++) {
                for (String group : groups) {
                    for (Bucket dimension : dimensions) {
                        Figure figure = figure(evaluation, indicator, n, periods.get(n), dimension.in(group), today);
                        figures.add(compared ? figure : figure.alone());
                    }
                }
            }
        }
        return figures;
    }

    private Figure figure(
            FigureEvaluation evaluation, Indicator indicator, int n, Span period, Bucket bucket, LocalDate today) {
        FigureQuery query = evaluation.query();
        int asked = CellStatements.SPANS_OF_A_PERIOD * n;
        BigDecimal value = evaluation.value(indicator.formula(), asked, bucket);
        BigDecimal yearBefore = evaluation.value(indicator.formula(), asked + 1, bucket);
        BigDecimal before = evaluation.value(indicator.formula(), asked + 2, bucket);
        return new Figure(
                indicator,
                Collections.unmodifiableMap(
                        bucket.written(query, period.start().toString().substring(0, 7))),
                value,
                yearBefore,
                change(indicator, value, yearBefore),
                before,
                change(indicator, value, before),
                query.byDays() ? null : Integer.valueOf(evaluation.revision(asked, bucket)),
                evaluation.pending(indicator.formula(), asked, bucket),
                indicator.settlesLate() && period.settlesAfter(today, deceived.days()));
    }

    private static @Nullable BigDecimal change(
            Indicator indicator, @Nullable BigDecimal value, @Nullable BigDecimal base) {
        if (value == null || base == null) {
            return null;
        }
        BigDecimal difference = value.subtract(base);
        return indicator.measure() == Measure.RATE ? Formula.plain(difference) : ratio(difference, base);
    }

    /** A fraction, or null of a base that is 0. */
    public static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal base) {
        return Formula.ratio(part, base);
    }

    /** External figures stand where nothing is known of a row's dimensions. */
    private static Set<Bucket> occurring(FigureQuery query, Cells cells) {
        Set<Bucket> occurring = new LinkedHashSet<>(cells.occurring());
        if (query.narrowing().isNone()
                && query.indicators().stream().anyMatch(i -> i.formula() instanceof Formula.External)) {
            occurring.add(Bucket.ofUnit(null));
        }
        return occurring;
    }

    /** The unit itself, the units directly below, and those that stood there when a month closed; or the whole. */
    private List<@Nullable String> groups(FigureQuery query, Cells cells) {
        List<@Nullable String> groups = new ArrayList<>();
        if (!query.by().contains(By.UNIT)) {
            groups.add(null);
            return groups;
        }
        String own = query.unit().code();
        SortedSet<String> below = new TreeSet<>();
        units.children(query.unit().id()).forEach(child -> below.add(child.code()));
        cells.occurring().forEach(bucket -> {
            if (bucket.unit() != null) {
                below.add(bucket.unit());
            }
        });
        below.remove(own);
        groups.add(own);
        groups.addAll(below);
        return groups;
    }
}
