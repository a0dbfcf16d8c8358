package cn.fanzha.command.statistics.web;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.statistics.briefing.BriefingFigure;
import cn.fanzha.command.statistics.briefing.BriefingFigure.Part;
import cn.fanzha.command.statistics.briefing.BriefingWriter;
import cn.fanzha.command.statistics.briefing.Paragraph;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Briefings for programs: the draft as it stands now, of units of the client's tree. Issuing is a person's act. */
@RestController
@RequestMapping("/api/v1/briefings")
@Tag(name = "briefings")
class BriefingApi {

    private final BriefingWriter writer;
    private final BriefingParameters parameters;
    private final MessageSource messages;

    BriefingApi(BriefingWriter writer, BriefingParameters parameters, MessageSource messages) {
        this.writer = writer;
        this.parameters = parameters;
        this.messages = messages;
    }

    /** The draft. */
    record Answer(List<Text> paragraphs) {}

    /** A paragraph and its figures, in the order in which they stand. */
    record Text(String text, List<Number> figures) {}

    /**
     * A number.
     *
     * @param value as in the statistics API: counts are numbers, amounts decimal strings, rates and changes fractions
     * @param shown as it stands in the text, without the measure word; null with an error
     * @param change {@code yoy}: the number is the figure's change, not the figure
     * @param fraudTypes the types that the text itself narrows it to
     * @param error why the rule can't print it: the draft could not be issued
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Number(
            String indicator,
            @Nullable Object value,
            @Nullable String shown,
            String rounding,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String change,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> fraudTypes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String error) {}

    @GetMapping("/preview")
    @PreAuthorize("hasAuthority('SCOPE_briefings:read')")
    @Operation(
            summary = "The prose of a period or an operation, with each number's exact value and rounding rule",
            description = "Chinese unless lang=en is given: text and shown are then English, by the same rules.",
            parameters = {
                @Parameter(name = "unit", in = ParameterIn.QUERY, description = "code; the client's own if absent"),
                @Parameter(name = "from", in = ParameterIn.QUERY, description = "yyyy-MM or yyyy-MM-dd"),
                @Parameter(name = "to", in = ParameterIn.QUERY, description = "like from"),
                @Parameter(name = "template", in = ParameterIn.QUERY, description = "period or operation"),
                @Parameter(name = "indicator", in = ParameterIn.QUERY, description = "repeats, paired with rounding"),
                @Parameter(name = "rounding", in = ParameterIn.QUERY, description = "repeats, paired with indicator"),
                @Parameter(name = "operation", in = ParameterIn.QUERY, description = "number"),
                @Parameter(name = "fraudType", in = ParameterIn.QUERY, description = "narrows; repeats"),
                @Parameter(name = "tag", in = ParameterIn.QUERY, description = "narrows; repeats"),
                @Parameter(name = "region", in = ParameterIn.QUERY, description = "narrows; repeats")
            })
    Answer preview(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked, Actor actor, Locale locale) {
        return new Answer(writer.write(parameters.read(asked, actor), actor, locale).paragraphs().stream()
                .map(paragraph -> text(paragraph, locale))
                .toList());
    }

    private Text text(Paragraph paragraph, Locale locale) {
        return new Text(
                paragraph.text(),
                paragraph.figures().stream()
                        .map(figure -> number(figure, locale))
                        .toList());
    }

    private Number number(BriefingFigure figure, Locale locale) {
        boolean change = figure.part() == Part.YEAR_ON_YEAR;
        String error = figure.error();
        return new Number(
                figure.indicator().code(),
                change
                        ? figure.value()
                        : StatisticsApi.written(figure.indicator().measure(), figure.value()),
                figure.shown(),
                figure.rounding().toString(),
                change ? "yoy" : null,
                figure.fraudTypes(),
                error == null ? null : messages.getMessage(error, null, locale));
    }

    @ExceptionHandler
    ProblemDetail refused(InvalidValueException wrong, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, messages.getMessage(wrong.key(), wrong.args(), wrong.key(), locale));
        problem.setProperty("key", wrong.key());
        return problem;
    }
}
