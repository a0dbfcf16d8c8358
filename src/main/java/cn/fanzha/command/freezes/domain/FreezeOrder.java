package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * The process of one account's freeze, from the draft to its end (domain section 5). The legal steps between stages stand
 * in {@link FreezeStage}; the guards of people and clocks are the use cases'.
 */
@Entity
@Table(name = "freeze_order")
class FreezeOrder extends FreezeTerms {

    @Enumerated(EnumType.STRING)
    private FreezeStage stage;

    Instant createdAt;

    @Nullable
    Instant submittedAt;

    @Nullable
    UUID appliedBy;

    @Nullable
    String appliedByName;

    @Embedded
    @Nullable
    Agreement agreement;

    @Nullable
    Instant sentAt;

    @Embedded
    @Nullable
    BankWord bank;

    @Nullable
    Instant queuedUntil;

    @Nullable
    Instant frozenAt;

    @Nullable
    LocalDate endsOn;

    @Nullable
    Instant endedAt;

    @Nullable
    String endNote;

    @Embedded
    FreezeDuties duties = new FreezeDuties();

    @Embedded
    @Nullable
    RenewalAsked renewal;

    @Version
    @Nullable
    Integer version;

    @NullUnmarked
    protected FreezeOrder() {}

    /**
     * A draft.
     *
     * @param applicant null: the system wrote it from a stop that ends, and an officer completes it
     */
    static FreezeOrder draft(
            FreezeNumber number,
            UUID batch,
            CaseRef caseFile,
            UUID account,
            FreezeAsked asked,
            @Nullable Actor applicant,
            Instant now) {
        FreezeOrder order = new FreezeOrder();
        order.id = Ids.next();
        order.freezeNo = number.value();
        order.batchId = batch;
        order.unitId = caseFile.unitId();
        order.caseId = caseFile.id();
        order.caseNo = caseFile.number().value();
        order.stopId = asked.stopId();
        order.describe(account, asked);
        order.stage = FreezeStage.DRAFT;
        order.createdAt = now;
        if (applicant != null) {
            order.submit(applicant, now);
        }
        return order;
    }

    /** The stage by the clock: frozen at the end of the earlier freeze, expired at 24:00 of the last day. */
    FreezeStage stageAt(Instant now) {
        Instant queued = queuedUntil;
        LocalDate last = endsOn;
        if (stage == FreezeStage.QUEUED && queued != null && !now.isBefore(queued)) {
            LocalDate until = FreezeRules.lastDay(ChinaTime.date(queued), months);
            return now.isBefore(FreezeRules.over(until)) ? FreezeStage.FROZEN : FreezeStage.EXPIRED;
        }
        if (stage.isRunning() && last != null && !now.isBefore(FreezeRules.over(last))) {
            return FreezeStage.EXPIRED;
        }
        return stage;
    }

    FreezeStage stage() {
        return stage;
    }

    boolean submitted() {
        return submittedAt != null;
    }

    boolean receivedByBank() {
        return bank != null && bank.receivedAt != null;
    }

    /** Puts the draft before the supervisor, as this officer's application. */
    void submit(Actor applicant, Instant now) {
        appliedBy = applicant.id();
        appliedByName = applicant.displayName();
        submittedAt = now;
    }

    void reviewed(Actor reviewer, String note, Instant now) {
        agreed().review(reviewer, note, now);
    }

    void approve(Actor approver, @Nullable String note, Instant now) {
        agreed().decide(approver, note, now);
        moveTo(FreezeStage.APPROVED);
    }

    void reject(Actor actor, String note, Instant now) {
        agreed().decline(actor, note, now);
        endedAt = now;
        endNote = note;
        moveTo(FreezeStage.REJECTED);
    }

    void send(Instant now) {
        sentAt = now;
        moveTo(FreezeStage.SENT);
    }

    void receive(Actor liaison, Instant now) {
        word().receive(liaison, now);
    }

    /** The institution froze it. */
    void freeze(FreezeWord said, Instant at, Actor liaison, Instant now) {
        word().answer(said, liaison, now);
        takeEffect(at);
    }

    /** The institution put it behind another authority's; told again, the end of that one may have moved. */
    void queue(FreezeWord said, Instant until, Actor liaison, Instant now) {
        word().answer(said, liaison, now);
        queuedUntil = until;
        if (stage != FreezeStage.QUEUED) {
            moveTo(FreezeStage.QUEUED);
        }
    }

    /** The earlier one has ended, and ours stands from that moment on. */
    void takeEffect(Instant at) {
        frozenAt = at;
        LocalDate day = ChinaTime.date(at);
        endsOn = FreezeRules.lastDay(day, months);
        duties.verifyDueOn = FreezeRules.verifiedBy(scope, day, false);
        moveTo(FreezeStage.FROZEN);
    }

    /** In force by its turn alone: until the institution says once what it really holds, what it announced stands. */
    boolean awaitsAmount() {
        return stage.isRunning() && queuedUntil != null && bank != null && bank.answeredBefore(frozenAt);
    }

    /** What the institution really holds, in place of what it had announced; the moment of taking effect stays. */
    void tellAmount(FreezeWord said, Actor liaison, Instant now) {
        word().answer(said, liaison, now);
    }

    /** Its turn had not come: the earlier one was renewed. It waits as before, and nothing that counted from then stands. */
    void setBack(Instant until, String reason, Instant now) {
        word().setBack(reason, now);
        queuedUntil = until;
        frozenAt = null;
        endsOn = null;
        renewal = null;
        duties.setBack();
        moveTo(FreezeStage.QUEUED);
    }

    void fail(FreezeWord said, Actor liaison, Instant now) {
        word().answer(said, liaison, now);
        endedAt = now;
        moveTo(FreezeStage.FAILED);
    }

    void askRenewal(int months, boolean longTerm, String reason, Actor officer, Instant now) {
        renewal = new RenewalAsked(months, longTerm, reason, officer, now);
    }

    /** The new last day counts from the old one; the institution has to confirm that it goes on. */
    LocalDate renew(int months, Instant now) {
        LocalDate next = FreezeRules.lastDay(lastDay(), months);
        duties.renewed(FreezeRules.over(lastDay()), now);
        endsOn = next;
        renewal = null;
        moveTo(FreezeStage.RENEWED);
        return next;
    }

    /** Given back before its end; the institution has to confirm that it did. */
    void release(String note, Instant now) {
        endedAt = now;
        endNote = note;
        duties.release(now);
        duties.over();
        renewal = null;
        moveTo(FreezeStage.RELEASED);
    }

    /** A part was given back; the freeze goes on. */
    void releasePart(Instant now) {
        duties.release(now);
    }

    /** Once: 3 months from the freeze instead of one. */
    void extendVerification(String note) {
        LocalDate frozenOn = ChinaTime.date(Objects.requireNonNull(frozenAt, freezeNo));
        duties.extend(note, FreezeRules.verifiedBy(scope, frozenOn, true));
    }

    void expire() {
        endedAt = FreezeRules.over(lastDay());
        duties.over();
        renewal = null;
        moveTo(FreezeStage.EXPIRED);
    }

    LocalDate lastDay() {
        return Objects.requireNonNull(endsOn, freezeNo);
    }

    Money amountFrozen() {
        BigDecimal yuan = bank == null ? null : bank.amountFrozen;
        return yuan == null ? Money.ZERO : Money.of(yuan);
    }

    private Agreement agreed() {
        if (agreement == null) {
            agreement = new Agreement();
        }
        return agreement;
    }

    private BankWord word() {
        if (bank == null) {
            bank = new BankWord();
        }
        return bank;
    }

    private void moveTo(FreezeStage next) {
        if (!stage.mayBecome(next)) {
            throw new IllegalStateException(freezeNo + ": " + stage + " does not become " + next);
        }
        stage = next;
    }
}
