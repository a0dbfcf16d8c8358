package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeFailure;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the institution answers.
 *
 * @param result FROZEN, QUEUED or FAILED
 * @param frozenAt when it was frozen; null: now
 * @param amountFrozen how much; of one that waits, how much it will be
 * @param balance of the account before
 * @param available what the holder could still use
 * @param earlier freezes of other authorities that stand before ours; needed where it waits
 * @param failure needed where it failed; in words in {@code note} where it is OTHER
 */
public record FreezeWord(
        FreezeStage result,
        @Nullable Instant frozenAt,
        @Nullable Money amountFrozen,
        @Nullable Money balance,
        @Nullable Money available,
        List<Earlier> earlier,
        @Nullable FreezeFailure failure,
        String note,
        String person,
        String phone) {

    static final int EARLIER_AT_MOST = 20;

    /** Another authority's freeze of the account: its last day, and how much where the institution says so. */
    public record Earlier(String authority, @Nullable Money amount, LocalDate endsOn) {}

    public FreezeWord {
        earlier = List.copyOf(earlier);
    }

    /** When the last of the earlier ones ends: 24:00 of its last day. */
    Instant lastEarlierEnd() {
        return FreezeRules.over(earlier.stream()
                .map(Earlier::endsOn)
                .max(Comparator.naturalOrder())
                .orElseThrow());
    }

    /** What is wrong with the answer; null where nothing is. */
    @Nullable
    Refused objection(@Nullable Money limit, Instant sentAt, Instant now) {
        if (person.isBlank() || phone.isBlank()) {
            return Refused.because("freezes.answer.person");
        }
        if (earlier.size() > EARLIER_AT_MOST
                || earlier.stream().anyMatch(one -> one.authority().isBlank())) {
            return Refused.because("freezes.answer.earlier", EARLIER_AT_MOST);
        }
        return switch (result) {
            case FAILED -> failed();
            case QUEUED -> queued(limit, now);
            case FROZEN -> frozen(limit, sentAt, now);
            case DRAFT, APPROVED, REJECTED, SENT, RENEWED, EXPIRED, RELEASED ->
                Refused.because("freezes.answer.result");
        };
    }

    private @Nullable Refused failed() {
        if (failure == null) {
            return Refused.because("freezes.answer.failure");
        }
        return failure == FreezeFailure.OTHER && note.isBlank() ? Refused.because("freezes.answer.other") : null;
    }

    private @Nullable Refused queued(@Nullable Money limit, Instant now) {
        if (earlier.isEmpty()) {
            return Refused.because("freezes.answer.queued-behind");
        }
        if (!lastEarlierEnd().isAfter(now)) {
            return Refused.because("freezes.answer.queued-over");
        }
        return amounts(limit);
    }

    private @Nullable Refused frozen(@Nullable Money limit, Instant sentAt, Instant now) {
        if (frozenAt != null && frozenAt.isAfter(now)) {
            return Refused.because("freezes.answer.future", ChinaTime.formatSeconds(now));
        }
        if (frozenAt != null && frozenAt.isBefore(sentAt.truncatedTo(java.time.temporal.ChronoUnit.MINUTES))) {
            return Refused.because("freezes.answer.before-sent", ChinaTime.formatSeconds(sentAt));
        }
        return amounts(limit);
    }

    private @Nullable Refused amounts(@Nullable Money limit) {
        if (amountFrozen == null || balance == null || available == null) {
            return Refused.because("freezes.answer.amounts");
        }
        if (limit != null && amountFrozen.compareTo(limit) > 0) {
            return Refused.because("freezes.answer.more-than-limit", limit.grouped());
        }
        if (amountFrozen.compareTo(balance) > 0) {
            return Refused.because("freezes.answer.more-than-balance", balance.grouped());
        }
        return available.compareTo(balance) > 0
                ? Refused.because("freezes.answer.available-more", balance.grouped())
                : null;
    }

    /** Without person and phone. */
    @Override
    public String toString() {
        return "FreezeWord[" + result + "]";
    }
}
