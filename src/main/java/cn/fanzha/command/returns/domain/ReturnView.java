package cn.fanzha.command.returns.domain;

import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.ShareFailure;
import cn.fanzha.command.returns.VictimNotice;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return as its page shows it; persons and accounts masked, but for the bank that pays.
 *
 * @param frozen what the freeze holds now and could be returned, yuan
 * @param heldAtMost what the bank said the account holds, where that is less
 * @param remainder what stays frozen when the proposal is paid, yuan
 */
public record ReturnView(
        ReturnNumber number,
        int version,
        ReturnStage stage,
        @Nullable ReturnWay way,
        int round,
        boolean proposalStands,
        String caseNo,
        UUID unitId,
        UUID institutionId,
        String freezeNo,
        String account,
        @Nullable String holder,
        boolean freezeRuns,
        @Nullable LocalDate freezeEndsOn,
        Money frozen,
        @Nullable Money heldAtMost,
        Money total,
        Money paid,
        Money remainder,
        @Nullable String follows,
        People people,
        Dates dates,
        List<Applicant> applicants,
        List<Proposal> proposals,
        List<Objection> objections,
        List<Try> tries,
        @Nullable String endNote,
        May may) {

    /** Who did what. */
    public record People(
            String openedBy,
            @Nullable String proposedBy,
            @Nullable String secondOfficer,
            @Nullable String approvedBy,
            @Nullable String receivedBy) {}

    /** When; the notice begins with a day and ends at 24:00 of another (Asia/Shanghai). */
    public record Dates(
            Instant opened,
            @Nullable Instant accepted,
            @Nullable Instant proposed,
            @Nullable LocalDate noticeFrom,
            @Nullable Instant noticeUntil,
            @Nullable Instant approved,
            @Nullable Instant sent,
            @Nullable Instant due,
            @Nullable Instant received,
            @Nullable Instant settled,
            @Nullable Instant ended) {}

    /**
     * A victim who applied.
     *
     * @param caseNo of the victim's own case, where that is another than the return's
     * @param already came back before, from this account or in all, as far as it counts here
     * @param share of the proposal that stands, or stood last; null: not in it
     */
    public record Applicant(
            UUID id,
            int position,
            @Nullable String caseNo,
            String name,
            @Nullable String idNo,
            String toAccount,
            Money lossHere,
            Money lossTotal,
            Money already,
            Money owed,
            boolean idChecked,
            LocalDate appliedOn,
            String registeredBy,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnNote,
            @Nullable Instant notifiedAt,
            @Nullable VictimNotice notifiedHow,
            @Nullable String notifiedBy,
            @Nullable Share share) {
        /** Without personal data. */
        @Override
        public String toString() {
            return "Applicant[" + position + "]";
        }
    }

    /** A proposal with what it rested on. */
    public record Proposal(
            int round,
            ReturnWay way,
            Money balance,
            Money total,
            String madeBy,
            Instant madeAt,
            @Nullable Instant voidAt,
            @Nullable VoidReason voidWhy) {
        public Money remainder() {
            return balance.minus(total);
        }
    }

    /** An objection to a published proposal; the name masked. */
    public record Objection(
            UUID id,
            int round,
            String objector,
            String text,
            Instant at,
            String recordedBy,
            @Nullable Boolean upheld,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable String answeredBy) {}

    /** An answer of the bank to one share. */
    public record Try(
            int applicant,
            int attempt,
            boolean paid,
            @Nullable String receiptNo,
            @Nullable Instant executedAt,
            @Nullable ShareFailure failure,
            @Nullable String note,
            @Nullable Money balanceTold,
            Instant at,
            String by) {}

    /** What the reader may do now. */
    public record May(
            boolean apply,
            boolean accept,
            boolean propose,
            boolean publish,
            boolean object,
            boolean approve,
            boolean send,
            boolean retry,
            boolean replan,
            boolean reject,
            boolean tell) {

        public static final May NOTHING =
                new May(false, false, false, false, false, false, false, false, false, false, false);
    }

    public boolean late(Instant now) {
        return stage == ReturnStage.SENT && dates.due != null && !now.isBefore(dates.due);
    }

    /** The notice is over, to the second. */
    public boolean noticeOver(Instant now) {
        return dates.noticeUntil != null && !now.isBefore(dates.noticeUntil);
    }

    public boolean objectionsWait() {
        return objections.stream().anyMatch(one -> one.upheld == null);
    }
}
