package cn.fanzha.command.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@IntegrationTest
class PageHelpTest {

    /** Nobody is signed in there who could open a help. */
    private static final Set<String> BEFORE_SIGNING_IN = Set.of("/sign-in", "/first-admin/{token}", "/error");

    private static final int LONGEST = 150;

    @Autowired
    PageHelp help;

    @Autowired
    MockMvcTester http;

    @Autowired
    TestCity city;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void everyPageHasItsHelp() {
        Set<String> helped = new TreeSet<>();
        help.topics().forEach(topic -> topic.pages().forEach(page -> helped.add(page.getPatternString())));
        Set<String> pages = new TreeSet<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (isPage(handler)
                    && info.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                    && info.getProducesCondition().isEmpty()) {
                pages.addAll(info.getPatternValues());
            }
        });
        pages.removeAll(BEFORE_SIGNING_IN);
        pages.removeAll(helped);
        assertThat(pages)
                .as("pages without help: add their address to a topic of help/topics.csv")
                .isEmpty();
    }

    private static boolean isPage(HandlerMethod handler) {
        Class<?> answer = handler.getMethod().getReturnType();
        return (answer == String.class || answer == ModelAndView.class)
                && !handler.hasMethodAnnotation(ResponseBody.class)
                && !handler.getBeanType().getSimpleName().endsWith("Api");
    }

    @Test
    void everyTopicIsToldShortlyInBothLanguages() {
        List<String> faults = new ArrayList<>();
        for (HelpTopic topic : help.topics()) {
            PageHelp.HelpText chinese = help.text(topic, Locale.SIMPLIFIED_CHINESE);
            PageHelp.HelpText english = help.text(topic, Locale.ENGLISH);
            assertThat(english.steps()).as(topic.key()).hasSameSizeAs(chinese.steps());
            assertThat(english.words()).as(topic.key()).hasSameSizeAs(chinese.words());
            assertThat(english.law()).as(topic.key()).hasSameSizeAs(chinese.law());
            assertThat(chinese.steps()).as(topic.key()).isNotEmpty();
            Stream.of(List.of(chinese.purpose()), chinese.steps(), chinese.words(), chinese.law())
                    .map(section ->
                            section.stream().mapToInt(PageHelpTest::characters).sum())
                    .filter(length -> length > LONGEST)
                    .forEach(length -> faults.add(topic.key() + " has a section of " + length + " characters"));
        }
        assertThat(faults).isEmpty();
    }

    private static int characters(String text) {
        return (int) text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .count();
    }

    @Test
    void everyRoleHasFirstStepsThatItMayTake() {
        for (Actor person : List.of(
                city.officer,
                city.account("first-analyst", city.city, Role.ANALYST),
                city.supervisor,
                city.liaison,
                city.sysadmin,
                city.secadmin,
                city.auditor)) {
            Role role = person.roles().iterator().next();
            List<PageHelp.FirstStep> steps = help.firstSteps(role, Locale.SIMPLIFIED_CHINESE);
            assertThat(steps).as(role.name()).hasSizeBetween(4, 7);
            assertThat(help.firstSteps(role, Locale.ENGLISH))
                    .extracting(PageHelp.FirstStep::href)
                    .isEqualTo(steps.stream().map(PageHelp.FirstStep::href).toList());
            steps.forEach(step -> assertThat(http.get().uri(step.href()).with(city.signedIn(person)))
                    .as("%s: %s", role, step.href())
                    .matches(answer -> answer.getResponse().getStatus() < 400));
            assertThat(http.get().uri("/help/first-steps").with(city.signedIn(person)))
                    .hasStatusOk()
                    .bodyText()
                    .contains(steps.getFirst().title());
        }
    }

    @Test
    void theMostSpecificAddressTellsTheTopic() {
        assertThat(topicOf("/cases/A9901010100002026110001")).isEqualTo("case");
        assertThat(topicOf("/cases")).isEqualTo("cases");
        assertThat(topicOf("/desk/answered")).isEqualTo("desk-answered");
        assertThat(topicOf("/desk/S1")).isEqualTo("desk-request");
        assertThat(topicOf("/suspects/new")).isEqualTo("suspect");
        assertThat(help.of("/nothing/here")).isEmpty();
    }

    private String topicOf(String path) {
        return help.of(path).orElseThrow().key();
    }

    @Test
    void helpIsAPageOfItsOwnAndAPartForTheDialog() {
        assertThat(http.get().uri("/help?page=/cases").with(city.signedIn(city.officer)))
                .hasStatusOk()
                .hasContentTypeCompatibleWith(MediaType.TEXT_HTML)
                .bodyText()
                .contains(
                        "<html",
                        "id=\"content\"",
                        text("cases").purpose(),
                        text("audit").title());
        assertThat(http.get()
                        .uri("/help?page=/cases")
                        .header("HX-Request", "true")
                        .with(city.signedIn(city.officer)))
                .hasStatusOk()
                .bodyText()
                .contains(text("cases").purpose())
                .doesNotContain("<html", "id=\"content\"");
        assertThat(http.get().uri("/help?page=//nowhere%20").with(city.signedIn(city.auditor)))
                .hasStatusOk()
                .bodyText()
                .contains(text("start").purpose());
    }

    private PageHelp.HelpText text(String key) {
        return help.text(Objects.requireNonNull(help.topic(Optional.of(key)).orElse(null)), Locale.SIMPLIFIED_CHINESE);
    }
}
