package cn.fanzha.command.freezes.web;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FreezesNavigation {

    @Bean
    NavigationItem freezesItem() {
        return new NavigationItem(
                "freezes.nav", "/freezes", "key", 32, Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }

    @Bean
    NavigationItem freezesDeskItem() {
        return new NavigationItem(
                "freezes.desk.nav",
                "/desk/freezes",
                "key",
                12,
                Set.of(Role.LIAISON),
                Arrays.stream(UnitKind.values())
                        .filter(UnitKind::holdsAccounts)
                        .map(Enum::name)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
