package cn.fanzha.command.platform.database;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Decides whether this process is a person's trial or a real installation. Without {@code SPRING_DATASOURCE_URL} it
 * starts its own database, loads demo data (unless {@code FANZHA_DEMO=false}) and listens on loopback alone; with a URL
 * there is no embedded database, no demo data and no default account, whatever else is set.
 */
public class LocalDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean embedded = !environment.containsProperty("spring.datasource.url")
                && !"false".equals(environment.getProperty("fanzha.database.embedded"));
        boolean demo = embedded
                && environment
                        .getProperty("FANZHA_DEMO", environment.getProperty("fanzha.demo", "true"))
                        .equalsIgnoreCase("true");
        Map<String, Object> decided = new HashMap<>();
        decided.put("fanzha.database.embedded", embedded);
        decided.put("fanzha.demo", demo);
        if (demo) {
            // the demo accounts' password is public: nobody but this machine may reach them, whatever else is set
            decided.put("server.address", "127.0.0.1");
        }
        environment.getPropertySources().addFirst(new MapPropertySource("fanzha-decided", decided));
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("fanzha.keys.create", embedded);
        environment.getPropertySources().addLast(new MapPropertySource("fanzha-defaults", defaults));
    }
}
