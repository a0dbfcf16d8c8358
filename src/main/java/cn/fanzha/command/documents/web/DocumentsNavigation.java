package cn.fanzha.command.documents.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DocumentsNavigation {

    @Bean
    NavigationItem templatesItem() {
        return new NavigationItem(
                "documents.templates.nav", "/documents/templates", "file", 62, Set.of(Role.SUPERVISOR));
    }
}
