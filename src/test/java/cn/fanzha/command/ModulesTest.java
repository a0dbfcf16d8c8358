package cn.fanzha.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    private final ApplicationModules modules = ApplicationModules.of(CommandCentreApplication.class);

    @Test
    void theModulesAreThoseOfTheDesign() {
        assertThat(modules.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
                .containsExactlyInAnyOrder(
                        "shared",
                        "platform",
                        "organisation",
                        "identity",
                        "audit",
                        "observables",
                        "search",
                        "operations",
                        "requests",
                        "webhooks",
                        "documents",
                        "cases",
                        "ledger",
                        "tasks",
                        "funds",
                        "freezes",
                        "returns",
                        "intake",
                        "alerts",
                        "gangs",
                        "links",
                        "work",
                        "statistics",
                        "demo");
    }

    @Test
    void noModuleReachesIntoAnotherAndNoneRunInCircles() {
        modules.verify();
    }
}
