package cn.fanzha.command.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ValueMessagesTest {

    private static final Pattern KEY = Pattern.compile("\"(value\\.[a-z-]+\\.[a-z-]+)\"");

    @Test
    void everyRefusalHasItsTextInBothLanguages() throws IOException {
        var used = new TreeSet<String>();
        try (var sources = Files.list(Path.of("src/main/java/cn/fanzha/command/shared"))) {
            for (Path source : sources.toList()) {
                KEY.matcher(Files.readString(source)).results().forEach(key -> used.add(key.group(1)));
            }
        }
        assertThat(used).contains("value.resident-id.check-digit");
        assertThat(load("value").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
        assertThat(load("value_en").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
    }

    private static Properties load(String name) throws IOException {
        var properties = new Properties();
        var stream = ValueMessagesTest.class.getResourceAsStream("/messages/" + name + ".properties");
        try (var reader = new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
