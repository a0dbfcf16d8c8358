package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.statistics.briefing.Rounding.Result;
import cn.fanzha.command.statistics.briefing.Rounding.Shown;
import cn.fanzha.command.statistics.briefing.Rounding.Unprintable;
import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.Indicator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number of a briefing with all that stands behind it.
 *
 * @param name what it is, in the reader's language
 * @param fraudTypes the types that it is narrowed to by the briefing itself
 * @param part the figure, or its change
 * @param value exact; null of a ratio whose base is 0
 * @param shown as the sentence prints it; null where the rule can't
 * @param error key of the message that says why not
 * @param revision of the months' closing; null of day ranges
 */
public record BriefingFigure(
        Indicator indicator,
        String name,
        List<String> fraudTypes,
        Part part,
        @Nullable BigDecimal value,
        Rounding rounding,
        @Nullable String shown,
        @Nullable String error,
        @Nullable Integer revision,
        long pending,
        boolean provisional) {

    /** What of a figure is printed. */
    public enum Part {
        VALUE,
        /** 同比: the sentence says whether it went up or down, so that the number has no sign. */
        YEAR_ON_YEAR
    }

    static final String NONE = "—";

    static BriefingFigure value(Figure figure, String name, List<String> fraudTypes, Rounding rounding, Locale locale) {
        BigDecimal value = figure.value();
        Result result = value == null ? new Shown(NONE) : rounding.show(value, locale);
        return of(figure, name, fraudTypes, Part.VALUE, value, rounding, result);
    }

    static BriefingFigure yearOnYear(Figure figure, BigDecimal change, String name, Rounding rounding) {
        return of(figure, name, List.of(), Part.YEAR_ON_YEAR, change, rounding, rounding.show(change.abs()));
    }

    private static BriefingFigure of(
            Figure figure,
            String name,
            List<String> fraudTypes,
            Part part,
            @Nullable BigDecimal value,
            Rounding rounding,
            Result result) {
        return new BriefingFigure(
                figure.indicator(),
                name,
                fraudTypes,
                part,
                value,
                rounding,
                result instanceof Shown shown ? shown.text() : null,
                result instanceof Unprintable none ? none.key() : null,
                figure.revision(),
                figure.pending(),
                figure.provisional());
    }

    /** Something may still change: rows wait for a revision, or the figure is provisional. */
    public boolean isOpen() {
        return pending > 0 || provisional;
    }
}
