package cn.fanzha.command.funds.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Times of the institutions' desks; no national rule fixes them.
 *
 * @param holdFor how long a request stays with the liaison who took it before a colleague may answer it
 * @param draftsFor how long a pasted table waits to be kept before it is thrown away
 */
@ConfigurationProperties("fanzha.desk")
public record DeskSettings(
        @DefaultValue("10m") Duration holdFor,
        @DefaultValue("24h") Duration draftsFor) {}
