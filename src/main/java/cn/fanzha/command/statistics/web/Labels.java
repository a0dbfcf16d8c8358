package cn.fanzha.command.statistics.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.statistics.domain.Catalogue;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Names, in the reader's language, of what figures are broken down by and made of. */
@Component
class Labels {

    private final Units units;
    private final FraudTypes types;
    private final Operations operations;
    private final Catalogue catalogue;
    private final MessageSource messages;

    Labels(Units units, FraudTypes types, Operations operations, Catalogue catalogue, MessageSource messages) {
        this.units = units;
        this.types = types;
        this.operations = operations;
        this.catalogue = catalogue;
        this.messages = messages;
    }

    /** A value of a dimension; null is the bucket of rows that have none. */
    String of(By by, @Nullable String value, UnitRef top, Map<String, String> operationNames, Locale locale) {
        if (value == null) {
            return text(locale, "statistics.without." + by.word());
        }
        return switch (by) {
            case UNIT -> unit(value) + (value.equals(top.code()) ? text(locale, "statistics.own-rows") : "");
            case FRAUD_TYPE -> type(value, locale);
            case OPERATION -> operationNames.getOrDefault(value, value);
            case MONTH, TAG, REGION -> value;
        };
    }

    String unit(String code) {
        return units.findByCode(code).map(UnitRef::name).orElse(code);
    }

    String type(@Nullable String code, Locale locale) {
        return code == null
                ? "—"
                : types.find(code).map(type -> type.name(locale)).orElse(code);
    }

    /** Names of the operations of the unit's tree by number, where the breakdown or narrowing speaks of them. */
    Map<String, String> operations(FigureQuery query) {
        boolean asked = query.by().contains(By.OPERATION)
                || !query.narrowing().operations().isEmpty();
        return asked
                ? operations
                        .of(units.subtree(query.unit().id()).stream()
                                .map(UnitRef::id)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Operation::number, Operation::name, (a, b) -> a))
                : Map.of();
    }

    /** What rows of the code are called. */
    String rows(String code, Locale locale) {
        return catalogue
                .find(code)
                .map(indicator -> indicator.name(locale))
                .orElseGet(() -> text(locale, "statistics.rows.code." + code));
    }

    /** How the values of rows of the code are written. */
    Measure measure(String code) {
        return catalogue
                .find(code)
                .map(indicator -> indicator.measure())
                .orElse(
                        code.startsWith("stop.response") || code.equals("stop.from-report")
                                ? Measure.NUMBER
                                : Measure.COUNT);
    }

    String period(FigureQuery query) {
        String from = query.from().toString();
        String to = query.to().toString();
        if (!query.byDays()) {
            from = from.substring(0, 7);
            to = to.substring(0, 7);
        }
        return from.equals(to) ? from : from + " — " + to;
    }

    /** What narrows the rows, in words; empty where nothing does. */
    String narrowing(FigureQuery query, Locale locale) {
        var narrowing = query.narrowing();
        Map<String, String> names = operations(query);
        return java.util.stream.Stream.of(
                        narrowing.fraudTypes().stream().sorted().map(code -> type(code, locale)),
                        narrowing.tags().stream().sorted(),
                        narrowing.operations().stream().sorted().map(no -> names.getOrDefault(no, no)),
                        narrowing.regions().stream().sorted())
                .flatMap(stream -> stream)
                .collect(Collectors.joining(", "));
    }

    List<UnitRef> unitsInScope(Actor actor) {
        return switch (actor.scope()) {
            case Scope.Tree tree -> units.subtree(tree.root());
            case Scope.Everything all -> List.copyOf(units.police());
            case Scope.Institution none -> List.of();
            case Scope.Nothing none -> List.of();
        };
    }

    String text(Locale locale, String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, locale));
    }
}
