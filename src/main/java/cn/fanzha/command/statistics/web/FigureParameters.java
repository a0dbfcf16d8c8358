package cn.fanzha.command.statistics.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Period;
import cn.fanzha.command.statistics.domain.Catalogue;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.FigureQuery.Narrowing;
import cn.fanzha.command.statistics.domain.Indicator;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a program asks, as it stands in the address. {@code from} and {@code to} are both months or both days; what
 * repeats may come several times.
 */
record FigureParameters(
        @Nullable String unit,
        @Nullable String from,
        @Nullable String to,
        @Nullable List<String> indicator,
        @Nullable List<String> by,
        @Nullable List<String> fraudType,
        @Nullable List<String> tag,
        @Nullable List<String> operation,
        @Nullable List<String> region) {

    /**
     * The query; without a unit the actor's own, without an indicator all that are computed.
     *
     * @throws InvalidValueException what is asked is unknown, or not yet computed
     */
    FigureQuery query(Units units, Catalogue catalogue, Actor actor) {
        if (some(tag) || some(operation) || some(region)) {
            throw new InvalidValueException("statistics.problem.narrowing-later");
        }
        String first = given(from);
        String last = given(to);
        UnitRef of = unit(unit, units, actor);
        List<Indicator> indicators = some(indicator)
                ? list(indicator).stream()
                        .map(code -> indicator(code, catalogue))
                        .toList()
                : catalogue.computed();
        Set<By> breakdown = EnumSet.noneOf(By.class);
        list(by).forEach(word -> breakdown.add(by(word)));
        Narrowing types = new Narrowing(Set.copyOf(list(fraudType)), Set.of(), Set.of(), Set.of());
        if (first.length() != last.length()) {
            throw new InvalidValueException("statistics.problem.period");
        }
        if (first.length() <= 7) {
            Period period = Period.of(first, last);
            return FigureQuery.months(of, period.from(), period.to(), indicators, breakdown, types);
        }
        if (first.length() != 10) {
            throw new InvalidValueException("statistics.problem.period");
        }
        return new FigureQuery(
                of,
                ChinaTime.date(ChinaTime.parse(first)),
                ChinaTime.date(ChinaTime.parse(last)),
                true,
                indicators,
                breakdown,
                types);
    }

    static UnitRef unit(@Nullable String code, Units units, Actor actor) {
        return code == null || code.isBlank()
                ? units.get(actor.unitId())
                : units.findByCode(code.strip())
                        .orElseThrow(() -> new InvalidValueException("statistics.problem.unknown-unit"));
    }

    private static Indicator indicator(String code, Catalogue catalogue) {
        Indicator indicator = catalogue
                .find(code)
                .orElseThrow(() -> new InvalidValueException("statistics.problem.unknown-indicator"));
        if (!catalogue.computed().contains(indicator)) {
            throw new InvalidValueException("statistics.problem.not-yet-computed", indicator.code());
        }
        return indicator;
    }

    private static By by(String word) {
        if (Set.of("tag", "operation", "region").contains(word)) {
            throw new InvalidValueException("statistics.problem.narrowing-later");
        }
        return Arrays.stream(By.values())
                .filter(by -> by.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "statistics.problem.unknown-breakdown",
                        Arrays.stream(By.values()).map(By::word).collect(Collectors.joining(", "))));
    }

    private static String given(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidValueException("statistics.problem.period");
        }
        return text.strip();
    }

    private static boolean some(@Nullable List<String> values) {
        return !list(values).isEmpty();
    }

    /** What repeats may also stand between commas. */
    private static List<String> list(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList();
    }
}
