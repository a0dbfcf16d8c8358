package cn.fanzha.command.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the code writes into the log, the auditor reads in words. */
class AuditWordsTest {

    private static final Pattern WRITTEN =
            Pattern.compile("(?:Audited\\.(?:done|refused)|tell)\\(\\s*\"([a-z]+(?:[.][a-z-]+)+)\"");

    @Test
    void everyActionThatIsWrittenHasItsWord() throws IOException {
        Set<String> words = words();
        Set<String> written = new TreeSet<>();
        for (Path source : sources()) {
            Matcher actions = WRITTEN.matcher(Files.readString(source));
            while (actions.find()) {
                written.add(actions.group(1));
            }
        }
        assertThat(written).hasSizeGreaterThan(50);
        assertThat(written).as("actions without a word").allMatch(action -> words.contains("audit.action." + action));
    }

    private static Set<String> words() throws IOException {
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            for (Path bundle : files.toList()) {
                Files.readAllLines(bundle).forEach(line -> words.add(line.replaceFirst("=.*", "")));
            }
        }
        return words;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
