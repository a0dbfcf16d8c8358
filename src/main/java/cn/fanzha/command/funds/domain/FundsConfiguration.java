package cn.fanzha.command.funds.domain;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StopSettings.class, DeskSettings.class})
class FundsConfiguration {}
