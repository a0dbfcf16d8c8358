package cn.fanzha.command.identity.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Requests that nobody means: a U+0000 in a parameter or header is answered 400, because the database stores none.
 * Programs read a problem (RFC 9457), people the error page.
 */
@Configuration(proxyBeanMethods = false)
class RequestRefusals {

    /** The strict rules, which keep control characters out of headers, and no U+0000 in a parameter's value. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedRequests(ProblemResponses problems) {
        return (request, response, reason) -> refuse(problems, request, response, reason);
    }

    private static void refuse(
            ProblemResponses problems,
            HttpServletRequest request,
            HttpServletResponse response,
            RequestRejectedException reason)
            throws IOException {
        if (response.isCommitted()) {
            throw reason;
        }
        if (request.getRequestURI().startsWith("/api/")) {
            problems.malformed(request, response);
        } else {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }
}
