package cn.fanzha.command.returns.domain;

import static cn.fanzha.command.support.Returns.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeReleases;
import cn.fanzha.command.freezes.ReleaseOutcome;
import cn.fanzha.command.ledger.Ledger;
import cn.fanzha.command.links.JointCases;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.ShareState;
import cn.fanzha.command.returns.domain.ReturnChange.Done;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.returns.domain.ReturnDesk.Receipt;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AtOnce;
import cn.fanzha.command.support.Returns.Frozen;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Two people at one return in the same moment: one wins, said plainly, and the ledger balances. */
class ReturnRaceTest extends ReturnSetting {

    @Autowired
    ReturnDesk desk;

    @Autowired
    JointCases joints;

    @Autowired
    FreezeReleases releases;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void ofTwoApprovalsAtOnceOneWins() throws Exception {
        ReturnNumber no = returns.proposed(
                file, returns.frozen(file, city.bank1, "80.00", city.officer), "80.00", city.officer, city.officer2);
        Actor other = city.account("city-supervisor-2", city.city, Role.SUPERVISOR);
        List<Object> outcomes = AtOnce.both(() -> returns.approve(no, city.chief()), () -> returns.approve(no, other));
        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Refused.class::isInstance)
                .containsExactly(Refused.because("returns.not-now.APPROVED"));
    }

    @Test
    void ofTwoReturnsThatCountOneVictimOneIsApproved() throws Exception {
        CaseRef joined = cases.filed(city.officer2, city.supervisor);
        joints.propose(file.number(), List.of(joined.number()), JointGround.JOINT_CRIME, "经查系同一团伙所为", city.analyst);
        ReturnNumber own = returns.proposed(
                joined,
                returns.frozen(joined, city.bank1, "30.00", city.officer2),
                "30.00",
                city.officer2,
                city.officer);
        ReturnNumber other = returns.open(file, returns.frozen(file, city.bank2, "30.00", city.officer), city.officer);
        done(returns.apply(other, joined, returns.first(joined), "30.00", city.officer));
        done(returns.accept(other, city.officer));
        done(returns.propose(other, ReturnWay.DIRECT_ONE, city.officer, city.officer2));
        Actor chief = city.chief();
        List<Object> outcomes = AtOnce.both(() -> returns.approve(own, chief), () -> returns.approve(other, chief));
        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Refused.class::isInstance)
                .containsExactly(Refused.because("returns.propose.above-loss", 1, "0.00"));
    }

    @Test
    void ofAReleaseAndAPaymentAtOnceOneWinsAndTheLedgerBalances() throws Exception {
        Frozen frozen = returns.frozen(file, city.bank1, "80.00", city.officer);
        ReturnNumber no = returns.sent(file, frozen, "80.00", city.officer, city.officer2, city.chief());
        UUID share = returns.share(no, 0, city.officer);
        List<Object> outcomes = AtOnce.both(
                () -> desk.execute(no, share, new Receipt("HZ-9", null), city.liaison),
                () -> Objects.requireNonNull(transaction.execute(
                        status -> releases.release(frozen.id(), null, "冻结错误", false, city.officer))));
        boolean paid = outcomes.get(0) instanceof Done;
        // once all is paid, a release ends the freeze and gives nothing back
        boolean released = outcomes.get(1) instanceof ReleaseOutcome.Released given
                && !given.amount().isZero();
        assertThat(paid).isNotEqualTo(released);
        var held = ledger.balances(frozen.place());
        assertThat(held.frozen()).isEqualTo(Money.ZERO);
        assertThat(held.returned()).isEqualTo(paid ? Money.of("80.00") : Money.ZERO);
        assertThat(held.released()).isEqualTo(released ? Money.of("80.00") : Money.ZERO);
        assertThat(returns.view(no, city.officer).applicants().getFirst().share())
                .isNotNull()
                .extracting(Share::state)
                .isEqualTo(paid ? ShareState.RETURNED : ShareState.OPEN);
    }
}
