package cn.fanzha.command.setup;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.platform.database.DatabaseRoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

/** Holds what can be held without a container engine. */
class ComposeFileTest {

    private static final Pattern NAME = Pattern.compile("\"name\": ?\"([a-z0-9.-]+)\"");
    private static final Pattern OWN_NAME = Pattern.compile("(fanzha(?:\\.[a-z-]+)+)|\\$\\{([A-Z_]+)");

    private final Map<?, ?> file = read();

    private static Map<?, ?> read() {
        try {
            return new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Object at(Object... path) {
        Object place = file;
        for (Object step : path) {
            place = Objects.requireNonNull(
                    place instanceof List<?> list ? list.get((Integer) step) : ((Map<?, ?>) place).get(step),
                    () -> Arrays.toString(path));
        }
        return place;
    }

    private Map<?, ?> environment(String service) {
        return (Map<?, ?>) at("services", service, "environment");
    }

    private Set<?> services() {
        return ((Map<?, ?>) at("services")).keySet();
    }

    @Test
    void twoInstancesStandBehindAProxyOnOneDatabaseOfVersion18() {
        assertThat(services().stream().map(Object::toString))
                .containsExactlyInAnyOrder("app1", "app2", "proxy", "database");
        assertThat(at("services", "app1", "image")).isEqualTo(at("services", "app2", "image"));
        assertThat(at("services", "database", "image")).isEqualTo("postgres:18");
        assertThat(String.valueOf(at("configs", "proxy", "content")))
                .contains("reverse_proxy app1:8080 app2:8080")
                .contains("flush_interval -1");
    }

    @Test
    void everyServiceSaysWhetherItIsWell() {
        for (Object service : services()) {
            assertThat((List<?>) at("services", service, "healthcheck", "test")).isNotEmpty();
        }
        assertThat(at("services", "app2", "depends_on", "database", "condition"))
                .isEqualTo("service_healthy");
    }

    @Test
    void noPasswordHasADefault() {
        for (Object service : services()) {
            if (((Map<?, ?>) at("services", service)).get("environment") instanceof Map<?, ?> environment) {
                environment.forEach((name, value) -> {
                    if (String.valueOf(name).contains("PASSWORD")) {
                        assertThat(String.valueOf(value)).as("%s", name).matches("\\$\\{[A-Z_]+:\\?[^}]+}");
                    }
                });
            }
        }
    }

    @Test
    void onlyTheProxyIsReachedFromOutside() {
        for (Object service : services()) {
            Map<?, ?> described = (Map<?, ?>) at("services", service);
            assertThat(described.containsKey("ports")).as("%s", service).isEqualTo(service.equals("proxy"));
        }
        assertThat(at("networks", "inner", "internal")).isEqualTo(true);
    }

    @Test
    void databaseKeysAndCertificatesOutliveTheirContainers() {
        Set<?> volumes = ((Map<?, ?>) at("volumes")).keySet();
        for (Object service : services()) {
            for (Object volume : (List<?>) at("services", service, "volumes")) {
                assertThat(volumes.contains(String.valueOf(volume).split(":", 2)[0]))
                        .as("%s", volume)
                        .isTrue();
            }
        }
        assertThat(at("services", "app1", "volumes")).isEqualTo(at("services", "app2", "volumes"));
    }

    @Test
    void theRolesAreThoseThatTheApplicationKnows() {
        assertThat(String.valueOf(at("configs", "roles", "content")))
                .contains("create role " + DatabaseRoles.OWNER + " ")
                .contains("create role " + DatabaseRoles.APPLICATION + " ")
                .contains("create database " + DatabaseRoles.DATABASE + " owner " + DatabaseRoles.OWNER);
        assertThat(environment("app1").get("SPRING_DATASOURCE_USERNAME")).isEqualTo(DatabaseRoles.APPLICATION);
        assertThat(environment("app1").get("SPRING_FLYWAY_USER")).isEqualTo(DatabaseRoles.OWNER);
    }

    @Test
    void theImageRunsAsNobodyInParticular() {
        String dockerfile = String.valueOf(at("services", "app1", "build", "dockerfile_inline"));
        String runtime = dockerfile.substring(dockerfile.lastIndexOf("FROM "));
        assertThat(runtime).contains("USER fanzha").doesNotContain("USER root");
        assertThat(runtime.indexOf("USER fanzha")).isLessThan(runtime.indexOf("ENTRYPOINT"));
    }

    @Test
    void theApplicationReadsEverySettingThatItIsGiven() throws IOException {
        Set<String> known = new HashSet<>();
        for (Resource metadata : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:META-INF/spring-configuration-metadata.json")) {
            NAME.matcher(metadata.getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                    .results()
                    .forEach(match -> known.add(asVariable(match.group(1))));
        }
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            String text = sources.filter(source -> source.toString().matches(".*\\.(java|yaml)"))
                    .map(ComposeFileTest::content)
                    .collect(joining("\n"));
            OWN_NAME.matcher(text)
                    .results()
                    .forEach(match -> known.add(asVariable(match.group(1) != null ? match.group(1) : match.group(2))));
        }
        for (String service : List.of("app1", "app2")) {
            for (Object name : environment(service).keySet()) {
                assertThat(known).contains(asVariable(String.valueOf(name)));
            }
        }
    }

    private static String content(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String asVariable(String name) {
        return name.replaceAll("[._-]", "").toUpperCase(Locale.ROOT);
    }
}
