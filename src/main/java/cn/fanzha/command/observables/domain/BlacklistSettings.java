package cn.fanzha.command.observables.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The times of the blacklist; no national rule fixes them.
 *
 * @param longestDays how many days ahead an entry may end at most
 * @param usualDays what the form proposes
 * @param decideWithin a dispute not decided by then turns red
 */
@ConfigurationProperties("fanzha.blacklist")
public record BlacklistSettings(
        @DefaultValue("1830") int longestDays,
        @DefaultValue("365") int usualDays,
        @DefaultValue("72h") Duration decideWithin) {}
