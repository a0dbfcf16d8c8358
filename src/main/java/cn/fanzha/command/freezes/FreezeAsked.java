package cn.fanzha.command.freezes;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an officer applies for, of one account (程序规定 arts 239, 243-244).
 *
 * @param accountNo as typed; normalised when it is applied for
 * @param limit yuan; needed in the mode LIMIT, more than zero
 * @param months the term in calendar months from the day on which it takes effect
 * @param longTerm a major or complex case: up to a year, with city-level approval
 * @param stopId the running stop that the freeze is to take over, where there is one
 */
public record FreezeAsked(
        AccountKind kind,
        String accountNo,
        String holderName,
        UUID institutionId,
        FreezeAsset asset,
        FreezeMode mode,
        FreezeScope scope,
        @Nullable Money limit,
        int months,
        boolean longTerm,
        String reason,
        @Nullable UUID stopId) {

    /** Without account and name. */
    @Override
    public String toString() {
        return "FreezeAsked[" + kind + ", institution " + institutionId + ", " + mode + "]";
    }
}
