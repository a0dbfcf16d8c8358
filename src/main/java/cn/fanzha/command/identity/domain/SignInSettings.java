package cn.fanzha.command.identity.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict signing in is, as {@code fanzha.sign-in.*}.
 *
 * @param failures so many wrong passwords in a row lock the account
 * @param lockFor how long it stays locked
 * @param idle a session without a person's own action for so long ends; what pages do by themselves doesn't count
 * @param passwordLength shortest password
 */
@ConfigurationProperties("fanzha.sign-in")
public record SignInSettings(
        @DefaultValue("5") int failures,
        @DefaultValue("15m") Duration lockFor,
        @DefaultValue("15m") Duration idle,
        @DefaultValue("12") int passwordLength) {}
