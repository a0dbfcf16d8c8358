package cn.fanzha.command.intake.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntakeNavigation {

    @Bean
    NavigationItem intakeItem() {
        return new NavigationItem("intake.nav", "/intake", "phone", 10, Set.of(Role.OFFICER, Role.SUPERVISOR));
    }
}
