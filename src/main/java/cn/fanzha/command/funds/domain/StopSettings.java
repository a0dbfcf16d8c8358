package cn.fanzha.command.funds.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The times that no national rule fixes (the stop's own 48 hours are law).
 *
 * @param receiveWithin a request not received by then turns red
 * @param answerWithin a request not answered by then turns red
 * @param countersignWithin the second officer signs by then, or it shows as late
 * @param secondStopWindow how long before the end of a stop the same case may ask for the second
 * @param firstReminder how long before the end the case is reminded
 * @param lastReminder how long before the end it is reminded again
 * @param callEvery how long a contact has to react before the next one is called
 * @param filingLead how long approving and sending a freeze takes: a case is filed so long before its stop ends
 */
@ConfigurationProperties("fanzha.stops")
public record StopSettings(
        @DefaultValue("5m") Duration receiveWithin,
        @DefaultValue("30m") Duration answerWithin,
        @DefaultValue("30m") Duration countersignWithin,
        @DefaultValue("12h") Duration secondStopWindow,
        @DefaultValue("12h") Duration firstReminder,
        @DefaultValue("2h") Duration lastReminder,
        @DefaultValue("5m") Duration callEvery,
        @DefaultValue("2h") Duration filingLead) {}
