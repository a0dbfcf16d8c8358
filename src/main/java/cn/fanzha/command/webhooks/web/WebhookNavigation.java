package cn.fanzha.command.webhooks.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookNavigation {

    @Bean
    NavigationItem webhooksItem() {
        return new NavigationItem("webhooks.nav", "/webhooks", "links", 72, Set.of(Role.SYSTEM_ADMIN));
    }
}
