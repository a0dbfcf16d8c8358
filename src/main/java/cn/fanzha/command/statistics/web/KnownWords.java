package cn.fanzha.command.statistics.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.statistics.domain.Catalogue;
import cn.fanzha.command.statistics.domain.FigureQuery.Narrowing;
import cn.fanzha.command.statistics.domain.Indicator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows the units, indicators, fraud types and operations that may be asked for; what is unknown is refused by name of its kind. */
@Component
class KnownWords {

    private static final Pattern REGION = Pattern.compile("[0-9]{6}");

    private final Units units;
    private final Catalogue catalogue;
    private final FraudTypes types;
    private final Operations operations;

    KnownWords(Units units, Catalogue catalogue, FraudTypes types, Operations operations) {
        this.units = units;
        this.catalogue = catalogue;
        this.types = types;
        this.operations = operations;
    }

    UnitRef unit(@Nullable String code, Actor actor) {
        return FigureParameters.unit(code, units, actor);
    }

    /** Without any all of the catalogue. */
    List<Indicator> indicators(List<String> codes) {
        return codes.isEmpty()
                ? catalogue.computed()
                : codes.stream()
                        .map(code -> catalogue
                                .find(code)
                                .orElseThrow(() -> new InvalidValueException("statistics.problem.unknown-indicator")))
                        .toList();
    }

    /** Tags are free; a region has six digits; types and operations must exist. */
    Narrowing narrowing(
            List<String> fraudTypes, List<String> tags, List<String> operationNumbers, List<String> regions) {
        if (!fraudTypes.stream().allMatch(code -> types.find(code).isPresent())) {
            throw new InvalidValueException("statistics.problem.unknown-type");
        }
        if (!regions.stream().allMatch(code -> REGION.matcher(code).matches())) {
            throw new InvalidValueException("statistics.problem.region");
        }
        if (!operationNumbers.isEmpty() && !operations.exist(Set.copyOf(operationNumbers))) {
            throw new InvalidValueException("statistics.problem.unknown-operation");
        }
        return new Narrowing(
                Set.copyOf(fraudTypes), Set.copyOf(tags), Set.copyOf(operationNumbers), Set.copyOf(regions));
    }
}
