package cn.fanzha.command.returns.domain;

import static cn.fanzha.command.support.Returns.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.Returns.Frozen;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Returns from the application to the approval, and what stands in their way. */
class ReturnWorkTest extends ReturnSetting {

    @Autowired
    ReturnDecisions decisions;

    @Autowired
    ReturnNotices notices;

    @Autowired
    ReturnApplications applications;

    @Autowired
    OpenReturns opening;

    @Test
    void twoVictimsGetTheirPartsAThirdDuringTheNoticeMeansANewProposal() {
        Frozen frozen = returns.frozen(file, city.bank1, "50.00", city.officer);
        ReturnNumber no = returns.open(file, frozen, city.officer);
        done(returns.apply(no, returns.first(file), "30.00", city.officer));
        done(returns.apply(no, returns.victim(file, "李二", city.officer), "30.00", city.officer));
        done(returns.accept(no, city.officer));
        done(returns.propose(no, ReturnWay.PROPORTIONAL, city.officer, city.officer2));
        assertThat(returns.shares(no, city.officer)).containsExactly("25.00", "25.00");
        done(returns.publish(no, city.officer));
        assertThat(returns.approve(no, city.chief())).isInstanceOf(Refused.class);

        assertThat(done(returns.apply(no, returns.victim(file, "赵三", city.officer), "30.00", city.officer))
                        .stage())
                .isEqualTo(ReturnStage.PROPOSED);
        assertThat(returns.publish(no, city.officer)).isEqualTo(Refused.because("returns.proposal.void"));
        done(returns.propose(no, ReturnWay.PROPORTIONAL, city.officer, city.officer2));
        ReturnView view = returns.view(no, city.officer);
        assertThat(returns.shares(no, city.officer)).containsExactly("16.66", "16.66", "16.66");
        assertThat(view.remainder()).isEqualTo(Money.of("0.02"));
        assertThat(view.proposals().getLast().voidWhy()).isEqualTo(VoidReason.VICTIM);

        done(returns.publish(no, city.officer));
        clock.set(Objects.requireNonNull(returns.view(no, city.officer).dates().noticeUntil())
                .minusSeconds(1));
        assertThat(returns.approve(no, city.chief()))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.messageKey()).isEqualTo("returns.approve.notice-runs"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(done(returns.approve(no, city.chief())).stage()).isEqualTo(ReturnStage.APPROVED);
    }

    @Test
    void anUpheldObjectionLeadsBackAndAnOpenOneHoldsTheApprovalUp() {
        Frozen frozen = returns.frozen(file, city.bank1, "100.00", city.officer);
        ReturnNumber no = returns.open(file, frozen, city.officer);
        done(returns.apply(no, returns.first(file), "90.00", city.officer));
        done(returns.accept(no, city.officer));
        assertThat(notices.object(no, null, "某人", "不服", city.officer))
                .isEqualTo(Refused.because("returns.object.no-notice"));
        done(returns.propose(no, ReturnWay.PROPORTIONAL, city.officer, city.officer2));
        done(returns.publish(no, city.officer));
        done(notices.object(no, null, "账户持有人", "部分为本人工资", city.officer));
        done(notices.object(no, null, "另一人", "金额有误", city.officer));
        clock.set(Objects.requireNonNull(returns.view(no, city.officer).dates().noticeUntil()));
        assertThat(returns.approve(no, city.chief())).isEqualTo(Refused.because("returns.approve.objections"));
        List<ReturnView.Objection> open = returns.view(no, city.officer).objections();
        done(notices.answer(no, null, open.get(0).id(), false, "经查为涉案资金", city.officer));
        assertThat(returns.view(no, city.officer).stage()).isEqualTo(ReturnStage.NOTICE);
        assertThat(done(notices.answer(no, null, open.get(1).id(), true, "金额更正", city.officer))
                        .stage())
                .isEqualTo(ReturnStage.PROPOSED);
        assertThat(notices.answer(no, null, open.get(1).id(), true, "再次", city.officer))
                .isEqualTo(Refused.because("returns.object.answered"));
        assertThat(returns.view(no, city.officer).proposalStands()).isFalse();
    }

    @Test
    void aVictimWhoTakesItBackVoidsTheProposalAndMayApplyAgain() {
        ReturnNumber no = returns.open(file, returns.frozen(file, city.bank1, "50.00", city.officer), city.officer);
        int second = returns.victim(file, "李二", city.officer);
        done(returns.apply(no, returns.first(file), "30.00", city.officer));
        done(returns.apply(no, second, "30.00", city.officer));
        done(returns.accept(no, city.officer));
        done(returns.propose(no, ReturnWay.PROPORTIONAL, city.officer, city.officer2));
        done(returns.publish(no, city.officer));
        clock.set(Objects.requireNonNull(returns.view(no, city.officer).dates().noticeUntil()));
        UUID taken = returns.view(no, city.officer).applicants().get(1).id();
        assertThat(applications.withdraw(no, null, taken, " ", city.officer))
                .isEqualTo(Refused.because("returns.note.missing"));
        assertThat(done(applications.withdraw(no, null, taken, "已自行追回", city.officer))
                        .stage())
                .isEqualTo(ReturnStage.PROPOSED);
        assertThat(returns.approve(no, city.chief())).isEqualTo(Refused.because("returns.proposal.void"));
        assertThat(returns.view(no, city.officer).proposals().getFirst().voidWhy())
                .isEqualTo(VoidReason.WITHDRAWN);
        done(returns.propose(no, ReturnWay.DIRECT_ONE, city.officer, city.officer2));
        done(returns.apply(no, second, "30.00", city.officer));
        assertThat(returns.approve(no, city.chief())).isEqualTo(Refused.because("returns.proposal.void"));
    }

    @Test
    void theCityApprovesAndNobodyElse() {
        ReturnNumber no = returns.proposed(
                file, returns.frozen(file, city.bank1, "80.00", city.officer), "80.00", city.officer, city.officer2);
        for (Actor below : List.of(city.supervisor, city.supervisorOfStation, city.officer, city.analyst)) {
            assertThatThrownBy(() -> returns.approve(no, below)).isInstanceOf(OutOfScopeException.class);
        }
        assertThatThrownBy(() -> returns.approve(no, city.otherSupervisor)).isInstanceOf(OutOfScopeException.class);
        assertThat(decisions.approve(no, 0, city.chief())).isInstanceOf(ReturnChange.Stale.class);
        assertThat(done(returns.approve(no, city.chief())).stage()).isEqualTo(ReturnStage.APPROVED);
        CaseRef other = cases.filed(city.officer, city.supervisor);
        ReturnNumber second = returns.proposed(
                other, returns.frozen(other, city.bank1, "20.00", city.officer), "20.00", city.officer, city.officer2);
        Actor province = city.account("province-supervisor", city.province, Role.SUPERVISOR);
        assertThat(done(returns.approve(second, province)).stage()).isEqualTo(ReturnStage.APPROVED);
    }

    @Test
    void oneReturnAnAccountAtATime() {
        Frozen frozen = returns.frozen(file, city.bank1, "200.00", city.officer);
        ReturnNumber no = returns.open(file, frozen, city.officer);
        assertThat(opening.open(file.number(), frozen.id(), city.officer))
                .isEqualTo(Refused.because("returns.open.other-runs", no.value()));
        done(decisions.reject(no, null, "受害人撤回", city.officer));
        done(opening.open(file.number(), frozen.id(), city.officer));
    }
}
