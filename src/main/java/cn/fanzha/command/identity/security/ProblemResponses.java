package cn.fanzha.command.identity.security;

import cn.fanzha.command.platform.Audited;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells programs why they were turned away, as RFC 9457 problems beside the header that OAuth asks for. */
@Component
class ProblemResponses implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler insufficient = new BearerTokenAccessDeniedHandler();
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    ProblemResponses(JsonMapper json, ApplicationEventPublisher events) {
        this.json = json;
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
        write(response, HttpStatus.UNAUTHORIZED, "A valid token is needed: fetch one from /oauth2/token.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException, jakarta.servlet.ServletException {
        events.publishEvent(Audited.refused(
                "access.deny", "address", request.getRequestURI(), Map.of("method", request.getMethod())));
        insufficient.handle(request, response, reason);
        write(response, HttpStatus.FORBIDDEN, "The token's scopes do not allow this.");
    }

    /** The request holds what no request may hold, such as U+0000: nothing of it is echoed. */
    void malformed(HttpServletResponse response) throws IOException {
        write(
                response,
                HttpStatus.BAD_REQUEST,
                "The request holds a character that is not allowed, such as U+0000. Remove it and send again.");
    }

    private void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        response.getWriter().write(json.writeValueAsString(problem));
    }
}
