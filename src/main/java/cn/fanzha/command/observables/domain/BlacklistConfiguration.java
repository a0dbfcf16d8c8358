package cn.fanzha.command.observables.domain;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BlacklistSettings.class)
class BlacklistConfiguration {}
