package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.OnwardRow;
import cn.fanzha.command.funds.OnwardTransfers;
import cn.fanzha.command.funds.OnwardTransfers.Added;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.domain.ProgramAnswer.Conflict;
import cn.fanzha.command.funds.domain.ProgramAnswer.Standing;
import cn.fanzha.command.funds.domain.ProgramAnswer.Stands;
import cn.fanzha.command.funds.domain.ProgramAnswer.Wrong;
import cn.fanzha.command.funds.domain.ProgramAnswer.WrongRows;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * What an institution's own program tells: receipt and answer. Programs repeat themselves, so the same told again
 * changes nothing and is answered as before, with or without a key; something else than what stands is refused with what
 * stands. Answer and onward transfers are one: both stand or neither. Only for the own institution; every other is
 * answered with {@link cn.fanzha.command.shared.OutOfScopeException}.
 */
@Component
public class StopAnswering {

    /** Far more than any request has. */
    private static final long ROWS_TOLD_APART = 10_000_000;

    private final StopHold hold;
    private final StopAccess access;
    private final StopDesk desk;
    private final OnwardTransfers onward;
    private final StopNews news;
    private final StopPaymentRepository stops;
    private final JdbcClient jdbc;
    private final Clock clock;

    StopAnswering(
            StopHold hold,
            StopAccess access,
            StopDesk desk,
            OnwardTransfers onward,
            StopNews news,
            StopPaymentRepository stops,
            JdbcClient jdbc,
            Clock clock) {
        this.hold = hold;
        this.access = access;
        this.desk = desk;
        this.onward = onward;
        this.news = news;
        this.stops = stops;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The version of a request and of its onward transfers together: rows are only ever added, so their number tells
     * them apart. Asked before the request is read, so that it is never younger than what was read.
     */
    @Transactional(readOnly = true)
    public LongUnaryOperator versions(StopNumber number) {
        long rows = jdbc.sql("select count(*) from onward_transfer o join stop_payment s on s.id = o.stop_id"
                        + " where s.request_no = ?")
                .param(number.value())
                .query(Long.class)
                .single();
        return version -> together(version, rows);
    }

    /** REQUESTED → RECEIVED; told again, however late, it changes nothing. Null: it stands as received. */
    @Transactional
    public @Nullable Conflict receive(StopNumber number, Actor actor) {
        StopPayment stop = held(number, actor);
        if (stop.receipt != null) {
            return null;
        }
        return desk.receive(number, version(stop), actor) instanceof StopChange.Refused refused
                ? new Conflict(refused.messageKey(), refused.args(), stop.stateAt(clock.instant()), standing(stop))
                : null;
    }

    /**
     * All four agreed and the account is stopped, with what the institution saw leave it.
     *
     * @param seen hears the version that stands, and throws where the program has read another; not asked of an answer
     *     that stands already
     */
    @Transactional
    public ProgramAnswer stopped(
            StopNumber number, Confirmation said, List<OnwardRow> rows, LongConsumer seen, Actor actor) {
        StopPayment stop = held(number, actor);
        if (stop.answer != null || !stop.isOpen()) {
            return repeated(stop, same(stop, said), rows, seen, actor);
        }
        seen.accept(together(stop));
        return answered(stop, desk.confirm(number, version(stop), said, actor), rows, actor);
    }

    /** The account was not stopped, with the reasons, and with what the institution saw leave it; {@code seen} as above. */
    @Transactional
    public ProgramAnswer refused(
            StopNumber number, Refusal said, List<OnwardRow> rows, LongConsumer seen, Actor actor) {
        StopPayment stop = held(number, actor);
        if (stop.answer != null || !stop.isOpen()) {
            return repeated(stop, same(stop, said), rows, seen, actor);
        }
        seen.accept(together(stop));
        return answered(stop, desk.refuse(number, version(stop), said, actor), rows, actor);
    }

    /**
     * More of what left the account, once it was answered; rows told again are kept once.
     *
     * @param seen as above; not asked where all rows are there already
     */
    @Transactional
    public ProgramAnswer onward(StopNumber number, List<OnwardRow> rows, LongConsumer seen, Actor actor) {
        StopPayment stop = held(number, actor);
        if (stop.answer == null) {
            StopState state = stop.stateAt(clock.instant());
            String key = state.isOpen() ? "funds.program.answer-first" : "funds.stop.not-open." + state;
            news.refused(stop, "onward", key);
            return new Conflict(key, List.of(), state, null);
        }
        return add(stop, rows, seen, actor);
    }

    private StopPayment held(StopNumber number, Actor actor) {
        StopPayment stop = hold.hold(number);
        access.requireInstitution(stop, actor);
        return stop;
    }

    private static int version(StopPayment stop) {
        return Objects.requireNonNull(stop.version, stop.requestNo);
    }

    private ProgramAnswer answered(StopPayment stop, StopChange change, List<OnwardRow> rows, Actor actor) {
        return switch (change) {
            case StopChange.Done done -> add(stop, rows, version -> {}, actor);
            case StopChange.Refused refused
            when refused.messageKey().equals("funds.hold.other") ->
                new Conflict(refused.messageKey(), refused.args(), stop.stateAt(clock.instant()), null);
            case StopChange.Refused refused -> new Wrong(refused.messageKey(), refused.args());
            case StopChange.Stale stale -> throw new IllegalStateException(stop.requestNo + " is locked, and stale");
        };
    }

    private ProgramAnswer repeated(
            StopPayment stop, boolean same, List<OnwardRow> rows, LongConsumer seen, Actor actor) {
        Standing standing = standing(stop);
        if (same) {
            news.audit(stop, "repeat", Map.of());
            return rows.isEmpty() && standing != null ? new Stands(standing) : add(stop, rows, seen, actor);
        }
        seen.accept(together(stop));
        StopState state = stop.stateAt(clock.instant());
        String key = standing == null
                ? "funds.stop.not-open." + (state.isOpen() ? "inert" : state)
                : "funds.program.other-answer";
        news.refused(stop, "answer", key);
        return new Conflict(key, List.of(), state, standing);
    }

    private ProgramAnswer add(StopPayment stop, List<OnwardRow> rows, LongConsumer seen, Actor actor) {
        long before = together(stop);
        Added added = rows.isEmpty() ? new Added.Done(0, 0) : onward.add(stop.id, rows, actor);
        if (added instanceof Added.Done done) {
            if (done.added() > 0) {
                // throws, and with it goes what was just added
                seen.accept(before);
            }
            return new Stands(Objects.requireNonNull(standing(stop), stop.requestNo));
        }
        // the answer was written a moment ago in the same transaction: without its rows it is not what was told
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        if (added instanceof Added.Refused refused) {
            return new Wrong(refused.messageKey(), refused.args());
        }
        news.refused(stop, "answer", "funds.program.onward");
        return new WrongRows(((Added.Faults) added).rows());
    }

    private @Nullable Standing standing(StopPayment stop) {
        Answer answer = stop.answer;
        return answer == null || answer.answeredAt == null
                ? null
                : new Standing(
                        stop.number(),
                        answer.stoppedAt == null ? StopState.REFUSED : StopState.STOPPED,
                        answer.answeredAt,
                        answer.stoppedAt,
                        answer.endsAt,
                        money(answer.balanceBefore),
                        money(answer.amountStopped),
                        answer.accountCategory,
                        stop.reasons(),
                        count(stop),
                        together(stop));
    }

    /** What is written in this transaction counts. */
    private long together(StopPayment stop) {
        stops.flush();
        return together(version(stop), count(stop));
    }

    private static long together(long version, long rows) {
        return version * ROWS_TOLD_APART + rows;
    }

    private long count(StopPayment stop) {
        return jdbc.sql("select count(*) from onward_transfer where stop_id = ?")
                .param(stop.id)
                .query(Long.class)
                .single();
    }

    /** What was found is compared, not who tells it; a moment that isn't told is the one that stands. */
    private static boolean same(StopPayment stop, Confirmation said) {
        Answer answer = stop.answer;
        return answer != null
                && answer.stoppedAt != null
                && said.compared().differences().isEmpty()
                && (said.stoppedAt() == null || said.stoppedAt().equals(answer.stoppedAt))
                && said.balanceBefore().equals(money(answer.balanceBefore))
                && said.amountStopped().equals(money(answer.amountStopped))
                && said.category() == answer.accountCategory;
    }

    private static boolean same(StopPayment stop, Refusal said) {
        Answer answer = stop.answer;
        return answer != null
                && answer.stoppedAt == null
                && new HashSet<>(stop.reasons()).equals(said.reasons())
                && Objects.equals(
                        answer.refusalNote,
                        said.note().isBlank() ? null : said.note().strip());
    }

    private static @Nullable Money money(@Nullable BigDecimal yuan) {
        return yuan == null ? null : Money.of(yuan);
    }
}
