package cn.fanzha.command.requests.domain;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ControlSettings.class, ProtectiveSettings.class})
class ControlConfiguration {}
