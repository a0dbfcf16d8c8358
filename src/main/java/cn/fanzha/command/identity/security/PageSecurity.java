package cn.fanzha.command.identity.security;

import cn.fanzha.command.identity.domain.SignInSettings;
import cn.fanzha.command.platform.crypto.FileCipher;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** What people reach: pages behind a sign-in form, sessions in the database, everything closed unless named here. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties(SignInSettings.class)
class PageSecurity {

    static final String SIGN_IN = "/sign-in";

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'self'";
    private static final String PERMISSIONS_POLICY =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
    private static final String[] OPEN = {
        "/css/**",
        "/js/**",
        "/img/**",
        "/webjars/**",
        "/_static/**",
        "/favicon.ico",
        SIGN_IN,
        "/first-admin/**",
        "/error"
    };

    /** Health and metrics have a port of their own that only the operator's network reaches; on the pages' port only health. */
    @Bean
    @Order(0)
    SecurityFilterChain management(HttpSecurity http, Environment environment) throws Exception {
        boolean ownPort = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(EndpointRequest.to("health")).permitAll();
                    if (ownPort) {
                        requests.anyRequest().permitAll();
                    } else {
                        requests.anyRequest().denyAll();
                    }
                })
                .addFilterBefore(new SignedInUploads(new HttpStatusEntryPoint(HttpStatus.FORBIDDEN)), CsrfFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            SignInOutcomes outcomes,
            PageRefusals refusals,
            SignInSettings settings,
            FileCipher files,
            @Value("${fanzha.uploads.max-bytes}") long uploadAtMost,
            @Value("${fanzha.imports.max-bytes}") long importAtMost,
            Clock clock)
            throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .anyRequest()
                                .access(fullySignedIn()))
                .formLogin(
                        form -> form.loginPage(SIGN_IN).successHandler(outcomes).failureHandler(outcomes))
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .addLogoutHandler(outcomes)
                        .logoutSuccessUrl(SIGN_IN + "?signed-out"))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterAfter(new IdleSessions(settings, clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new SignedInUploads(refusals), CsrfFilter.class)
                .addFilterBefore(
                        new UploadsAtHand(uploadAtMost, Runtime.getRuntime().maxMemory() / 4), CsrfFilter.class)
                .addFilterBefore(new SpooledUploads(files, uploadAtMost, importAtMost), CsrfFilter.class)
                .addFilterAfter(new OwnPasswordFirst(OPEN), AuthorizationFilter.class)
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS_POLICY))
                        .frameOptions(frame -> frame.deny()))
                .build();
    }

    /** Two requests of one page that write the same attribute at once are both right. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> concurrentRequests() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    CookieSerializer sessionCookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("FANZHA");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                "argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }

    /** The second factor's place: what it adds to a password is asked here, for all pages at once. */
    private static AuthorizationManager<RequestAuthorizationContext> fullySignedIn() {
        return AuthenticatedAuthorizationManager.authenticated();
    }
}
