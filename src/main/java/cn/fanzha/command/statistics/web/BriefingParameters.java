package cn.fanzha.command.statistics.web;

import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.statistics.briefing.BriefingRequest;
import cn.fanzha.command.statistics.briefing.BriefingRequest.Choice;
import cn.fanzha.command.statistics.briefing.Rounding;
import cn.fanzha.command.statistics.briefing.Template;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.Indicator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * What a briefing is asked to tell, as it stands in the address or form: read from the parameters as they are, for a
 * rule holds a comma, at which lists are parted elsewhere.
 */
@Component
class BriefingParameters {

    private static final Map<String, Template> TEMPLATES =
            Map.of("period", Template.PERIOD, "operation", Template.OPERATION, "chosen", Template.CHOSEN);

    private final Units units;
    private final Operations operations;
    private final KnownWords known;

    BriefingParameters(Units units, Operations operations, KnownWords known) {
        this.units = units;
        this.operations = operations;
        this.known = known;
    }

    /**
     * The request. Without a template all figures are the pairs of {@code indicator} and {@code rounding}; with one the
     * pairs are the rules that depart from the template's own. The template {@code operation} counts what is credited
     * to that operation; elsewhere {@code operation} narrows like {@code fraudType}, {@code tag} and {@code region}.
     *
     * @throws InvalidValueException what is asked is unknown or doesn't pair up
     */
    BriefingRequest read(MultiValueMap<String, String> asked, Actor actor) {
        Template template = template(asked.getFirst("template"));
        List<String> codes = values(asked, "indicator");
        List<String> rules = values(asked, "rounding");
        if (codes.size() != rules.size()) {
            throw new InvalidValueException("briefings.problem.pairs", codes.size(), rules.size());
        }
        FigureQuery about = about(asked, codes, actor);
        List<Choice> choices = new ArrayList<>();
        List<Indicator> indicators = codes.isEmpty() ? List.of() : known.indicators(codes);
        for (int i = 0; i < indicators.size(); i++) {
            choices.add(new Choice(indicators.get(i), Rounding.of(rules.get(i))));
        }
        Operation operation = template == Template.OPERATION ? operation(asked, about.unit(), actor) : null;
        return new BriefingRequest(template, about, operation, choices);
    }

    private FigureQuery about(MultiValueMap<String, String> asked, List<String> codes, Actor actor) {
        return new FigureParameters(
                        asked.getFirst("unit"),
                        asked.getFirst("from"),
                        asked.getFirst("to"),
                        codes,
                        List.of(),
                        values(asked, "fraudType"),
                        values(asked, "tag"),
                        values(asked, "operation"),
                        values(asked, "region"))
                .query(known, actor);
    }

    private static Template template(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return Template.CHOSEN;
        }
        Template template = TEMPLATES.get(word.strip());
        if (template == null) {
            throw new InvalidValueException("briefings.problem.template");
        }
        return template;
    }

    /** One that the unit takes part in: led by it, by a unit above it or by one of its tree that the actor sees. */
    private Operation operation(MultiValueMap<String, String> asked, UnitRef unit, Actor actor) {
        List<String> numbers = values(asked, "operation");
        if (numbers.size() != 1) {
            throw new InvalidValueException("briefings.problem.operation");
        }
        return operations
                .find(numbers.getFirst())
                .filter(found -> {
                    UnitRef leads = units.get(found.unitId());
                    return leads.covers(unit)
                            || (unit.covers(leads) && actor.scope().sees(leads.id()));
                })
                .orElseThrow(() -> new InvalidValueException("briefings.problem.operation"));
    }

    private static List<String> values(MultiValueMap<String, String> asked, String name) {
        return Objects.requireNonNullElse(asked.get(name), List.<String>of()).stream()
                .flatMap(text ->
                        name.equals("rounding") ? java.util.stream.Stream.of(text) : Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
