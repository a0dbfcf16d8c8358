package cn.fanzha.command.requests.web;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list for the police; on the desk of those who hold accounts. */
@Configuration(proxyBeanMethods = false)
class ProtectiveNavigation {

    private static final Set<String> HOLD_ACCOUNTS = Arrays.stream(UnitKind.values())
            .filter(UnitKind::holdsAccounts)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    @Bean
    NavigationItem protectiveItem() {
        return new NavigationItem(
                "protective.nav", "/protective", "shield", 36, Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }

    @Bean
    NavigationItem protectiveDeskItem() {
        return new NavigationItem(
                "protective.nav", "/desk/protective", "shield", 18, Set.of(Role.LIAISON), HOLD_ACCOUNTS);
    }
}
