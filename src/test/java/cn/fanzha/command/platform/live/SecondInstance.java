package cn.fanzha.command.platform.live;

import cn.fanzha.command.CommandCentreApplication;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.support.TestDatabase;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Another instance of the application on the tests' database, with a port. Who opens a stream is said by the header
 * {@code X-Actor}; signing in has tests of its own.
 */
final class SecondInstance implements AutoCloseable {

    private static final Map<String, Actor> ACTORS = new ConcurrentHashMap<>();

    private final ConfigurableApplicationContext context;

    SecondInstance(String... properties) {
        context = new SpringApplicationBuilder(CommandCentreApplication.class, TestDatabase.class, OpenDoor.class)
                .run(java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "--server.port=0",
                                        "--management.server.port=0",
                                        "--fanzha.database.embedded=false",
                                        "--spring.datasource.hikari.connection-timeout=60000",
                                        "--fanzha.demo=false",
                                        "--fanzha.keys.create=true",
                                        "--fanzha.statistics.close=-",
                                        "--fanzha.statistics.catch-up=-",
                                        "--fanzha.statistics.nightly=-",
                                        "--fanzha.statistics.settle=-",
                                        "--fanzha.data-dir=target/test-data"),
                                java.util.Arrays.stream(properties))
                        .toArray(String[]::new));
    }

    static Actor actor(Scope scope) {
        UUID id = UUID.randomUUID();
        return new Actor(id, id.toString(), "王芳", UUID.randomUUID(), Set.of(), scope, false);
    }

    Listening listen(Actor actor, String... headers) {
        ACTORS.put(actor.username(), actor);
        return new Listening(
                Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"))),
                "/live",
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("X-Actor: " + actor.username()),
                                java.util.Arrays.stream(headers))
                        .toList());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class OpenDoor implements WebMvcConfigurer {

        @Bean
        @Order(-1000)
        SecurityFilterChain streamForEverybody(HttpSecurity http) {
            return http.securityMatcher("/live")
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.addFirst(new HandlerMethodArgumentResolver() {
                @Override
                public boolean supportsParameter(MethodParameter parameter) {
                    return parameter.getParameterType().equals(Actor.class);
                }

                @Override
                public Object resolveArgument(
                        MethodParameter parameter,
                        @Nullable ModelAndViewContainer container,
                        NativeWebRequest request,
                        @Nullable WebDataBinderFactory binderFactory) {
                    HttpSession session = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class))
                            .getSession(true);
                    if (request.getHeader("X-Last-Action") instanceof String moment) {
                        session.setAttribute("last-action", Long.valueOf(moment));
                    }
                    return Objects.requireNonNull(ACTORS.get(Objects.requireNonNull(request.getHeader("X-Actor"))));
                }
            });
        }
    }
}
