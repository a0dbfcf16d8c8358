package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.domain.StopChange.Refused;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The institution's word that it did not stop the account.
 *
 * @param reasons at least one
 * @param note in words; needed where the reason is OTHER
 */
public record Refusal(Set<RefusalReason> reasons, String note, String person, String phone) {

    public Refusal {
        reasons = Set.copyOf(reasons);
    }

    /** What is wrong with the word; null where nothing is. */
    @Nullable
    Refused objection() {
        if (reasons.isEmpty()) {
            return Refused.because("funds.answer.reason-missing");
        }
        if (reasons.contains(RefusalReason.OTHER) && note.isBlank()) {
            return Refused.because("funds.answer.other-needs-words");
        }
        return null;
    }

    @Override
    public String toString() {
        return "Refusal" + reasons;
    }
}
