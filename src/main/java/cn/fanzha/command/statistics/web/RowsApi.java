package cn.fanzha.command.statistics.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.statistics.domain.FigureRow;
import cn.fanzha.command.statistics.domain.FigureRows;
import cn.fanzha.command.statistics.domain.FigureRows.Opened;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import cn.fanzha.command.statistics.domain.RowQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rows behind a figure for programs, within the client's tree ({@code statistics:read}). */
@RestController
@Tag(name = "statistics")
class RowsApi {

    private static final int PAGE = 500;

    private final FigureRows rows;
    private final KnownWords known;
    private final Labels labels;
    private final Units units;

    RowsApi(FigureRows rows, KnownWords known, Labels labels, Units units) {
        this.rows = rows;
        this.known = known;
        this.labels = labels;
        this.units = units;
    }

    /** A part of the figure: how many rows, what they sum up to, how many different items they name where the figure counts those. */
    record Part(int part, String code, long rows, Object sum, long distinct) {}

    /** A row; of units outside the client's tree number and unit alone. */
    record Line(
            String kind,
            String number,
            @Nullable String unit,
            @Nullable String at,
            @Nullable String fraudType,
            @Nullable String region,
            List<String> tags,
            List<String> operations,
            @Nullable Object value,
            @Nullable String place,
            @Nullable String change) {}

    /** A figure opened; {@code next} is the cursor of the next page. */
    record Answer(
            String unit,
            String from,
            String to,
            String indicator,
            @Nullable Object value,
            @Nullable Integer revision,
            long pending,
            boolean provisional,
            List<Part> parts,
            int part,
            List<Line> rows,
            @Nullable String next) {}

    @GetMapping("/api/v1/statistics/rows")
    @PreAuthorize("hasAuthority('SCOPE_statistics:read')")
    @Operation(
            summary = "The rows that one figure counts, 500 a page, the latest first",
            description =
                    "Parameters as of the figure, one indicator, no by. The parts' totals come to value: the sum of the"
                            + " chosen rows, distinct items, a percentile, or what the formula makes of two parts. Rows of"
                            + " closed months are those that were counted; show=pending lists what entered, left or changed since.")
    Answer read(@ParameterObject FigureParameters figure, @ParameterObject RowParameters part, Actor actor) {
        RowQuery query = part.query(figure.query(known, actor));
        Opened opened = rows.open(query, actor);
        KeysetPage<FigureRow> page = rows.page(query, part.pending(), part.position(), PAGE, actor);
        Measure measure = labels.measure(opened.parts().get(query.part() - 1).code());
        return new Answer(
                query.figure().unit().code(),
                String.valueOf(figure.from()),
                String.valueOf(figure.to()),
                query.indicator().code(),
                written(query.indicator().measure(), opened.value()),
                opened.revision(),
                opened.pending(),
                opened.provisional(),
                opened.parts().stream()
                        .map(total -> new Part(
                                total.number(),
                                total.code(),
                                total.rows(),
                                plain(labels.measure(total.code()), total.sum()),
                                total.distinct()))
                        .toList(),
                query.part(),
                page.rows().stream().map(row -> line(row, measure)).toList(),
                page.next());
    }

    @ExceptionHandler
    ProblemDetail refused(InvalidValueException wrong, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, labels.text(locale, wrong.key(), wrong.args()));
        problem.setProperty("key", wrong.key());
        return problem;
    }

    private Line line(FigureRow row, Measure measure) {
        return new Line(
                row.recordKind(),
                row.recordNo(),
                units.find(row.unitId()).map(UnitRef::code).orElse(null),
                row.at() == null ? null : ChinaTime.formatSeconds(row.at()),
                row.fraudType(),
                row.region(),
                row.tags(),
                row.operations(),
                written(measure, row.value()),
                row.place(),
                row.change() == null ? null : row.change().name());
    }

    private static @Nullable Object written(Measure measure, @Nullable BigDecimal value) {
        return value == null ? null : plain(measure, value);
    }

    private static Object plain(Measure measure, BigDecimal value) {
        if (measure == Measure.AMOUNT) {
            return value.setScale(2, java.math.RoundingMode.UNNECESSARY).toPlainString();
        }
        return value.stripTrailingZeros().scale() <= 0 ? (Object) value.toBigInteger() : value.stripTrailingZeros();
    }
}
