package cn.fanzha.command.support.authorisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.identity.ApiScopes;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SignedIn;
import cn.fanzha.command.support.TestCity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Every address × every role, nobody and every token scope × the near and the far side, as the rows say. */
@IntegrationTest
class AuthorisationMatrixTest {

    /** Answered by filters, so no controller is mapped to them. */
    private static final Set<String> BY_FILTERS =
            Set.of("POST /sign-in", "POST /sign-out", "POST /oauth2/token", "GET /oauth2/jwks");

    /** Only the container goes there, with the fault to tell of. */
    private static final String OF_THE_CONTAINER = "GET /error";

    @Autowired
    MockMvcTester http;

    @Autowired
    TestCity city;

    @Autowired
    AuditTrail trail;

    @Autowired
    ApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void everyAddressHasOneRowAndEveryRowAnAddress() {
        Set<String> mapped = new TreeSet<>(BY_FILTERS);
        mappings.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues()
                        .forEach(pattern -> (info.getMethodsCondition()
                                                .getMethods()
                                                .isEmpty()
                                        ? Stream.of("GET")
                                        : info.getMethodsCondition().getMethods().stream()
                                                .map(Enum::name))
                                .forEach(method -> mapped.add(method + " " + pattern))));
        mapped.remove(OF_THE_CONTAINER);
        List<String> rows = Rule.all().stream().map(Rule::key).toList();
        assertThat(rows).as("one row an address").doesNotHaveDuplicates();
        assertThat(mapped)
                .as("addresses and the rows of src/test/resources/authorisation/*.csv (see README.txt there)")
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    @TestFactory
    Stream<DynamicTest> everybodyGetsWhatTheRowSays() {
        Actor farSecond = city.account("far-officer", city.stationB1, Role.OFFICER);
        Side near = Side.near(city);
        Side far = Side.far(city, farSecond);
        Samples samples = new Samples(context.getAutowireCapableBeanFactory());
        Map<Role, Actor> people = people();
        return Rule.all().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.file() + ": " + rule.key(),
                        () -> assertThat(check(rule, samples, near, far, people))
                                .isEmpty()));
    }

    private List<String> check(Rule rule, Samples samples, Side near, Side far, Map<Role, Actor> people) {
        List<String> wrong = new ArrayList<>();
        expect(rule, "nobody", rule.anonymous(), samples.of(rule, near), null, wrong);
        rule.roles().forEach((role, answer) -> {
            RequestPostProcessor person = SignedIn.signedIn(people.get(role));
            expect(rule, role + " near", answer, samples.of(rule, near), person, wrong);
            if (answer.equals("allow") && rule.hasFarSide()) {
                expect(rule, role + " far", rule.far(role), samples.of(rule, far), person, wrong);
            }
        });
        if (rule.pattern().startsWith("/api/")) {
            Set<String> others = new HashSet<>(ApiScopes.ALL);
            others.removeAll(rule.scopes());
            expect(rule, "other scopes", "deny", samples.of(rule, near), token(near, others), wrong);
            rule.scopes().forEach(scope -> {
                expect(rule, scope + " near", "allow", samples.of(rule, near), token(near, Set.of(scope)), wrong);
                if (rule.hasFarSide()) {
                    expect(rule, scope + " far", rule.far(), samples.of(rule, far), token(near, Set.of(scope)), wrong);
                }
            });
        }
        return wrong;
    }

    private void expect(
            Rule rule,
            String who,
            String expected,
            Sample sample,
            @Nullable RequestPostProcessor person,
            List<String> wrong) {
        long before = trail.newest();
        var request = http.method(HttpMethod.valueOf(rule.method()))
                .uri(UriComponentsBuilder.fromUriString(
                                rule.pattern().replaceAll("\\{(\\w+):[^{}]*(\\{[^{}]*}[^{}]*)*}", "{$1}"))
                        .buildAndExpand(sample.variables())
                        .encode()
                        .toUri());
        sample.params().forEach(request::param);
        if (sample.json() != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(sample.json());
        }
        if (!rule.pattern().startsWith("/api/")) {
            request.with(csrf());
        }
        MockHttpServletResponse response = (person == null ? request : request.with(person))
                .asyncExchange()
                .getResponse();
        String got = answer(response);
        if (!got.equals(expected)) {
            wrong.add(who + ": " + expected + " was expected, but got " + got + " (" + response.getStatus() + ")");
        } else if (got.equals("deny") && trail.refusedSince(before) == 0) {
            wrong.add(who + ": the refused attempt is not in the audit log");
        }
    }

    private static String answer(MockHttpServletResponse response) {
        int status = response.getStatus();
        String target = response.getRedirectedUrl();
        if (status == 302 && target != null && target.contains("/sign-in")) {
            return "redirect";
        }
        return switch (status) {
            case 403 -> "deny";
            case 401 -> "401";
            case 404 -> "404";
            default -> status < 500 ? "allow" : "fault " + status;
        };
    }

    /** Of the side's station; of its bank where the scope is one that institutions' own programs hold. */
    private static RequestPostProcessor token(Side side, Set<String> scopes) {
        boolean ofTheBank = scopes.size() == 1
                && scopes.stream().allMatch(scope -> scope.endsWith(":answer") || scope.equals("webhooks:manage"));
        return SignedIn.bearer(ofTheBank ? side.bank().code() : side.station().code(), scopes.toArray(String[]::new));
    }

    /** One person of each role, none of whom sees the far side. */
    private Map<Role, Actor> people() {
        Map<Role, Actor> people = new EnumMap<>(Role.class);
        people.put(Role.OFFICER, city.officer);
        people.put(Role.ANALYST, city.account("near-analyst", city.districtA, Role.ANALYST));
        people.put(Role.SUPERVISOR, city.supervisor);
        people.put(Role.LIAISON, city.liaison);
        people.put(Role.SYSTEM_ADMIN, city.sysadmin);
        people.put(Role.SECURITY_ADMIN, city.secadmin);
        people.put(Role.AUDITOR, city.auditor);
        return people;
    }
}
