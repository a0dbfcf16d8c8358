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
     * @param carriedOn the later stop, perhaps of another case, that keeps the stop's money beyond its end
     */
    record Row(
            UUID id,
            UUID accountId,
            UUID institutionId,
            String number,
            boolean freeze,
            StopState asked,
            @Nullable StopState state,
            Instant at,
            @Nullable Instant endsAt,
            @Nullable Money amount,
            byte @Nullable [] holder,
            @Nullable Continuation carriedOn) {

        Row with(@Nullable Continuation by) {
            return new Row(id, accountId, institutionId, number, freeze, asked, state, at, endsAt, amount, holder, by);
        }

        boolean holds(Instant now) {
            boolean over = endsAt != null && !now.isBefore(endsAt);
            return state == StopState.STOPPED && !over;
        }

        /** A stop that the clock ended; another may carry it on. */
        boolean over(Instant now) {
            return !freeze && !holds(now) && (state == StopState.EXPIRED || state == StopState.STOPPED);
        }

        boolean ended(Instant now) {
            return amount != null && !freeze && (state == StopState.RELEASED || over(now));
        }

        StopState shown(Instant now) {
            return asked == StopState.STOPPED && !holds(now) ? StopState.EXPIRED : asked;
        }

        /** By the stop, or by the one that carries it on. */
        Money stopped(Instant now, boolean freezesKnown) {
            boolean own = holds(now) || (!freezesKnown && state == StopState.FROZEN);
            boolean later = carriedOn != null && (carriedOn.runs() || !freezesKnown);
            return (own ? held() : Money.ZERO).max(carriedOn != null && later ? carriedOn.amount() : Money.ZERO);
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
                .filter(row -> !row.freeze)
                .map(row -> row.stopped(now, known))
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
