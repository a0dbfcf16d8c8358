package cn.fanzha.command.platform.api;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Requests wait for their turn before anything else is done for them: before session, sign-in and rights are read. */
@Configuration(proxyBeanMethods = false)
class RequestsAtOnceConfiguration {

    private static final int AFTER_FORWARDED_HEADERS = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    FilterRegistrationBean<RequestsAtOnce> requestsAtOnce(
            @Value("${fanzha.requests.working}") int working,
            @Value("${fanzha.requests.waiting}") int waiting,
            @Value("${fanzha.requests.patience}") Duration patience,
            Problems problems,
            MessageSource messages) {
        FilterRegistrationBean<RequestsAtOnce> registration =
                new FilterRegistrationBean<>(new RequestsAtOnce(working, waiting, patience, problems, messages));
        registration.setOrder(AFTER_FORWARDED_HEADERS);
        return registration;
    }
}
