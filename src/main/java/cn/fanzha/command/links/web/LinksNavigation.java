package cn.fanzha.command.links.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LinksNavigation {

    @Bean
    NavigationItem linksItem() {
        return new NavigationItem("links.nav", "/links", "links", 41, Set.of(Role.ANALYST, Role.SUPERVISOR));
    }
}
