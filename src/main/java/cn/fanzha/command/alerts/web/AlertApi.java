package cn.fanzha.command.alerts.web;

import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.AlertState;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.AlertList;
import cn.fanzha.command.alerts.domain.AlertRow;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts for programs: pushing them ({@code alerts:write}), and following what became of them ({@code alerts:read}). */
@RestController
@RequestMapping("/api/v1/alerts")
@Tag(name = "alerts")
class AlertApi {

    private static final int PAGE_AT_MOST = 500;

    private final PushedAlerts pushed;
    private final AlertList list;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    AlertApi(PushedAlerts pushed, AlertList list, Units units, MessageSource messages, Clock clock) {
        this.pushed = pushed;
        this.list = list;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** A page of the list; {@code next} goes into {@code after} of the following request, null on the last page. */
    record Page(List<Listed> alerts, @Nullable String next) {}

    /** An alert in the list: times are UTC instants, amounts decimal strings in yuan, the person masked. */
    record Listed(
            String alertNo,
            String unitCode,
            AlertSource source,
            RiskGrade risk,
            String fraudType,
            AlertState state,
            Instant pushedAt,
            @Nullable Instant dueAt,
            boolean escalated,
            @Nullable AlertOutcome outcome,
            @Nullable Instant outcomeAt,
            @Nullable String lossAvoided,
            @Nullable String caseNo,
            @Nullable String personName,
            String phone,
            Instant updatedAt) {}

    /**
     * Takes one alert or an array of at most 10,000. Each is judged by itself; one that is sent again changes nothing.
     */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('SCOPE_alerts:write')")
    @Operation(
            summary = "Push one alert, or an array of at most 10,000",
            description =
                    "Idempotent by alert_no. Each item is answered by its position: ACCEPTED, or REJECTED with the"
                            + " field and the code of the imports. Times are ISO 8601 with an offset, or yyyy-MM-dd HH:mm:ss in"
                            + " Asia/Shanghai. An alert that a person works on is not changed any more (owned-by-workflow).")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            array = @ArraySchema(schema = @Schema(implementation = PushedAlerts.Item.class))))
    PushedAlerts.Answer push(HttpServletRequest request, Actor actor, Locale locale) throws IOException {
        return pushed.take(request.getInputStream(), actor, locale);
    }

    @GetMapping
    @PreAuthorize("hasAuthority('SCOPE_alerts:read')")
    @Operation(
            summary = "Alerts in scope, the earliest change first, by keyset pages",
            description = "updatedSince (an instant) begins at a change. Ask again from a few minutes before the last"
                    + " change that you have: a change that took long may come into sight late.")
    Page list(
            @ParameterObject AlertQuery query,
            @RequestParam(name = "limit", defaultValue = "50") int limit,
            Actor actor) {
        KeysetPage<AlertRow> rows =
                list.page(query.forProgram(units, clock.instant()), actor, Math.clamp(limit, 1, PAGE_AT_MOST));
        return new Page(rows.rows().stream().map(this::listed).toList(), rows.next());
    }

    @ExceptionHandler
    ProblemDetail refused(InvalidValueException e, Locale locale) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, messages.getMessage(e.key(), e.args(), locale));
    }

    private Listed listed(AlertRow row) {
        return new Listed(
                row.number(),
                units.get(row.unitId()).code(),
                row.source(),
                row.risk(),
                row.fraudType(),
                row.state(),
                row.pushedAt(),
                row.dueAt(),
                row.escalated(),
                row.outcome(),
                row.outcomeAt(),
                row.lossAvoided() == null ? null : row.lossAvoided().toPlainString(),
                row.caseNo(),
                row.name(),
                row.phone(),
                row.updatedAt());
    }
}
