package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.LossKnown;
import cn.fanzha.command.alerts.domain.AlertChange.Refused;
import cn.fanzha.command.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an officer says came of an alert.
 *
 * @param lossAvoided the transfer that was called off: of {@link AlertOutcome#STOPPED_TRANSFER}, and of it alone
 * @param lossKnown how that amount is known
 */
public record Conclusion(
        AlertOutcome outcome,
        @Nullable Money lossAvoided,
        @Nullable LossKnown lossKnown,
        @Nullable String note) {

    /**
     * Why it cannot be said; null where nothing speaks against it.
     *
     * @param attempted somebody tried to reach the person
     * @param reached somebody was reached
     */
    @Nullable
    Refused objection(boolean attempted, boolean reached) {
        boolean stopped = outcome == AlertOutcome.STOPPED_TRANSFER;
        if (stopped && (lossAvoided == null || lossAvoided.isZero() || lossAvoided.isNegative())) {
            return Refused.because("alerts.close.amount-missing");
        }
        if (stopped && lossKnown == null) {
            return Refused.because("alerts.close.known-missing");
        }
        if (!stopped && (lossAvoided != null || lossKnown != null)) {
            return Refused.because("alerts.close.amount-of-other-outcome");
        }
        if (outcome.needsAttempt() && !attempted) {
            return Refused.because("alerts.close.not-tried");
        }
        return outcome == AlertOutcome.UNREACHABLE && reached ? Refused.because("alerts.close.was-reached") : null;
    }
}
