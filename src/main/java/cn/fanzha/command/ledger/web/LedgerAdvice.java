package cn.fanzha.command.ledger.web;

import cn.fanzha.command.ledger.LedgerRefusedException;
import cn.fanzha.command.platform.api.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** An entry that the book refused and nobody turned into words before: 422, nothing was changed. */
@ControllerAdvice
class LedgerAdvice {

    private final Problems problems;

    LedgerAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> refused(
            LedgerRefusedException refused, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (!request.getRequestURI().startsWith("/api/")) {
            response.sendError(status.value());
            return null;
        }
        return ResponseEntity.status(status)
                .body(problems.refused(status, refused.key(), refused.args().toArray(), locale));
    }
}
