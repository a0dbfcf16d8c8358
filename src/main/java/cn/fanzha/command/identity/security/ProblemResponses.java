package cn.fanzha.command.identity.security;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.api.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Tells programs why they were turned away, as RFC 9457 problems in their language beside the header that OAuth asks for. */
@Component
class ProblemResponses implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler insufficient = new BearerTokenAccessDeniedHandler();
    private final Problems problems;
    private final ApplicationEventPublisher events;

    ProblemResponses(Problems problems, ApplicationEventPublisher events) {
        this.problems = problems;
        this.events = events;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, jakarta.servlet.ServletException {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            events.publishEvent(Audited.refused(
                    "access.token", "address", request.getRequestURI(), Map.of("method", request.getMethod())));
        }
        challenge.commence(request, response, reason);
        write(request, response, HttpStatus.UNAUTHORIZED, "unauthorized");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException, jakarta.servlet.ServletException {
        events.publishEvent(Audited.refused(
                "access.deny", "address", request.getRequestURI(), Map.of("method", request.getMethod())));
        insufficient.handle(request, response, reason);
        write(request, response, HttpStatus.FORBIDDEN, "scope");
    }

    /** The request holds what no request may hold, such as U+0000: nothing of it is echoed. */
    void malformed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(request, response, HttpStatus.BAD_REQUEST, "malformed");
    }

    private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        problems.write(response, problems.of(status, code, problems.locale(request)));
    }
}
