package cn.fanzha.command.statistics.web;

import cn.fanzha.command.platform.api.OwnKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rolling up twice gives the same figures, month by month in transactions of their own. */
@Configuration(proxyBeanMethods = false)
class RollUpKeys {

    @Bean
    OwnKeys keysOfRollUps() {
        return new OwnKeys("/api/v1/statistics/roll-up");
    }
}
