package cn.fanzha.command.returns.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The return of one frozen account's money. Its applications, shares and objections are rows of their own. */
@Entity
@Table(name = "return_case")
class ReturnCase extends ReturnFacts {

    /** Days of the public notice (银监发〔2016〕41号 art. 8); the day of publication doesn't count (Civil Code art. 201). */
    static final int NOTICE_DAYS = 30;

    @Enumerated(EnumType.STRING)
    private ReturnStage stage;

    /** Counts every change, also of the rows that belong to it, so that the version moves with each. */
    private int changes;

    @Version
    @Nullable
    Integer version;

    @NullUnmarked
    protected ReturnCase() {}

    /** Opened for a frozen account; the victims apply next. */
    static ReturnCase open(
            ReturnNumber number,
            Frozen frozen,
            CaseRef caseFile,
            @Nullable ReturnCase before,
            Actor actor,
            Instant now) {
        ReturnCase opened = new ReturnCase();
        opened.id = Ids.next();
        opened.returnNo = number.value();
        opened.freezeId = frozen.id();
        opened.freezeNo = frozen.number();
        opened.caseId = caseFile.id();
        opened.caseNo = caseFile.number().value();
        opened.unitId = caseFile.unitId();
        opened.institutionId = frozen.institutionId();
        opened.accountId = frozen.accountId();
        opened.stage = before == null ? ReturnStage.APPLIED : ReturnStage.ACCEPTED;
        opened.acceptedAt = before == null ? null : now;
        opened.follows = before == null ? null : before.returnNo;
        opened.openedBy = actor.id();
        opened.openedByName = actor.displayName();
        opened.openedAt = now;
        return opened;
    }

    /** What a return needs to know of the freeze. */
    record Frozen(UUID id, String number, UUID institutionId, UUID accountId) {}

    ReturnNumber number() {
        return new ReturnNumber(returnNo);
    }

    ReturnStage stage() {
        return stage;
    }

    int versionOrThrow() {
        return Objects.requireNonNull(version, returnNo);
    }

    void changed() {
        changes++;
    }

    /** Nothing may be done in this state that needs another; the message says what stands. */
    Refused notNow() {
        return Refused.because("returns.not-now." + stage);
    }

    @Nullable
    Refused accept(Instant now) {
        if (stage != ReturnStage.APPLIED) {
            return notNow();
        }
        acceptedAt = now;
        return moveTo(ReturnStage.ACCEPTED);
    }

    /** A proposal stands from now on; two officers answer for it. */
    @Nullable
    Refused propose(ReturnWay chosen, Actor officer, UUID second, String secondName, Instant now) {
        if (stage != ReturnStage.ACCEPTED && stage != ReturnStage.PROPOSED) {
            return notNow();
        }
        if (officer.id().equals(second)) {
            return Refused.because("returns.propose.same-officer");
        }
        way = chosen;
        round++;
        proposalStands = true;
        proposedBy = officer.id();
        proposedByName = officer.displayName();
        proposedAt = now;
        secondOfficerId = second;
        secondOfficerName = secondName;
        noticeFrom = null;
        noticeUntil = null;
        return moveTo(ReturnStage.PROPOSED);
    }

    /** Published today; ends at 24:00 of the thirtieth day after. */
    @Nullable
    Refused publish(Instant now) {
        if (stage != ReturnStage.PROPOSED) {
            return notNow();
        }
        if (way != ReturnWay.PROPORTIONAL) {
            return Refused.because("returns.publish.direct");
        }
        if (!proposalStands) {
            return Refused.because("returns.proposal.void");
        }
        noticeFrom = ChinaTime.date(now);
        noticeUntil = ChinaTime.startOf(noticeFrom.plusDays(NOTICE_DAYS + 1L));
        return moveTo(ReturnStage.NOTICE);
    }

    /** The proposal no longer stands, and with it the notice: another one is needed. False: there was none. */
    boolean voidProposal() {
        boolean stood = proposalStands;
        proposalStands = false;
        if (stage == ReturnStage.NOTICE) {
            moveTo(ReturnStage.PROPOSED);
        }
        return stood;
    }

    /** Approved by somebody who had no part in it; the access is the caller's to ask. */
    @Nullable
    Refused approve(Actor supervisor, Instant now) {
        if (stage != ReturnStage.PROPOSED && stage != ReturnStage.NOTICE) {
            return notNow();
        }
        if (!proposalStands) {
            return Refused.because("returns.proposal.void");
        }
        if (way == ReturnWay.PROPORTIONAL && stage == ReturnStage.PROPOSED) {
            return Refused.because("returns.approve.no-notice");
        }
        Instant end = noticeUntil;
        if (stage == ReturnStage.NOTICE && end != null && now.isBefore(end)) {
            return Refused.because("returns.approve.notice-runs", ChinaTime.format(end));
        }
        if (hadPart(supervisor.id())) {
            return Refused.because("returns.approve.own");
        }
        approvedBy = supervisor.id();
        approvedByName = supervisor.displayName();
        approvedAt = now;
        return moveTo(ReturnStage.APPROVED);
    }

    boolean hadPart(UUID person) {
        return person.equals(openedBy) || person.equals(proposedBy) || person.equals(secondOfficerId);
    }

    /** To the bank, the first time or with the shares that failed. */
    @Nullable
    Refused send(Instant due, Instant now) {
        if (stage != ReturnStage.APPROVED && stage != ReturnStage.FAILED || endedAt != null) {
            return notNow();
        }
        sentAt = now;
        dueAt = due;
        receivedAt = null;
        receivedByName = null;
        settledAt = null;
        return moveTo(ReturnStage.SENT);
    }

    @Nullable
    Refused receive(Actor actor, Instant now) {
        if (stage != ReturnStage.SENT) {
            return notNow();
        }
        if (receivedAt == null) {
            receivedAt = now;
            receivedByName = actor.displayName();
        }
        return null;
    }

    /** The bank has answered for every share. */
    void settle(boolean allPaid, Instant now) {
        settledAt = now;
        if (allPaid) {
            endedAt = now;
        }
        moveTo(allPaid ? ReturnStage.RETURNED : ReturnStage.FAILED);
    }

    @Nullable
    Refused reject(String reason, Instant now) {
        if (!stage.mayBecome(ReturnStage.REJECTED)) {
            return notNow();
        }
        proposalStands = false;
        endNote = reason;
        endedAt = now;
        return moveTo(ReturnStage.REJECTED);
    }

    /** What failed is left; another return goes on with the account. */
    @Nullable
    Refused leave(String reason, Instant now) {
        if (stage != ReturnStage.FAILED || endedAt != null) {
            return notNow();
        }
        endNote = reason;
        endedAt = now;
        return null;
    }

    void holdsAtMost(@Nullable Money told) {
        heldAtMost = told == null ? null : told.yuan();
    }

    private @Nullable Refused moveTo(ReturnStage next) {
        if (!stage.mayBecome(next)) {
            throw new IllegalStateException(stage + " may not become " + next);
        }
        stage = next;
        return null;
    }
}
