package cn.fanzha.command.intake.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What no national rule fixes about taking a call.
 *
 * @param repeatWindow how long after a report another of the same victim is offered for joining
 */
@ConfigurationProperties("fanzha.intake")
public record IntakeSettings(@DefaultValue("30d") Duration repeatWindow) {}
