package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseClock;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.List;

/**
 * The limits of the law that run on a case in its state: whether to file is decided within 3 days of the acceptance, 7
 * where leads must be checked, 30 with a county-level head's approval (公通字〔2015〕32号).
 */
final class CaseLimits {

    private static final int REVIEW_DAYS = 3;

    private CaseLimits() {}

    static List<CaseClock> of(CaseFile file) {
        Instant accepted = file.firstDateOf(CaseState.ACCEPTED);
        if (file.state() != CaseState.ACCEPTED || accepted == null) {
            return List.of();
        }
        Instant end = ChinaTime.startOf(ChinaTime.date(accepted).plusDays(REVIEW_DAYS + 1));
        return List.of(new CaseClock("cases.clock.review", List.of(), end, null));
    }
}
