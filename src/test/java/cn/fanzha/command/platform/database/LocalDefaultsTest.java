package cn.fanzha.command.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class LocalDefaultsTest {

    private static StandardEnvironment environment(Map<String, Object> variables, Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        environment.getPropertySources().addFirst(new MapPropertySource("command line", properties));
        new LocalDefaults().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    @Test
    void aTrialHasItsOwnDatabaseWithDemoDataOnLoopbackAlone() {
        var trial = environment(Map.of(), Map.of());
        assertThat(trial.getProperty("fanzha.database.embedded")).isEqualTo("true");
        assertThat(trial.getProperty("fanzha.demo")).isEqualTo("true");
        assertThat(trial.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(trial.getProperty("fanzha.keys.create")).isEqualTo("true");
    }

    @Test
    void withoutDemoDataTheTrialIsEmptyAndListensEverywhere() {
        var empty = environment(Map.of("FANZHA_DEMO", "false"), Map.of());
        assertThat(empty.getProperty("fanzha.database.embedded")).isEqualTo("true");
        assertThat(empty.getProperty("fanzha.demo")).isEqualTo("false");
        assertThat(empty.getProperty("server.address")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"FANZHA_DEMO, fanzha.none", "FANZHA_NONE, fanzha.demo", "FANZHA_DEMO, fanzha.demo"})
    void withADatabaseOfItsOwnersNothingBringsDemoData(String variable, String property) {
        for (boolean asProperty : new boolean[] {true, false}) {
            String url = "jdbc:postgresql://database/fanzha";
            var real = environment(
                    asProperty
                            ? Map.of(variable, "true", "FANZHA_DATABASE_EMBEDDED", "true")
                            : Map.of(variable, "true", "SPRING_DATASOURCE_URL", url),
                    asProperty
                            ? Map.of(property, "true", "spring.datasource.url", url)
                            : Map.of(property, "true", "fanzha.database.embedded", "true"));
            assertThat(real.getProperty("fanzha.demo")).isEqualTo("false");
            assertThat(real.getProperty("fanzha.database.embedded")).isEqualTo("false");
            assertThat(real.getProperty("fanzha.keys.create")).isEqualTo("false");
        }
    }
}
