package cn.fanzha.command.returns.web;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReturnsNavigation {

    private static final Set<String> HOLD_ACCOUNTS = Arrays.stream(UnitKind.values())
            .filter(UnitKind::holdsAccounts)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    @Bean
    NavigationItem returnsItem() {
        return new NavigationItem(
                "returns.nav", "/returns", "upload", 34, Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }

    @Bean
    NavigationItem returnsDeskItem() {
        return new NavigationItem(
                "returns.nav.desk", "/desk/returns", "upload", 16, Set.of(Role.LIAISON), HOLD_ACCOUNTS);
    }
}
