package cn.fanzha.command.freezes.domain;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FreezeSettings.class)
class FreezeConfiguration {}
