package cn.fanzha.command.audit.domain;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * With {@code --verify-audit} the process takes free ports of loopback: the installation that it checks may be serving
 * on the usual ones.
 */
public class VerifyAuditPorts implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty(VerifyAuditCommand.OPTION)) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "fanzha-verify-audit",
                            Map.of(
                                    "server.port",
                                    0,
                                    "server.address",
                                    "127.0.0.1",
                                    "management.server.port",
                                    0,
                                    "fanzha.demo",
                                    false)));
        }
    }
}
