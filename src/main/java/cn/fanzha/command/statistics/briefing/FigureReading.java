package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.statistics.domain.Catalogue;
import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.FigureQuery.Narrowing;
import cn.fanzha.command.statistics.domain.Figures;
import cn.fanzha.command.statistics.domain.Indicator;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the figures of one briefing: those of the catalogue that are computed, others are not there. */
final class FigureReading {

    private final Figures figures;
    private final List<Indicator> computed;
    private final FigureQuery about;
    private final Actor actor;

    FigureReading(Figures figures, Catalogue catalogue, FigureQuery about, Actor actor) {
        this.figures = figures;
        this.computed = catalogue.computed();
        this.about = about;
        this.actor = actor;
    }

    /** The figures of the whole period, by indicator. */
    Map<String, Figure> totals(Collection<String> codes) {
        return totals(codes, about.narrowing());
    }

    /** Of these fraud types together. */
    Map<String, Figure> together(Collection<String> codes, Set<String> fraudTypes) {
        Narrowing asked = about.narrowing();
        return totals(codes, new Narrowing(fraudTypes, asked.tags(), asked.operations(), asked.regions()));
    }

    List<Figure> byFraudType(Collection<String> codes) {
        return read(codes, Set.of(By.FRAUD_TYPE), about.narrowing());
    }

    private Map<String, Figure> totals(Collection<String> codes, Narrowing narrowing) {
        return read(codes, Set.of(), narrowing).stream()
                .collect(Collectors.toMap(figure -> figure.indicator().code(), Function.identity()));
    }

    private List<Figure> read(Collection<String> codes, Set<By> by, Narrowing narrowing) {
        List<Indicator> asked = computed.stream()
                .filter(indicator -> codes.contains(indicator.code()))
                .toList();
        return asked.isEmpty()
                ? List.of()
                : figures.read(
                        new FigureQuery(about.unit(), about.from(), about.to(), about.byDays(), asked, by, narrowing),
                        actor);
    }
}
