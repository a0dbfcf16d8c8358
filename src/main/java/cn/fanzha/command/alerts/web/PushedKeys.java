package cn.fanzha.command.alerts.web;

import cn.fanzha.command.platform.api.OwnKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Alerts that are pushed again change nothing: they are known by their numbers. */
@Configuration(proxyBeanMethods = false)
class PushedKeys {

    @Bean
    OwnKeys keysOfPushedAlerts() {
        return new OwnKeys("/api/v1/alerts");
    }
}
