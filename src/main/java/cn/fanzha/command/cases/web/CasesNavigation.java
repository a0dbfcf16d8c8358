package cn.fanzha.command.cases.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CasesNavigation {

    @Bean
    NavigationItem casesItem() {
        return new NavigationItem(
                "cases.nav", "/cases", "file", 20, Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }
}
