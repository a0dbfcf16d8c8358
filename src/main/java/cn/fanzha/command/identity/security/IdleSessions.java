package cn.fanzha.command.identity.security;

import cn.fanzha.command.identity.domain.SignInSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session in which nobody did anything for the set time. What an open page does by itself (the live stream,
 * saving a draft) asks for the session, but does not lengthen it. The moment is stored once a minute at most, so a
 * session ends up to a minute early, never late.
 */
final class IdleSessions extends OncePerRequestFilter {

    /** Header of requests that a page makes by itself, such as {@code autosave}. */
    static final String BACKGROUND = "X-Background";

    /** Attribute of a request that found its session over. */
    static final String ENDED = IdleSessions.class.getName() + ".ended";

    /** The moment of the person's last own action, set when the session is signed in. */
    static final String LAST_ACTION = "last-action";

    private static final List<String> ASSETS = List.of("/css/", "/js/", "/img/", "/webjars/", "/_static/");

    private static final Duration STORE_EVERY = Duration.ofMinutes(1);

    private final SignInSettings settings;
    private final Clock clock;

    IdleSessions(SignInSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            watch(request, session);
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ASSETS.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    private void watch(HttpServletRequest request, HttpSession session) {
        Instant now = clock.instant();
        Long stored = (Long) session.getAttribute(LAST_ACTION);
        if (stored == null) {
            return;
        }
        Duration since = Duration.between(Instant.ofEpochMilli(stored), now);
        if (since.compareTo(settings.idle()) >= 0) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            request.setAttribute(ENDED, true);
        } else if (since.compareTo(STORE_EVERY) >= 0 && !inBackground(request)) {
            session.setAttribute(LAST_ACTION, now.toEpochMilli());
        }
    }

    private static boolean inBackground(HttpServletRequest request) {
        return request.getHeader(BACKGROUND) != null || request.getRequestURI().equals("/live");
    }
}
