package cn.fanzha.command.shared;

import static cn.fanzha.command.shared.Refusals.assertRefused;
import static cn.fanzha.command.shared.Role.ANALYST;
import static cn.fanzha.command.shared.Role.AUDITOR;
import static cn.fanzha.command.shared.Role.LIAISON;
import static cn.fanzha.command.shared.Role.OFFICER;
import static cn.fanzha.command.shared.Role.SECURITY_ADMIN;
import static cn.fanzha.command.shared.Role.SUPERVISOR;
import static cn.fanzha.command.shared.Role.SYSTEM_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

    private static final Set<Role> BUSINESS = EnumSet.of(OFFICER, ANALYST, SUPERVISOR);

    @ParameterizedTest
    @EnumSource
    void everyPairOfRolesIsAllowedOrRefused(Role one) {
        for (Role other : Role.values()) {
            Set<Role> both = EnumSet.of(one, other);
            if (one == other || BUSINESS.containsAll(both)) {
                Role.checkCompatible(both);
            } else {
                assertRefused("value.role.separation", one + "+" + other, () -> {
                    Role.checkCompatible(both);
                    return both;
                });
            }
        }
    }

    @Test
    void businessRolesAddUp() {
        Role.checkCompatible(BUSINESS);
        Role.checkCompatible(Set.of());
    }

    @Test
    void threeAreAdministrators() {
        assertThat(Role.values())
                .filteredOn(Role::isAdministrator)
                .containsExactly(SYSTEM_ADMIN, SECURITY_ADMIN, AUDITOR)
                .doesNotContain(LIAISON);
        assertThat(OFFICER.authority()).isEqualTo("ROLE_OFFICER");
    }
}
