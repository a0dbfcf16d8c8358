package cn.fanzha.command.freezes;

import cn.fanzha.command.funds.FreezeState;
import cn.fanzha.command.ledger.LedgerPlace;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One freeze that took effect, of this system or imported, as returns and appeals read it.
 *
 * @param id of the freeze: that of its row in {@code fund_freeze}
 * @param number 冻结编号
 * @param place account, institution and case: the key of its money in the ledger
 * @param caseId the case that it belongs to
 * @param institutionId the bank or payment institution
 * @param account masked
 * @param holder masked; not known of some imported freezes
 * @param frozen what was frozen when it took effect, yuan; zero where an imported freeze does not say
 * @param released how much of it a release has given back so far, yuan; what was paid back to victims is not in it
 * @param state by the clock: EXPIRED from 24:00 (Asia/Shanghai) of its last day, whether or not the job has run
 * @param endsOn its last day; none where an imported freeze does not say
 */
public record FrozenAccount(
        UUID id,
        String number,
        LedgerPlace place,
        UUID caseId,
        UUID institutionId,
        String account,
        @Nullable String holder,
        Money frozen,
        Money released,
        FreezeState state,
        Instant frozenAt,
        @Nullable LocalDate endsOn) {

    /** It holds money at that moment. */
    public boolean running() {
        return state == FreezeState.FROZEN;
    }
}
