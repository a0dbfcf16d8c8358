package cn.fanzha.command.identity.security;

import cn.fanzha.command.platform.Audited;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** What follows a sign-in, a refused one, and a sign-out: the line in the audit log, and the page. */
@Component
class SignInOutcomes extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationFailureHandler, LogoutHandler {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignInOutcomes(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        request.getSession().setAttribute(IdleSessions.LAST_ACTION, clock.millis());
        events.publishEvent(Audited.done("account.sign-in", "account", authentication.getName(), Map.of()));
        super.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        String why = refused instanceof LockedException
                ? "locked"
                : refused instanceof DisabledException ? "disabled" : "error";
        response.sendRedirect(request.getContextPath() + PageSecurity.SIGN_IN + "?" + why);
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null) {
            events.publishEvent(Audited.done("account.sign-out", "account", authentication.getName(), Map.of()));
        }
    }
}
