package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.AlertState;
import cn.fanzha.command.alerts.AttemptResult;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.alerts.LossKnown;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert as its page shows it; name, phone and document are masked already. */
public record AlertView(
        UUID id,
        AlertNumber number,
        UUID unitId,
        AlertSource source,
        RiskGrade risk,
        String fraudType,
        AlertState state,
        boolean inert,
        Instant pushedAt,
        @Nullable String name,
        String phone,
        @Nullable String idNo,
        @Nullable Instant receivedAt,
        @Nullable String receivedBy,
        @Nullable AttemptStep nextStep,
        boolean settled,
        List<DeadlineRule.Due> deadlines,
        @Nullable Instant escalatedAt,
        @Nullable UUID escalatedTo,
        @Nullable Result result,
        List<Step> steps,
        List<Event> events,
        List<Watch> watches,
        @Nullable String regionCode,
        int edition) {

    private static final Set<String> HAND_OVERS = Set.of("DISPATCHED", "FORWARDED", "RETURNED");

    /** Why it lies here again, or here and not where it arrived: the last hand-over while nobody works on it. */
    public @Nullable Event handedOver() {
        return movable()
                ? events.stream()
                        .filter(event -> HAND_OVERS.contains(event.kind()))
                        .reduce((earlier, later) -> later)
                        .orElse(null)
                : null;
    }

    /** Somebody has to work on it now. */
    public boolean burns() {
        return state.isOpen() && !inert;
    }

    /** The work may begin or go on: it was received. */
    public boolean inHand() {
        return burns() && state != AlertState.PUSHED;
    }

    /** It may still go to another unit. */
    public boolean movable() {
        return burns() && state != AlertState.IN_PROGRESS;
    }

    /** What came of it; the case's number stands here once it is logged. */
    public record Result(
            AlertOutcome outcome,
            @Nullable Instant at,
            @Nullable Money lossAvoided,
            @Nullable LossKnown lossKnown,
            @Nullable String note,
            @Nullable String caseNo) {}

    /** One of the four steps with its attempts, the earliest first; the reason where it was left out. */
    public record Step(
            AttemptStep step,
            List<Attempt> attempts,
            @Nullable String skippedFor) {}

    /** One try to reach the person. */
    public record Attempt(
            AttemptStep step,
            Instant at,
            AttemptResult result,
            @Nullable String by,
            @Nullable String note) {}

    /** A line of the alert's record. */
    public record Event(
            String kind,
            Instant at,
            String by,
            @Nullable AttemptStep step,
            @Nullable String reason,
            @Nullable UUID unitId,
            @Nullable String note) {}

    /** A day on which the person is looked after again. */
    public record Watch(
            int days,
            LocalDate dueOn,
            @Nullable Instant doneAt,
            @Nullable String doneBy,
            @Nullable String note) {}
}
