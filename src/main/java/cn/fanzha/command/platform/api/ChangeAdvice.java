package cn.fanzha.command.platform.api;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers changes of another version (428; 412 with the current {@code ETag}) and bodies with wrong fields (422). */
@ControllerAdvice
class ChangeAdvice {

    private final Problems problems;
    private final MessageSource messages;

    ChangeAdvice(Problems problems, MessageSource messages) {
        this.problems = problems;
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(VersionException refused, Locale locale) {
        if (refused.missing()) {
            HttpStatus status = HttpStatus.PRECONDITION_REQUIRED;
            return ResponseEntity.status(status).body(problems.of(status, "version-missing", locale));
        }
        HttpStatus status = HttpStatus.PRECONDITION_FAILED;
        ProblemDetail problem = problems.of(status, "version-stale", locale);
        problem.setProperty("current", Versions.tag(refused.current()));
        return ResponseEntity.status(status)
                .eTag(Versions.tag(refused.current()))
                .body(problem);
    }

    /** A field that is wrong, as programs read it. */
    record Field(String field, String code, String message) {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(FieldsException refused, Locale locale) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        ProblemDetail problem = problems.of(status, "fields", locale);
        problem.setProperty(
                "errors",
                refused.wrong().stream()
                        .map(one -> new Field(
                                one.field(),
                                one.key(),
                                Objects.requireNonNullElse(
                                        messages.getMessage(
                                                one.key(), one.args().toArray(), one.key(), locale),
                                        one.key())))
                        .toList());
        return ResponseEntity.status(status).body(problem);
    }
}
