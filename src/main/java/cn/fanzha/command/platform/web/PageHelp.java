package cn.fanzha.command.platform.web;

import cn.fanzha.command.shared.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The help of every page, found by its address. {@code help/topics.csv} says which topic explains which addresses, the
 * bundle {@code help} holds the texts.
 */
@Component
class PageHelp {

    private static final String TOPICS = "help/topics.csv";

    private final MessageSource messages;
    private final List<HelpTopic> topics;

    PageHelp(MessageSource messages) throws IOException {
        this.messages = messages;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ClassPathResource(TOPICS).getInputStream(), StandardCharsets.UTF_8))) {
            this.topics = lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PageHelp::topic)
                    .toList();
        }
    }

    private static HelpTopic topic(String line) {
        String[] cells = line.split(",", -1);
        Set<Role> roles = words(cells[1]).map(Role::valueOf).collect(Collectors.toSet());
        return new HelpTopic(
                cells[0],
                roles,
                words(cells[2]).map(PathPatternParser.defaultInstance::parse).toList());
    }

    private static Stream<String> words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(word -> !word.isEmpty());
    }

    List<HelpTopic> topics() {
        return topics;
    }

    Optional<HelpTopic> topic(Optional<String> key) {
        return topics.stream()
                .filter(topic -> key.filter(topic.key()::equals).isPresent())
                .findFirst();
    }

    /** The topic of the most specific pattern that the path matches. */
    Optional<HelpTopic> of(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return topics.stream()
                .flatMap(topic -> topic.pages().stream().map(page -> new Found(topic, page)))
                .filter(found -> found.page().matches(parsed))
                .min(Comparator.comparing(Found::page))
                .map(Found::topic);
    }

    private record Found(HelpTopic topic, PathPattern page) {}

    /** The topic in the reader's language; a section without text is left out. */
    HelpText text(HelpTopic topic, Locale locale) {
        String key = "help." + topic.key() + ".";
        return new HelpText(
                topic.key(),
                messages.getMessage(key + "title", null, locale),
                messages.getMessage(key + "purpose", null, locale),
                lines(key + "steps", locale),
                lines(key + "words", locale),
                lines(key + "keys", locale),
                lines(key + "law", locale),
                start(topic));
    }

    /** The first steps of a newcomer with this role: each a name, an address and what to do there. */
    List<FirstStep> firstSteps(Role role, Locale locale) {
        return lines("help.first." + role.name(), locale).stream()
                .map(line -> line.split("\\|", 3))
                .map(cells -> new FirstStep(cells[0], cells[1], cells[2]))
                .toList();
    }

    private List<String> lines(String key, Locale locale) {
        String text = messages.getMessage(key, null, "", locale);
        return text == null
                ? List.of()
                : text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static @Nullable String start(HelpTopic topic) {
        String first = topic.pages().getFirst().getPatternString();
        return first.contains("{") ? null : first;
    }

    /**
     * A topic as it is read.
     *
     * @param steps what one does on the page, in order
     * @param words what its words and colours mean
     * @param keys of the keyboard
     * @param law what the law asks for, and by when
     * @param start the address that opens the page; null where only a row of a list does
     */
    record HelpText(
            String key,
            String title,
            String purpose,
            List<String> steps,
            List<String> words,
            List<String> keys,
            List<String> law,
            @Nullable String start) {}

    /** One of a newcomer's first steps. */
    record FirstStep(String title, String href, String text) {}
}
