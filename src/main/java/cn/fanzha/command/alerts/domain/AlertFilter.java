package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertState;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.shared.Cursor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of alerts is narrowed to; null narrows nothing. Time bounds are half open.
 *
 * @param order what comes first
 * @param number beginning of an alert's number
 * @param unitId this unit with all below it
 * @param missedBy a deadline was over at this moment
 * @param updatedFrom changed at this moment or later
 */
public record AlertFilter(
        Order order,
        @Nullable String number,
        @Nullable AlertState state,
        @Nullable RiskGrade risk,
        @Nullable UUID unitId,
        @Nullable Instant pushedFrom,
        @Nullable Instant pushedTo,
        @Nullable Instant missedBy,
        @Nullable Instant updatedFrom,
        @Nullable Cursor after) {

    /** The orders that have an index. */
    public enum Order {
        /** Open alerts alone, the earliest deadline first. */
        BURNING,
        /** The newest push first. */
        NEWEST,
        /** The earliest change first: for programs that follow. */
        UPDATED
    }
}
