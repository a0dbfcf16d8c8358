package cn.fanzha.command.funds.web;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FundsNavigation {

    /** Who answers for accounts; operators and internet companies have a desk of their own. */
    static final Set<String> HOLD_ACCOUNTS = Arrays.stream(UnitKind.values())
            .filter(UnitKind::holdsAccounts)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    @Bean
    NavigationItem deskItem() {
        return new NavigationItem("funds.nav.desk", "/desk", "inbox", 10, Set.of(Role.LIAISON), HOLD_ACCOUNTS);
    }

    @Bean
    NavigationItem answeredItem() {
        return new NavigationItem(
                "funds.nav.answered", "/desk/answered", "file", 20, Set.of(Role.LIAISON), HOLD_ACCOUNTS);
    }

    @Bean
    NavigationItem stopsItem() {
        return new NavigationItem(
                "funds.nav.stops", "/stops", "stop", 30, Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }

    @Bean
    NavigationItem binsItem() {
        return new NavigationItem("bins.nav", "/bins", "key", 66, Set.of(Role.SYSTEM_ADMIN));
    }
}
