package cn.fanzha.command.statistics.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Period;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.FigureQuery.Narrowing;
import cn.fanzha.command.statistics.domain.Indicator;
import io.swagger.v3.oas.annotations.Parameter;
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
        @Parameter(
                description =
                        "Code of the unit, with its tree; the caller's own where absent; 000000000000 is the whole platform")
        @Nullable
        String unit,

        @Parameter(description = "First month (yyyy-MM) or first day (yyyy-MM-dd): both ends alike") @Nullable
        String from,

        @Parameter(
                description =
                        "Last month or last day, included. Days are counted from the rows, months from the roll-up")
        @Nullable
        String to,

        @Parameter(description = "Codes of the catalogue, all where absent; repeats, or parted by commas") @Nullable
        List<String> indicator,

        @Parameter(
                description =
                        "month, unit, fraudType, tag, operation, region in any combination; repeats; absent for the total")
        @Nullable
        List<String> by,

        @Parameter(description = "Only rows of any of these fraud types (codes)") @Nullable
        List<String> fraudType,

        @Parameter(description = "Only rows with any of these tags; a row with two of them counts once") @Nullable
        List<String> tag,

        @Parameter(description = "Only rows of any of these special operations (numbers)") @Nullable
        List<String> operation,

        @Parameter(description = "Only rows of any of these administrative divisions (six digits)") @Nullable
        List<String> region) {

    /**
     * The query; without a unit the actor's own, without an indicator all of the catalogue.
     *
     * @throws InvalidValueException what is asked is unknown
     */
    FigureQuery query(KnownWords known, Actor actor) {
        String first = given(from);
        String last = given(to);
        UnitRef of = known.unit(unit, actor);
        List<Indicator> indicators = known.indicators(list(indicator));
        Set<By> breakdown = EnumSet.noneOf(By.class);
        list(by).forEach(word -> breakdown.add(by(word)));
        Narrowing narrowing = known.narrowing(list(fraudType), list(tag), list(operation), list(region));
        if (first.length() != last.length()) {
            throw new InvalidValueException("statistics.problem.period");
        }
        if (first.length() <= 7) {
            Period period = Period.of(first, last);
            return FigureQuery.months(of, period.from(), period.to(), indicators, breakdown, narrowing);
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
                narrowing);
    }

    static UnitRef unit(@Nullable String code, Units units, Actor actor) {
        return code == null || code.isBlank()
                ? units.get(actor.unitId())
                : units.findByCode(code.strip())
                        .orElseThrow(() -> new InvalidValueException("statistics.problem.unknown-unit"));
    }

    private static By by(String word) {
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
