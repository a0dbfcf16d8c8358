package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.domain.StopChange.Refused;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The institution's word that it stopped the account.
 *
 * @param compared all four must agree
 * @param stoppedAt the moment of stopping, from which the 48 hours run; now where it is not given
 * @param balanceBefore what stood on the account just before
 * @param amountStopped how much of it is held
 * @param person who answers for it, and {@code phone} where to ask back
 */
public record Confirmation(
        Comparison compared,
        @Nullable Instant stoppedAt,
        Money balanceBefore,
        Money amountStopped,
        AccountCategory category,
        String person,
        String phone) {

    /** What is wrong with the word; null where nothing is. No tolerance either way: the 48 hours hang on it. */
    @Nullable
    Refused objection(Instant stopped, Instant requestedAt, Instant now) {
        if (!compared.differences().isEmpty()) {
            return Refused.because("funds.answer.differs");
        }
        if (stopped.isBefore(requestedAt)) {
            return Refused.because("funds.answer.stopped-before-request", ChinaTime.formatSeconds(requestedAt));
        }
        if (stopped.isAfter(now)) {
            return Refused.because("funds.answer.stopped-in-future", ChinaTime.formatSeconds(now));
        }
        if (amountStopped.compareTo(balanceBefore) > 0) {
            return Refused.because("funds.answer.more-than-balance", balanceBefore.grouped());
        }
        return null;
    }

    @Override
    public String toString() {
        return "Confirmation[" + stoppedAt + ", " + amountStopped + "]";
    }
}
