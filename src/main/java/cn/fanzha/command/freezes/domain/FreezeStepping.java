package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeFailure;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Done;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.FreezeSteps;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class FreezeStepping implements FreezeSteps {

    private static final String PHONE = "95588";

    private final FreezeApplications applications;
    private final FreezeApprovals approvals;
    private final FreezeDesk desk;
    private final FreezeRenewals renewals;
    private final FreezeCare care;
    private final FreezeHold hold;

    FreezeStepping(
            FreezeApplications applications,
            FreezeApprovals approvals,
            FreezeDesk desk,
            FreezeRenewals renewals,
            FreezeCare care,
            FreezeHold hold) {
        this.applications = applications;
        this.approvals = approvals;
        this.desk = desk;
        this.renewals = renewals;
        this.care = care;
        this.hold = hold;
    }

    @Override
    @Transactional
    public FreezeNumber apply(CaseNumber caseNo, FreezeAsked asked, Actor officer) {
        return done(applications.apply(caseNo, List.of(asked), officer));
    }

    @Override
    @Transactional
    public void approve(FreezeNumber number, Actor supervisor) {
        done(approvals.approve(number, version(number), false, null, supervisor));
    }

    @Override
    @Transactional
    public void send(FreezeNumber number, Actor officer) {
        done(approvals.send(number, version(number), false, officer));
    }

    @Override
    @Transactional
    public void receive(FreezeNumber number, Actor liaison) {
        done(desk.receive(number, liaison));
    }

    @Override
    @Transactional
    public void frozen(FreezeNumber number, Money amount, Money balance, Actor liaison) {
        say(number, FreezeStage.FROZEN, amount, balance, List.of(), liaison);
    }

    @Override
    @Transactional
    public void queued(
            FreezeNumber number, Money amount, Money balance, String authority, LocalDate endsOn, Actor liaison) {
        say(
                number,
                FreezeStage.QUEUED,
                amount,
                balance,
                List.of(new FreezeWord.Earlier(authority, null, endsOn)),
                liaison);
    }

    @Override
    @Transactional
    public void failed(FreezeNumber number, FreezeFailure why, String note, Actor liaison) {
        FreezeWord word = new FreezeWord(
                FreezeStage.FAILED, null, null, null, null, List.of(), why, note, liaison.displayName(), PHONE);
        done(desk.answer(number, null, word, liaison));
    }

    @Override
    @Transactional
    public void askRenewal(FreezeNumber number, int months, String reason, Actor officer) {
        done(renewals.ask(number, version(number), months, false, reason, officer));
    }

    @Override
    @Transactional
    public void renew(FreezeNumber number, Actor supervisor) {
        done(renewals.decide(number, version(number), true, null, supervisor));
    }

    @Override
    @Transactional
    public void release(FreezeNumber number, @Nullable Money amount, String reason, Actor supervisor) {
        done(care.release(number, version(number), amount, reason, false, supervisor));
    }

    private void say(
            FreezeNumber number,
            FreezeStage result,
            Money amount,
            Money balance,
            List<FreezeWord.Earlier> earlier,
            Actor liaison) {
        FreezeWord word = new FreezeWord(
                result, null, amount, balance, balance.minus(amount), earlier, null, "", liaison.displayName(), PHONE);
        done(desk.answer(number, null, word, liaison));
    }

    private int version(FreezeNumber number) {
        return Objects.requireNonNull(hold.hold(number).version);
    }

    private static FreezeNumber done(FreezeOutcome outcome) {
        if (outcome instanceof Done ok) {
            return ok.number();
        }
        throw new IllegalStateException(
                outcome instanceof FreezeOutcome.Refused refused ? refused.messageKey() : "stale");
    }
}
