package cn.fanzha.command.gangs.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GangsNavigation {

    private static final Set<Role> READERS = Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR);

    @Bean
    NavigationItem gangsItem() {
        return new NavigationItem("gangs.nav", "/gangs", "links", 42, READERS);
    }

    @Bean
    NavigationItem suspectsItem() {
        return new NavigationItem("gangs.nav.suspects", "/suspects", "users", 44, READERS);
    }

    @Bean
    NavigationItem densItem() {
        return new NavigationItem("gangs.nav.dens", "/dens", "home", 46, READERS);
    }
}
