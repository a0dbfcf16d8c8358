package cn.fanzha.command.alerts.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AlertsNavigation {

    @Bean
    NavigationItem alertsItem() {
        return new NavigationItem(
                "alerts.nav", "/alerts", "bell", 15, Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }
}
