package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.OnwardTransfers;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of what an institution's program told. */
public sealed interface ProgramAnswer {

    /** It stands: now, or since the same was told before. */
    record Stands(Standing standing) implements ProgramAnswer {}

    /**
     * It came too late, or something else was answered before; nothing was changed.
     *
     * @param standing what was answered; null where the request was cancelled or joined unanswered
     */
    record Conflict(
            String messageKey,
            List<Object> args,
            StopState state,
            @Nullable Standing standing) implements ProgramAnswer {}

    /** What was told is wrong in itself; nothing was changed. */
    record Wrong(String messageKey, List<Object> args) implements ProgramAnswer {}

    /** Onward transfers that were told with it are wrong; nothing was changed, the answer does not stand either. */
    record WrongRows(List<OnwardTransfers.Fault> rows) implements ProgramAnswer {
        public WrongRows {
            rows = List.copyOf(rows);
        }
    }

    /**
     * What the institution answered, as it stands.
     *
     * @param result STOPPED or REFUSED: the answer, whatever became of the stop since
     * @param onward how many onward transfers are kept of the request
     * @param version of the request and its onward transfers, from now on
     */
    record Standing(
            StopNumber number,
            StopState result,
            Instant answeredAt,
            @Nullable Instant stoppedAt,
            @Nullable Instant endsAt,
            @Nullable Money balanceBefore,
            @Nullable Money amountStopped,
            @Nullable AccountCategory category,
            List<RefusalReason> reasons,
            long onward,
            long version) {}
}
