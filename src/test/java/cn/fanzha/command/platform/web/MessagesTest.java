package cn.fanzha.command.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][A-Za-z0-9_.-]+)[(}]");

    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files
                    .map(file -> file.getFileName().toString().replace(".properties", ""))
                    .filter(name -> !name.endsWith("_en"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyKeyHasItsTextInBothLanguages(String bundle) throws IOException {
        Properties chinese = load(bundle);
        Properties english = load(bundle + "_en");
        assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(chinese.keySet()));
        for (Object key : chinese.keySet()) {
            String zh = chinese.getProperty((String) key);
            String en = english.getProperty((String) key);
            assertThat(en).as("English text of %s", key).isNotBlank();
            assertThat(zh).as("Chinese text of %s", key).isNotBlank();
            if (!bundle.equals("common") || !((String) key).contains("language")) {
                assertThat(CHINESE.matcher(en).find())
                        .as("no Chinese in the English text of %s: %s", key, en)
                        .isFalse();
            }
            assertThat(new MessageFormat(en).getFormatsByArgumentIndex())
                    .as("both texts of %s take the same arguments", key)
                    .hasSameSizeAs(new MessageFormat(zh).getFormatsByArgumentIndex());
        }
    }

    /** Of a key that stands twice the last text wins, and the page that meant the other says something else. */
    @Test
    void noKeyStandsTwice() throws IOException {
        Pattern line = Pattern.compile("^([a-z][A-Za-z0-9_.-]+)\\s*=", Pattern.MULTILINE);
        Set<String> seen = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        for (String bundle : bundles().toList()) {
            for (String language : List.of("", "_en")) {
                Matcher keys = line.matcher(Files.readString(BUNDLES.resolve(bundle + language + ".properties")));
                while (keys.find()) {
                    if (!seen.add(keys.group(1) + language)) {
                        twice.add(bundle + language + ": " + keys.group(1));
                    }
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void everyKeyThatAPageNamesExists() throws IOException {
        Set<Object> known = bundles()
                .flatMap(bundle -> {
                    try {
                        return load(bundle).keySet().stream();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (Path page : pages()) {
            Matcher keys = KEY.matcher(Files.readString(page));
            while (keys.find()) {
                if (!known.contains(keys.group(1))) {
                    missing.add(page.getFileName() + ": " + keys.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** What stands between tags is a sample that Thymeleaf replaces; text without th:text would reach the user as it is. */
    @Test
    void noPageHasATextOfItsOwn() throws IOException {
        Pattern hardCoded = Pattern.compile(">\\s*([^<>\\s…—·\\[\\]{}#$|/,:()+&;0-9-][^<>]*)</(\\w+)");
        Set<String> found = new TreeSet<>();
        for (Path page : pages()) {
            List<String> lines = Arrays.asList(Files.readString(page).split("(?<=>)(?=\\s*<)|\n"));
            for (String line : lines) {
                Matcher text = hardCoded.matcher(line);
                if (text.find()
                        && !line.contains("th:text")
                        && !line.contains("th:utext")
                        && !line.contains("[[")
                        && !line.contains("hreflang")
                        && !line.contains("<!--")) {
                    found.add(page.getFileName() + ": " + text.group(1));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private static Properties load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                Files.newInputStream(BUNDLES.resolve(bundle + ".properties")), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
