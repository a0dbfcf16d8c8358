package cn.fanzha.command.tasks.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code fanzha.tasks}.
 *
 * @param escalateEvery how long each level has before the one above it is told
 * @param files how many files one feedback may bring
 * @param fileBytes how long each may be
 */
@ConfigurationProperties("fanzha.tasks")
public record TaskSettings(
        @DefaultValue("24h") Duration escalateEvery,
        @DefaultValue("5") int files,
        @DefaultValue("5242880") int fileBytes) {}
