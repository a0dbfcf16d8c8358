package cn.fanzha.command.requests.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The times of protective controls; no national rule fixes them.
 *
 * @param runsFor how long accounts are controlled, from the institution's answer; and how long an answer is waited for
 * @param answerWithin an institution that has not answered by then turns red
 */
@ConfigurationProperties("fanzha.protective")
public record ProtectiveSettings(
        @DefaultValue("24h") Duration runsFor,
        @DefaultValue("30m") Duration answerWithin) {}
