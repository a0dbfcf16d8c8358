package cn.fanzha.command.operations.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OperationsNavigation {

    @Bean
    NavigationItem operationsItem() {
        return new NavigationItem(
                "operations.nav", "/operations", "flag", 46, Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }
}
