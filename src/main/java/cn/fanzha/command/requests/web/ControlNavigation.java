package cn.fanzha.command.requests.web;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list for the police; the desk is the first room of operators and internet companies, and no bank sees it. */
@Configuration(proxyBeanMethods = false)
class ControlNavigation {

    private static final Set<String> PARTNERS = Set.of(UnitKind.TELECOM.name(), UnitKind.INTERNET.name());

    @Bean
    NavigationItem controlsItem() {
        return new NavigationItem(
                "requests.nav.controls", "/controls", "block", 35, Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }

    @Bean
    NavigationItem controlDeskItem() {
        return new NavigationItem("requests.nav.desk", "/controls/desk", "inbox", 10, Set.of(Role.LIAISON), PARTNERS);
    }

    @Bean
    NavigationItem controlsAnsweredItem() {
        return new NavigationItem(
                "requests.nav.answered", "/controls/desk/answered", "file", 20, Set.of(Role.LIAISON), PARTNERS);
    }
}
