package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.AlertState;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert in a list; the person's name and phone are masked already.
 *
 * @param burnsAt the next deadline; of an alert without one a day far ahead
 */
public record AlertRow(
        UUID id,
        String number,
        UUID unitId,
        AlertSource source,
        RiskGrade risk,
        String fraudType,
        AlertState state,
        boolean inert,
        Instant pushedAt,
        @Nullable Instant dueAt,
        Instant burnsAt,
        @Nullable AttemptStep nextStep,
        @Nullable String receivedBy,
        boolean escalated,
        @Nullable AlertOutcome outcome,
        @Nullable Instant outcomeAt,
        @Nullable Money lossAvoided,
        @Nullable String caseNo,
        @Nullable String name,
        String phone,
        Instant updatedAt) {

    /** The number as a part of an address. */
    public String address() {
        return AlertNumber.of(number).address();
    }
}
