package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.domain.FreezeDetail.Applied;
import cn.fanzha.command.freezes.domain.FreezeDetail.Duties;
import cn.fanzha.command.freezes.domain.FreezeDetail.Renewal;
import cn.fanzha.command.freezes.domain.FreezeDetail.Said;
import cn.fanzha.command.freezes.domain.FreezeDetail.Terms;
import cn.fanzha.command.freezes.domain.FreezeRules.Needed;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of an order what its page shows. */
@Component
class FreezeDetails {

    private final FreezeHold hold;
    private final FreezeEarlier earlier;
    private final FreezeRenewals renewals;
    private final Observables observables;
    private final FreezeSettings settings;

    FreezeDetails(
            FreezeHold hold,
            FreezeEarlier earlier,
            FreezeRenewals renewals,
            Observables observables,
            FreezeSettings settings) {
        this.hold = hold;
        this.earlier = earlier;
        this.renewals = renewals;
        this.observables = observables;
        this.settings = settings;
    }

    /** @param clear account and holder in full: the caller audits the reading */
    FreezeDetail of(FreezeOrder order, boolean clear, Instant now) {
        int atOnce = hold.atOnce(order);
        Needed needed = FreezeRules.needed(atOnce, hold.inCase(order), order.longTerm);
        BankWord bank = order.bank;
        // in force by the clock alone, until the job has written it down
        Instant frozenAt =
                order.frozenAt == null && order.stageAt(now).isRunning() ? order.queuedUntil : order.frozenAt;
        LocalDate endsOn = order.endsOn == null && frozenAt != null
                ? FreezeRules.lastDay(ChinaTime.date(frozenAt), order.months)
                : order.endsOn;
        return new FreezeDetail(
                order.number(),
                order.caseNo,
                order.unitId,
                order.institutionId,
                order.stageAt(now),
                terms(order, clear),
                atOnce,
                needed.city(),
                needed.legal(),
                applied(order),
                order.sentAt,
                bank == null ? null : bank.receivedAt,
                bank == null ? null : bank.receivedByName,
                said(bank),
                earlier.of(order.id),
                order.queuedUntil,
                order.awaitsAmount() && order.stageAt(now).isRunning(),
                frozenAt,
                endsOn,
                endsOn == null ? null : FreezeRules.over(endsOn),
                endsOn == null ? null : FreezeRules.preparedFrom(endsOn),
                renewal(order.renewal),
                renewals.of(order.id),
                duties(order.duties),
                order.endedAt,
                order.endNote,
                Objects.requireNonNull(order.version));
    }

    private Terms terms(FreezeOrder order, boolean clear) {
        ObservableValue account = observables.reveal(order.accountId);
        return new Terms(
                order.accountKind,
                clear ? account.value() : account.masked(),
                clear ? order.holder : Masks.name(order.holder),
                order.asset,
                order.mode,
                order.scope,
                money(order.limitAmount),
                order.months,
                order.longTerm,
                order.reason);
    }

    private static Applied applied(FreezeOrder order) {
        Agreement agreement = order.agreement == null ? new Agreement() : order.agreement;
        return new Applied(
                order.createdAt,
                order.submittedAt,
                order.appliedBy,
                order.appliedByName,
                agreement.reviewedAt,
                agreement.reviewedByName,
                agreement.reviewNote,
                agreement.decidedAt,
                agreement.decidedByName,
                agreement.decidedUnitId,
                agreement.decisionNote);
    }

    private static @Nullable Said said(@Nullable BankWord bank) {
        return bank == null || bank.answeredAt == null
                ? null
                : new Said(
                        bank.answeredAt,
                        bank.answeringPerson,
                        bank.answeringPhone,
                        money(bank.amountFrozen),
                        money(bank.balance),
                        money(bank.availableBalance),
                        bank.failure,
                        bank.failureNote,
                        bank.setBackAt,
                        bank.setBackNote);
    }

    private static @Nullable Renewal renewal(@Nullable RenewalAsked asked) {
        return asked == null
                ? null
                : new Renewal(
                        asked.months, asked.longTerm, asked.reason, asked.askedBy, asked.askedByName, asked.askedAt);
    }

    private Duties duties(FreezeDuties order) {
        LocalDate found = order.unrelatedFoundOn;
        return new Duties(
                found,
                found == null ? null : FreezeRules.releasedBy(found),
                order.unrelatedNote,
                order.verifyDueOn,
                order.verifyExtended,
                order.verifiedAt,
                order.verifyNote,
                order.releaseAskedAt,
                order.releaseConfirmedAt,
                order.awaitsConfirmation() && order.releaseAskedAt != null
                        ? order.releaseAskedAt.plus(settings.releaseConfirmation())
                        : null,
                order.renewalConfirmedAt,
                order.awaitsRenewal() ? order.renewalConfirmBy : null);
    }

    private static @Nullable Money money(@Nullable BigDecimal yuan) {
        return yuan == null ? null : Money.of(yuan);
    }
}
