package cn.fanzha.command.identity.security;

import cn.fanzha.command.platform.Audited;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Who may not open a page is told so, and the attempt is written down. Nobody signed in: a browser that opens a page is
 * led to the form; a script on an open page is told 401, so that what was typed stays.
 */
@Component
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ApplicationEventPublisher events;

    PageRefusals(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (byScript(request)) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(
                    request.getContextPath() + PageSecurity.SIGN_IN + (sessionEnded(request) ? "?expired" : ""));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        boolean formToken = reason instanceof CsrfException;
        if (formToken && (sessionEnded(request) || nobody(request))) {
            if (byScript(request)) {
                response.sendError(HttpStatus.UNAUTHORIZED.value());
            } else {
                response.sendRedirect(request.getContextPath() + PageSecurity.SIGN_IN + "?expired");
            }
            return;
        }
        events.publishEvent(Audited.refused(
                formToken ? "access.forged" : "access.deny",
                "address",
                request.getRequestURI(),
                Map.of("method", request.getMethod())));
        response.sendError(HttpStatus.FORBIDDEN.value());
    }

    /** A page left open since its session ended: its form is no forgery. The sign-in form itself stands alone. */
    private static boolean nobody(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() == null
                && !request.getRequestURI().equals(PageSecurity.SIGN_IN);
    }

    private static boolean byScript(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getHeader("HX-Request") != null
                || request.getHeader(IdleSessions.BACKGROUND) != null
                || (accept != null && accept.startsWith("text/event-stream"));
    }

    /** The browser still shows the cookie of a session that is over. */
    private static boolean sessionEnded(HttpServletRequest request) {
        return request.getAttribute(IdleSessions.ENDED) != null
                || (request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid());
    }
}
