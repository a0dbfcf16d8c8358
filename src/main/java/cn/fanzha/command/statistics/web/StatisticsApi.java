package cn.fanzha.command.statistics.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.Figures;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import cn.fanzha.command.statistics.domain.RollUp;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures for programs: reading back within the client's tree ({@code statistics:read}), rolling up ({@code statistics:run}). */
@RestController
@RequestMapping("/api/v1/statistics")
@Tag(name = "statistics")
class StatisticsApi {

    private final Figures figures;
    private final RollUp rollUp;
    private final KnownWords known;
    private final MessageSource messages;

    StatisticsApi(Figures figures, RollUp rollUp, KnownWords known, MessageSource messages) {
        this.figures = figures;
        this.rollUp = rollUp;
        this.known = known;
        this.messages = messages;
    }

    /** The figures of a unit with all below it. */
    record Answer(String unit, String from, String to, List<Line> figures) {}

    /** Counts (of external figures even with decimals) are numbers, amounts decimal strings, rates fractions; null where a base is 0. */
    record Line(
            String indicator,
            Map<String, @Nullable String> by,
            @Nullable Object value,
            @Nullable Object previousYear,
            @Nullable BigDecimal yoy,
            @Nullable Object previousPeriod,
            @Nullable BigDecimal mom,
            @Nullable Integer revision,
            long pending,
            boolean provisional) {}

    /** How many months were brought up to date. */
    record RolledUp(String unit, int months) {}

    @GetMapping
    @PreAuthorize("hasAuthority('SCOPE_statistics:read')")
    @Operation(
            summary = "Figures of a unit with its tree, with the year before and the period before",
            description =
                    "Counts, seconds and days are numbers, amounts decimal strings in yuan, rates fractions. No rows: 0; a"
                            + " ratio with base 0 and a percentile of no rows: null. previousYear and yoy compare with the same"
                            + " period a year earlier, previousPeriod and mom with the period of equal length just before; a"
                            + " running period with equally many days. yoy and mom are relative changes, of rates differences."
                            + " revision is the highest closing revision of the months (0: none closed; null of day ranges),"
                            + " pending the rows that wait for a revision, provisional says that later cases may still change"
                            + " the figure. A row with two tags stands under both. External figures have no dimension but unit"
                            + " and month; as the base of a share no other narrowing applies to them.")
    Answer read(@ParameterObject FigureParameters parameters, Actor actor) {
        FigureQuery query = parameters.query(known, actor);
        return new Answer(
                query.unit().code(),
                String.valueOf(parameters.from()),
                String.valueOf(parameters.to()),
                figures.read(query, actor).stream().map(StatisticsApi::line).toList());
    }

    /** Brings the figures of open months up to date at once, and answers when done. */
    @PostMapping("/roll-up")
    @PreAuthorize("hasAuthority('SCOPE_statistics:run')")
    @Operation(summary = "Bring the figures of open months up to date now")
    RolledUp rollUp(@RequestParam(required = false) @Nullable String unit, Actor actor) {
        UnitRef of = known.unit(unit, actor);
        if (!actor.scope().sees(of.id())) {
            throw new OutOfScopeException("unit", of.code());
        }
        return new RolledUp(of.code(), rollUp.bringUpToDate());
    }

    @ExceptionHandler
    ProblemDetail refused(InvalidValueException wrong, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, messages.getMessage(wrong.key(), wrong.args(), wrong.key(), locale));
        problem.setProperty("key", wrong.key());
        return problem;
    }

    private static Line line(Figure figure) {
        Measure measure = figure.indicator().measure();
        return new Line(
                figure.indicator().code(),
                figure.by(),
                written(measure, figure.value()),
                written(measure, figure.previousYear()),
                figure.yoy(),
                written(measure, figure.previousPeriod()),
                figure.mom(),
                figure.revision(),
                figure.pending(),
                figure.provisional());
    }

    static @Nullable Object written(Measure measure, @Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        return switch (measure) {
            case COUNT -> value.stripTrailingZeros().scale() > 0 ? value : (Object) value.longValueExact();
            case AMOUNT -> value.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
            case RATE, NUMBER -> value;
        };
    }
}
