package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stops and freezes of one account in a case, by the clock.
 *
 * @param rows in the order in which they were asked
 */
record ChainHold(List<Row> rows) {

    /**
     * A stop, or a freeze ({@code freeze}).
     *
     * @param state of a joined request that of the stop that it shares
     * @param endsAt end of the stop; of a freeze the end of its last day
     */
    record Row(
            UUID accountId,
            UUID institutionId,
            String number,
            boolean freeze,
            StopState asked,
            @Nullable StopState state,
            Instant at,
            @Nullable Instant endsAt,
            @Nullable Money amount,
            byte @Nullable [] holder) {

        boolean holds(Instant now) {
            boolean over = endsAt != null && !now.isBefore(endsAt);
            return state == StopState.STOPPED && !over;
        }

        boolean ended(Instant now) {
            return amount != null
                    && !freeze
                    && (state == StopState.EXPIRED
                            || state == StopState.RELEASED
                            || (state == StopState.STOPPED && !holds(now)));
        }

        StopState shown(Instant now) {
            return asked == StopState.STOPPED && !holds(now) ? StopState.EXPIRED : asked;
        }

        Money held() {
            return amount == null ? Money.ZERO : amount;
        }
    }

    static final ChainHold NONE = new ChainHold(List.of());

    /**
     * What the account's institution holds now: the largest running stop or all running freezes together, whichever is
     * more. A stop whose freeze is known by itself counts through the freeze.
     */
    Money held(Instant now) {
        Money frozen = rows.stream()
                .filter(row -> row.freeze && row.holds(now))
                .map(Row::held)
                .reduce(Money.ZERO, Money::plus);
        boolean known = rows.stream().anyMatch(Row::freeze);
        Money stopped = rows.stream()
                .filter(row -> !row.freeze && (row.holds(now) || (!known && row.state == StopState.FROZEN)))
                .map(Row::held)
                .reduce(Money.ZERO, Money::max);
        return frozen.max(stopped);
    }

    /** What a stop held that ended without a freeze: nobody knows where it is now. */
    Money lapsed(Instant now) {
        return rows.stream().filter(row -> row.ended(now)).map(Row::held).reduce(Money.ZERO, Money::max);
    }

    /** The stop to show: one that runs, else one that waits, else the latest; null: none was asked. */
    @Nullable
    Row shown(Instant now) {
        return rows.stream()
                .filter(row -> !row.freeze)
                .max(Comparator.comparing((Row row) -> row.holds(now))
                        .thenComparing(row -> row.asked.isOpen())
                        .thenComparing(Row::at))
                .orElse(null);
    }
}
