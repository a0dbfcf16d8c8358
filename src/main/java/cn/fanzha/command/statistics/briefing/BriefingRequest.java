package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.Narrowing;
import cn.fanzha.command.statistics.domain.Indicator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a briefing is to tell of.
 *
 * @param about unit, period and what rows count at all; its indicators and breakdown are the template's affair
 * @param operation of the template {@code OPERATION}
 * @param choices rules chosen by the writer: all figures of {@code CHOSEN}; of a template those that depart from its own
 */
public record BriefingRequest(
        Template template, FigureQuery about, @Nullable Operation operation, List<Choice> choices) {

    /** A figure and how it is printed. */
    public record Choice(Indicator indicator, Rounding rounding) {}

    public BriefingRequest {
        choices = List.copyOf(choices);
        if (template == Template.CHOSEN && choices.isEmpty()) {
            throw new InvalidValueException("briefings.problem.nothing-asked");
        }
        if (template == Template.OPERATION && operation == null) {
            throw new InvalidValueException("briefings.problem.operation");
        }
    }

    /** Of an operation the text tells; of types, tags and regions that figures are narrowed to it doesn't. */
    boolean saysLessThanItNarrows() {
        Narrowing narrowed = about.narrowing();
        Narrowing told = template == Template.OPERATION
                ? new Narrowing(Set.of(), Set.of(), narrowed.operations(), Set.of())
                : Narrowing.NONE;
        return !narrowed.equals(told);
    }

    Optional<Rounding> chosenFor(String indicator) {
        return choices.stream()
                .filter(choice -> choice.indicator().code().equals(indicator))
                .map(Choice::rounding)
                .findFirst();
    }
}
