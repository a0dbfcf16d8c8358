package cn.fanzha.command.identity.security;

import cn.fanzha.command.platform.Audited;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** What programs reach: a token for their own secret, and the API for that token. No sessions, no cookies. */
@Configuration(proxyBeanMethods = false)
class ProgramSecurity {

    private static final String BEARER = "Bearer ";

    /** Only the client-credentials grant: every other endpoint of an authorization server is left outside the chain. */
    @Bean
    @Order(1)
    SecurityFilterChain tokens(HttpSecurity http, ApplicationEventPublisher events) throws Exception {
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks")
                .oauth2AuthorizationServer(server -> server.clientAuthentication(client ->
                        client.errorResponseHandler((request, response, refused) -> {
                            events.publishEvent(
                                    Audited.refused("api-client.token", "address", "/oauth2/token", Map.of()));
                            refuse(response, refused);
                        })))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/oauth2/jwks")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(
                        new SignedInUploads(new HttpStatusEntryPoint(HttpStatus.UNSUPPORTED_MEDIA_TYPE)),
                        SecurityContextHolderFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void refuse(HttpServletResponse response, AuthenticationException refused) throws IOException {
        OAuth2Error error = refused instanceof OAuth2AuthenticationException oauth
                ? oauth.getError()
                : new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);
        ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
        answer.setStatusCode(
                OAuth2ErrorCodes.INVALID_CLIENT.equals(error.getErrorCode())
                        ? HttpStatus.UNAUTHORIZED
                        : HttpStatus.BAD_REQUEST);
        new OAuth2ErrorHttpMessageConverter().write(new OAuth2Error(error.getErrorCode()), null, answer);
    }

    /** Each operation asks for its scope as {@code SCOPE_…}; what rows it reaches follows from the token's unit. */
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, JwtDecoder tokens, ProblemResponses problems) throws Exception {
        return http.securityMatcher("/api/**")
                .oauth2ResourceServer(server -> server.bearerTokenResolver(ProgramSecurity::token)
                        .jwt(jwt -> jwt.decoder(tokens))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The header's rest as it is: what is no token fails its check, a pattern over all its letters tells nothing more. */
    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = header.substring(BEARER.length()).strip();
        if (token.isEmpty()) {
            throw new InvalidBearerTokenException("The header holds no token");
        }
        return token;
    }
}
