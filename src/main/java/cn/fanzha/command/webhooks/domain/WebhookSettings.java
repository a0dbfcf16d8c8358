package cn.fanzha.command.webhooks.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code fanzha.webhooks}.
 *
 * @param enabled false: this instance sends nothing, deliveries wait
 * @param loopback addresses of this very machine may be named, and plain http on them: for trying out alone
 * @param privateNetworks addresses of private networks (10/8, 172.16/12, 192.168/16, fc00::/7, 100.64/10) may be named:
 *     where banks are reached over a line of their own
 * @param timeout how long an answer may take, its body with it
 * @param lease after this time another instance takes over what one has begun to send and not finished
 * @param tries after so many attempts in vain a delivery is dead, until somebody sends it again
 * @param firstPause before the second attempt; doubled before each further one, up to {@code longestPause}, and
 *     shortened at random by up to a half, so that a bank that comes back is not overrun
 * @param keep how long what was delivered is kept for looking up
 */
@ConfigurationProperties("fanzha.webhooks")
record WebhookSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean loopback,
        @DefaultValue("false") boolean privateNetworks,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("12") int tries,
        @DefaultValue("10s") Duration firstPause,
        @DefaultValue("1h") Duration longestPause,
        @DefaultValue("30d") Duration keep) {

    /** The longest pause after so many attempts in vain. */
    Duration pauseAfter(int attempts) {
        Duration doubled = firstPause.multipliedBy(1L << Math.clamp(attempts - 1, 0, 30));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
