package cn.fanzha.command.organisation.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrganisationNavigation {

    @Bean
    NavigationItem unitsItem() {
        return new NavigationItem(
                "organisation.nav",
                "/units",
                "tree",
                60,
                Set.of(Role.SYSTEM_ADMIN, Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }

    @Bean
    NavigationItem calendarItem() {
        return new NavigationItem("organisation.calendar.nav", "/calendar", "calendar", 65, Set.of(Role.SYSTEM_ADMIN));
    }
}
