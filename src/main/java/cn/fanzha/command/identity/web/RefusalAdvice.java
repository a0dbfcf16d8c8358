package cn.fanzha.command.identity.web;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.api.Problems;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers what a controller could not: programs read a problem (RFC 9457), people a page. What lies outside the actor's
 * scope is answered 403 and written to the audit log as a refused attempt.
 */
@ControllerAdvice
class RefusalAdvice extends ResponseEntityExceptionHandler {

    private final ApplicationEventPublisher events;
    private final Problems problems;

    RefusalAdvice(ApplicationEventPublisher events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> notFound(NotFoundException missing, WebRequest request) {
        return answer(HttpStatus.NOT_FOUND, null, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> outOfScope(OutOfScopeException refused, WebRequest request) {
        events.publishEvent(Audited.refused(
                refused.subjectType() + ".open",
                refused.subjectType(),
                refused.subject(),
                Map.of("address", servlet(request).getRequestURI())));
        return answer(HttpStatus.FORBIDDEN, null, request);
    }

    /** A number that no thing can have is a thing that does not exist; in a body or parameter it is a bad request. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> invalid(InvalidValueException wrong, WebRequest request) {
        boolean numberInAddress =
                servlet(request).getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> map
                        && !map.isEmpty()
                        && servlet(request).getMethod().equals("GET");
        return answer(numberInAddress ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST, wrong, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (wrong instanceof MethodArgumentTypeMismatchException argument
                && argument.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return answer(HttpStatus.NOT_FOUND, null, request);
        }
        return answer(
                HttpStatus.BAD_REQUEST,
                NestedExceptionUtils.getMostSpecificCause(wrong) instanceof InvalidValueException cause ? cause : null,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (!isApi(request)) {
            return page(status, request);
        }
        // the framework's own words are English and say nothing of what to do
        ProblemDetail problem = problems.of(status, locale(request));
        return super.handleExceptionInternal(failure, problem, headers, status, request);
    }

    private @Nullable ResponseEntity<Object> answer(
            HttpStatusCode status, @Nullable InvalidValueException why, WebRequest request) {
        if (!isApi(request)) {
            return page(status, request);
        }
        ProblemDetail problem =
                why == null ? problems.of(status, locale(request)) : problems.invalid(status, why, locale(request));
        if (why != null) {
            problem.setProperty("key", why.key());
        }
        return ResponseEntity.status(status).body(problem);
    }

    /** The container turns the status into the error page, with the layout and in the reader's language. */
    private static @Nullable ResponseEntity<Object> page(HttpStatusCode status, WebRequest request) {
        HttpServletResponse response = ((ServletWebRequest) request).getResponse();
        if (response != null && !response.isCommitted()) {
            try {
                response.sendError(status.value());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return null;
    }

    private Locale locale(WebRequest request) {
        return problems.locale(servlet(request));
    }

    private static boolean isApi(WebRequest request) {
        return servlet(request).getRequestURI().startsWith("/api/");
    }

    private static HttpServletRequest servlet(WebRequest request) {
        return ((ServletWebRequest) request).getRequest();
    }
}
