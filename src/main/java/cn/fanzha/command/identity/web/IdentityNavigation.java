package cn.fanzha.command.identity.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityNavigation {

    @Bean
    NavigationItem accountsItem() {
        return new NavigationItem(
                "identity.nav.accounts", "/accounts", "users", 70, Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN));
    }

    @Bean
    NavigationItem apiClientsItem() {
        return new NavigationItem(
                "identity.nav.clients", "/api-clients", "key", 72, Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN));
    }

    @Bean
    NavigationItem dutyItem() {
        return new NavigationItem(
                "identity.nav.duty",
                "/duty",
                "calendar",
                60,
                Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR, Role.LIAISON));
    }
}
