package cn.fanzha.command.identity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whose password was set by another person gets to the page where it is changed, and nowhere else. */
final class OwnPasswordFirst extends OncePerRequestFilter {

    static final String ACCOUNT = "/account";

    private final RequestMatcher allowed;

    OwnPasswordFirst(String... open) {
        var paths = PathPatternRequestMatcher.withDefaults();
        allowed = new OrRequestMatcher(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(ACCOUNT, ACCOUNT + "/password", "/sign-out"),
                        java.util.Arrays.stream(open))
                .map(paths::matcher)
                .toArray(RequestMatcher[]::new));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedInUser user
                && user.mustChangePassword()
                && !allowed.matches(request)) {
            String page = request.getContextPath() + ACCOUNT;
            if (request.getHeader("HX-Request") != null) {
                response.setHeader("HX-Redirect", page);
            } else {
                response.sendRedirect(page);
            }
            return;
        }
        chain.doFilter(request, response);
    }
}
