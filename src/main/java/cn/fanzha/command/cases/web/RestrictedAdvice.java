package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseRestrictedException;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * A restricted case, asked for by somebody who is not named, at whichever door: 403, its number and unit, and whom to
 * ask (programs read a problem, people the error page); a refused attempt in the audit log.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RestrictedAdvice {

    private final StepAnswers answers;
    private final Units units;
    private final ApplicationEventPublisher events;

    RestrictedAdvice(StepAnswers answers, Units units, ApplicationEventPublisher events) {
        this.answers = answers;
        this.units = units;
        this.events = events;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> restricted(
            CaseRestrictedException refused, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        events.publishEvent(Audited.refused(
                "case.open",
                "case",
                refused.number().value(),
                Map.of("address", request.getRequestURI(), "restricted", true)));
        if (request.getRequestURI().startsWith("/api/")) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).body(answers.restricted(refused, locale));
        }
        request.setAttribute("restrictedCase", refused);
        request.setAttribute("restrictedUnit", name(refused.unitId()));
        request.setAttribute("restrictedBy", name(refused.setterUnit()));
        response.sendError(HttpStatus.FORBIDDEN.value());
        return null;
    }

    private String name(UUID unit) {
        return units.find(unit).map(UnitRef::name).orElse("—");
    }
}
