package cn.fanzha.command.freezes.appeals.domain;

import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appeal as pages show it: name and phone of who appealed are masked.
 *
 * @param dueAt decided by then, or red
 * @param released what the decision gave back, yuan; null where it gave nothing or is not taken yet
 */
public record Appeal(
        UUID id,
        UUID freezeId,
        String freezeNo,
        UUID caseId,
        CaseNumber caseNo,
        UUID unitId,
        String appellant,
        String contact,
        String statement,
        @Nullable String evidence,
        AppealState state,
        Instant registeredAt,
        String registeredBy,
        Instant dueAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String decisionReason,
        @Nullable Money released,
        @Nullable Instant informedAt,
        @Nullable InformWay informedWay,
        @Nullable String informedBy,
        @Nullable String informedNote,
        int version) {

    /** Not decided in time, or decided after it. */
    public boolean late(Instant now) {
        Instant end = decidedAt == null ? now : decidedAt;
        return !end.isBefore(dueAt);
    }

    @Override
    public String toString() {
        return "Appeal[" + freezeNo + ", " + state + "]";
    }
}
