package cn.fanzha.command.statistics.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that a figure counts. Of a row outside the reader's scope only its number and unit are told.
 *
 * @param recordKind case, suspect, gang, den, alert, attempt, stop, freeze, return, control, seizure, inspection, trip,
 *     external
 * @param place of trips the province or city visited
 * @param value what it adds: 1, yuan, a quantity, or seconds
 * @param change of rows that wait for a revision what became of them; null of counted ones
 */
public record FigureRow(
        String recordKind,
        String recordNo,
        UUID unitId,
        boolean visible,
        @Nullable Instant at,
        @Nullable String fraudType,
        @Nullable String region,
        List<String> tags,
        List<String> operations,
        @Nullable BigDecimal value,
        @Nullable String place,
        @Nullable Change change) {

    /** What differs from the closed month. */
    public enum Change {
        /** It came after the close. */
        ENTERED,
        /** It was counted and would not be any more. */
        LEFT,
        /** It would be counted otherwise: another unit, amount, type, tag or day. */
        CHANGED
    }

    FigureRow masked() {
        return new FigureRow(
                recordKind, recordNo, unitId, false, null, null, null, List.of(), List.of(), null, null, change);
    }
}
