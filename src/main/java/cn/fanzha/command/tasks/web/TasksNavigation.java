package cn.fanzha.command.tasks.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TasksNavigation {

    @Bean
    NavigationItem tasksItem() {
        return new NavigationItem(
                "tasks.nav", "/tasks", "inbox", 13, Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }
}
