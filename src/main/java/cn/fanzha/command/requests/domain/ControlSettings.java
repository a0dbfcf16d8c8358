package cn.fanzha.command.requests.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The times of control requests; no national rule fixes them.
 *
 * @param receiveWithin a request not received by then turns red
 * @param answerWithin a request not answered by then turns red; so does a lifting that is not confirmed
 * @param holdFor how long a request stays with the liaison who took it before a colleague may
 * @param newsFor how long an answer stands on the asking officer's work page
 */
@ConfigurationProperties("fanzha.controls")
public record ControlSettings(
        @DefaultValue("5m") Duration receiveWithin,
        @DefaultValue("30m") Duration answerWithin,
        @DefaultValue("15m") Duration holdFor,
        @DefaultValue("24h") Duration newsFor) {}
