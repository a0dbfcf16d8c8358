package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.statistics.briefing.BriefingFigure.Part;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * What a reader is told of a printed number, in words: on the page beside the number, in the annex of the document.
 *
 * @param number counts through the briefing from 1
 * @param code of the indicator
 * @param shown as the text prints it
 * @param exact every digit
 * @param rule as it is typed
 * @param ruleText what the rule does
 * @param state settled, provisional, or rows that wait for a revision
 * @param error why the rule can't print the number
 * @param choosable its rule may be chosen: the first figure of each indicator
 */
public record FigureFacts(
        int number,
        String code,
        String name,
        String shown,
        String exact,
        String rule,
        String ruleText,
        String revision,
        String state,
        @Nullable String error,
        boolean choosable) {

    /** Of all figures, in the order in which they stand in the text. */
    public static List<FigureFacts> of(List<BriefingFigure> figures, MessageSource messages, Locale locale) {
        Wording words = new Wording(messages, locale);
        List<FigureFacts> facts = new ArrayList<>();
        for (BriefingFigure figure : figures) {
            boolean choosable = figure.part() == Part.VALUE
                    && facts.stream()
                            .noneMatch(known -> known.choosable()
                                    && known.code().equals(figure.indicator().code()));
            facts.add(of(facts.size() + 1, figure, choosable, words));
        }
        return facts;
    }

    private static FigureFacts of(int number, BriefingFigure figure, boolean choosable, Wording words) {
        String shown = figure.shown();
        String error = figure.error();
        Integer revision = figure.revision();
        return new FigureFacts(
                number,
                figure.indicator().code(),
                figure.name(),
                shown == null ? BriefingFigure.NONE : shown,
                exact(figure),
                figure.rounding().toString(),
                ruleText(figure.rounding(), words),
                revision == null ? BriefingFigure.NONE : revision.toString(),
                state(figure, words),
                error == null ? null : words.of(error),
                choosable);
    }

    private static String exact(BriefingFigure figure) {
        BigDecimal value = figure.value();
        if (value == null) {
            return BriefingFigure.NONE;
        }
        Measure measure = figure.indicator().measure();
        if (figure.part() == Part.YEAR_ON_YEAR) {
            return (value.signum() > 0 ? "+" : "") + percentage(value);
        }
        return switch (measure) {
            case RATE -> percentage(value);
            case AMOUNT -> Numeral.grouped(value.setScale(2, java.math.RoundingMode.HALF_UP)) + cents(value);
            case COUNT, NUMBER -> Numeral.grouped(value.stripTrailingZeros());
        };
    }

    /** Grouping drops zeros behind the point; an amount has two decimals always. */
    private static String cents(BigDecimal amount) {
        int decimals = Math.max(0, amount.stripTrailingZeros().scale());
        return decimals == 0 ? ".00" : decimals == 1 ? "0" : "";
    }

    private static String percentage(BigDecimal fraction) {
        return Numeral.plain(fraction.movePointRight(2)) + "%";
    }

    private static String state(BriefingFigure figure, Wording words) {
        List<String> states = new ArrayList<>();
        if (figure.provisional()) {
            states.add(words.of("briefings.state.provisional"));
        }
        if (figure.pending() > 0) {
            states.add(words.of("briefings.state.pending", String.valueOf(figure.pending())));
        }
        return states.isEmpty() ? words.of("briefings.state.settled") : words.list(states);
    }

    private static String ruleText(Rounding rule, Wording words) {
        String digits = String.valueOf(rule.digits());
        Rounding.Magnitude unit = rule.unit();
        String key = "briefings.rule.text." + rule.word() + (unit == null ? "" : "-unit");
        return unit == null ? words.of(key, digits) : words.of(key, digits, words.of("briefings.rule.unit." + unit));
    }
}
