package cn.fanzha.command.audit.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditNavigation {

    @Bean
    NavigationItem auditItem() {
        return new NavigationItem("audit.nav", "/audit", "shield", 80, Set.of(Role.AUDITOR));
    }

    @Bean
    NavigationItem auditVerificationItem() {
        return new NavigationItem("audit.verification.nav", "/audit/verification", "key", 81, Set.of(Role.AUDITOR));
    }
}
