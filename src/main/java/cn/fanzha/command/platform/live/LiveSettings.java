package cn.fanzha.command.platform.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code fanzha.live}.
 *
 * @param keep how long events can be caught up with; older rows are deleted
 * @param poll how often rows are looked for when no notification comes
 * @param heartbeat how often a quiet stream is written to and its session looked after
 * @param streamAge a stream is ended and opened anew after this time, so that a changed scope takes effect
 * @param backlog how many deliveries wait for a slow browser before it is told to read everything again
 * @param batch more events at once than this are not told one by one: pages are told to read everything again
 */
@ConfigurationProperties("fanzha.live")
record LiveSettings(
        @DefaultValue("1d") Duration keep,
        @DefaultValue("2s") Duration poll,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("30m") Duration streamAge,
        @DefaultValue("64") int backlog,
        @DefaultValue("2000") int batch) {}
