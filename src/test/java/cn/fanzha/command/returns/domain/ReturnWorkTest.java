package cn.fanzha.command.returns.domain;

import static cn.fanzha.command.support.Returns.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeReleases;
import cn.fanzha.command.freezes.ReleaseOutcome;
import cn.fanzha.command.ledger.Ledger;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.ShareFailure;
import cn.fanzha.command.returns.ShareState;
import cn.fanzha.command.returns.VictimNotice;
import cn.fanzha.command.returns.domain.ReturnChange.Done;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.returns.domain.ReturnDesk.Failure;
import cn.fanzha.command.returns.domain.ReturnDesk.Receipt;
import cn.fanzha.command.returns.domain.ReturnView.Applicant;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Returns;
import cn.fanzha.command.support.Returns.Frozen;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Returns from the application to the receipt, and what stands in their way. */
@IntegrationTest
class ReturnWorkTest {

    private static @Nullable Actor citySupervisor;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    Returns returns;

    @Autowired
    ReturnDesk desk;

    @Autowired
    ReturnDecisions decisions;

    @Autowired
    ReturnNotices notices;

    @Autowired
    ReturnProposals proposals;

    @Autowired
    ReturnApplications applications;

    @Autowired
    OpenReturns opening;

    @Autowired
    FreezeReleases releases;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    Actor chief;
    CaseRef file;

    @BeforeEach
    void aFiledCase() {
        if (citySupervisor == null) {
            citySupervisor = city.account("city-supervisor", city.city, Role.SUPERVISOR);
        }
        chief = Objects.requireNonNull(citySupervisor);
        file = cases.filed(city.officer, city.supervisor);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void twoVictimsGetTheirPartsAThirdDuringTheNoticeMeansANewProposal() {
        Frozen frozen = returns.frozen(file, city.bank1, "50.00", city.officer);
        ReturnNumber no = returns.open(file, frozen, city.officer);
        done(returns.apply(no, returns.first(file), "30.00", city.officer));
        done(returns.apply(no, returns.victim(file, "李二", city.officer), "30.00", city.officer));
        done(returns.accept(no, city.officer));
        done(returns.propose(no, ReturnWay.PROPORTIONAL, city.officer, city.officer2));
        assertThat(shares(no)).containsExactly("25.00", "25.00");
        done(returns.publish(no, city.officer));
        assertThat(returns.approve(no, chief)).isInstanceOf(Refused.class);

        assertThat(done(returns.apply(no, returns.victim(file, "赵三", city.officer), "30.00", city.officer))
                        .stage())
                .isEqualTo(ReturnStage.PROPOSED);
        assertThat(returns.publish(no, city.officer)).isEqualTo(Refused.because("returns.proposal.void"));
        done(returns.propose(no, ReturnWay.PROPORTIONAL, city.officer, city.officer2));
        ReturnView view = returns.view(no, city.officer);
        assertThat(shares(no)).containsExactly("16.66", "16.66", "16.66");
        assertThat(view.remainder()).isEqualTo(Money.of("0.02"));
        assertThat(view.proposals().getLast().voidWhy()).isEqualTo(VoidReason.VICTIM);

        done(returns.publish(no, city.officer));
        clock.set(Objects.requireNonNull(returns.view(no, city.officer).dates().noticeUntil())
                .minusSeconds(1));
        assertThat(returns.approve(no, chief))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.messageKey()).isEqualTo("returns.approve.notice-runs"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(done(returns.approve(no, chief)).stage()).isEqualTo(ReturnStage.APPROVED);
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
        assertThat(returns.approve(no, chief)).isEqualTo(Refused.because("returns.approve.objections"));
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
    void theCityApprovesAndNobodyElse() {
        ReturnNumber no = proposed("80.00", "80.00");
        for (Actor below : List.of(city.supervisor, city.supervisorOfStation, city.officer)) {
            assertThatThrownBy(() -> returns.approve(no, below)).isInstanceOf(OutOfScopeException.class);
        }
        assertThatThrownBy(() -> returns.approve(no, city.otherSupervisor)).isInstanceOf(OutOfScopeException.class);
        assertThat(decisions.approve(no, 0, chief)).isInstanceOf(ReturnChange.Stale.class);
        assertThat(done(returns.approve(no, chief)).stage()).isEqualTo(ReturnStage.APPROVED);
    }

    @Test
    void theBankPaysOneFailsOneAndPaysItAtTheSecondTry() {
        Frozen frozen = returns.frozen(file, city.bank1, "1000.00", city.officer);
        ReturnNumber no = returns.open(file, frozen, city.officer);
        done(returns.apply(no, returns.first(file), "300.00", city.officer));
        done(returns.apply(no, returns.victim(file, "李二", city.officer), "200.00", city.officer));
        done(returns.accept(no, city.officer));
        List<Applicant> applicants = returns.view(no, city.officer).applicants();
        done(proposals.propose(
                no,
                null,
                ReturnWay.DIRECT_TIMED,
                city.officer2.id(),
                Map.of(
                        applicants.get(0).id(),
                        Money.of("300.00"),
                        applicants.get(1).id(),
                        Money.of("150.00")),
                city.officer));
        done(returns.approve(no, chief));
        clock.set("2026-09-30 10:00:00");
        done(returns.send(no, city.officer));
        assertThat(returns.view(no, city.officer).dates().due())
                .describedAs("three working days after the holidays of October, a worked Saturday among them")
                .isEqualTo(Instant.parse("2026-10-10T16:00:00Z"));
        UUID one = share(no, 0);
        UUID two = share(no, 1);
        assertThatThrownBy(() -> desk.receive(no, city.liaison2)).isInstanceOf(OutOfScopeException.class);
        done(desk.receive(no, city.liaison));

        clock.advance(Duration.ofMinutes(5));
        Receipt receipt = new Receipt("HZ-1", clock.instant());
        assertThat(done(desk.execute(no, one, receipt, city.liaison)).stage()).isEqualTo(ReturnStage.SENT);
        assertThat(done(desk.execute(no, one, receipt, city.liaison)).stage()).isEqualTo(ReturnStage.SENT);
        assertThat(desk.execute(no, one, new Receipt("HZ-2", null), city.liaison))
                .isInstanceOf(Refused.class);
        Failure closed = new Failure(ShareFailure.PAYEE_ACCOUNT, "已销户", null);
        assertThat(desk.fail(no, one, closed, city.liaison)).isInstanceOf(Refused.class);
        assertThat(done(desk.fail(no, two, closed, city.liaison)).stage()).isEqualTo(ReturnStage.FAILED);
        assertThat(done(desk.fail(no, two, closed, city.liaison)).stage()).isEqualTo(ReturnStage.FAILED);
        assertThat(ledger.balances(frozen.place()).frozen()).isEqualTo(Money.of("700.00"));
        assertThat(figures()).containsExactly("1", "300.00", "1");

        done(decisions.retry(
                no,
                null,
                Map.of(returns.view(no, city.officer).applicants().get(1).id(), "6217000000000000001"),
                city.officer));
        clock.advance(Duration.ofMinutes(5));
        assertThat(done(desk.execute(no, two, new Receipt("HZ-3", null), city.liaison))
                        .stage())
                .isEqualTo(ReturnStage.RETURNED);
        assertThat(ledger.balances(frozen.place()).returned()).isEqualTo(Money.of("450.00"));
        assertThat(figures()).containsExactly("2", "450.00", "2");
        assertThat(returns.view(no, city.officer).tries()).hasSize(3);

        UUID told = returns.view(no, city.officer).applicants().get(0).id();
        assertThat(applications.tell(
                        no, null, told, VictimNotice.PHONE, clock.instant().plusSeconds(60), city.officer))
                .isEqualTo(Refused.because("returns.tell.when"));
        done(applications.tell(no, null, told, VictimNotice.PHONE, clock.instant(), city.officer));
    }

    @Test
    void nobodyGetsBackMoreThanWasLostImportsAndOtherAccountsIncluded() {
        jdbc.sql("""
                        insert into fund_return (id, return_no, unit_id, case_id, victim_name, name_digest, id_no_index, amount, state,
                                                 returned_at, created_at)
                        select ?, ?, unit_id, case_id, v.name, ?, v.id_no_index, 40.00, 'RETURNED', now(), now()
                        from fund_freeze f join victim v using (case_id) where f.id = ?""")
                .params(
                        UUID.randomUUID(),
                        "IMPORTED-" + file.number(),
                        new byte[] {1},
                        returns.frozen(file, city.bank2, "10.00", city.officer).id())
                .update();
        Frozen frozen = returns.frozen(file, city.bank1, "500.00", city.officer);
        ReturnNumber no = returns.open(file, frozen, city.officer);
        done(returns.apply(no, returns.first(file), "100.00", city.officer));
        done(returns.accept(no, city.officer));
        done(returns.propose(no, ReturnWay.DIRECT_ONE, city.officer, city.officer2));
        assertThat(shares(no)).containsExactly("60.00");
        Applicant only = returns.view(no, city.officer).applicants().getFirst();
        assertThat(proposals.propose(
                        no,
                        null,
                        ReturnWay.DIRECT_TIMED,
                        city.officer2.id(),
                        Map.of(only.id(), Money.of("60.01")),
                        city.officer))
                .isEqualTo(Refused.because("returns.propose.above-loss", 1, "60.00"));

        done(returns.approve(no, chief));
        Frozen other = returns.frozen(file, city.bank2, "500.00", city.officer);
        ReturnNumber second = returns.open(file, other, city.officer);
        done(returns.apply(second, returns.first(file), "100.00", city.officer));
        done(returns.accept(second, city.officer));
        assertThat(returns.propose(second, ReturnWay.DIRECT_ONE, city.officer, city.officer2))
                .describedAs("all of the loss came back or is on its way")
                .isEqualTo(Refused.because("returns.propose.nothing"));
    }

    @Test
    void anAccountThatHoldsLessThanThoughtIsPlannedAnew() {
        Frozen frozen = returns.frozen(file, city.bank1, "200.00", city.officer);
        ReturnNumber no = returns.sent(file, frozen, "150.00", city.officer, city.officer2, chief);
        Failure without = new Failure(ShareFailure.INSUFFICIENT, null, null);
        assertThat(desk.fail(no, share(no, 0), without, city.liaison))
                .isEqualTo(Refused.because("returns.fail.balance"));
        Failure less = new Failure(ShareFailure.INSUFFICIENT, null, Money.of("120.00"));
        done(desk.fail(no, share(no, 0), less, city.liaison));
        ReturnNumber next =
                done(decisions.replan(no, null, "余额不足", city.officer)).number();
        assertThat(next).isNotEqualTo(no);
        done(returns.propose(next, ReturnWay.DIRECT_ONE, city.officer, city.officer2));
        assertThat(shares(next)).containsExactly("120.00");
        assertThat(returns.view(next, city.officer).follows()).isEqualTo(no.value());
        assertThat(decisions.retry(no, null, Map.of(), city.officer)).isInstanceOf(Refused.class);
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

    @Test
    void ofTwoApprovalsAtOnceOneWins() throws Exception {
        ReturnNumber no = proposed("80.00", "80.00");
        Actor other = city.account("city-supervisor-2", city.city, Role.SUPERVISOR);
        List<Object> outcomes = atOnce(() -> returns.approve(no, chief), () -> returns.approve(no, other));
        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Refused.class::isInstance)
                .containsExactly(Refused.because("returns.not-now.APPROVED"));
    }

    @Test
    void ofAReleaseAndAPaymentAtOnceOneWinsAndTheLedgerBalances() throws Exception {
        Frozen frozen = returns.frozen(file, city.bank1, "80.00", city.officer);
        ReturnNumber no = returns.sent(file, frozen, "80.00", city.officer, city.officer2, chief);
        UUID share = share(no, 0);
        List<Object> outcomes = atOnce(
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

    private ReturnNumber proposed(String balance, String loss) {
        Frozen frozen = returns.frozen(file, city.bank1, balance, city.officer);
        ReturnNumber no = returns.open(file, frozen, city.officer);
        done(returns.apply(no, returns.first(file), loss, city.officer));
        done(returns.accept(no, city.officer));
        done(returns.propose(no, ReturnWay.DIRECT_ONE, city.officer, city.officer2));
        return no;
    }

    private List<String> shares(ReturnNumber no) {
        return returns.view(no, city.officer).applicants().stream()
                .map(one -> Objects.requireNonNull(one.share()).amount().toPlainString())
                .toList();
    }

    private UUID share(ReturnNumber no, int position) {
        return Objects.requireNonNull(returns.view(no, city.officer)
                        .applicants()
                        .get(position)
                        .share())
                .id();
    }

    /** Count, amount and victims of the case's returns, as the figures see them. */
    private List<String> figures() {
        return jdbc.sql("""
                        select count(*) filter (where f.indicator = 'return.count') as n,
                               coalesce(sum(f.value) filter (where f.indicator = 'return.amount'), 0) as amount,
                               count(distinct f.item) as victims
                        from figure_row_of_returns f where f.record_no in (select return_no from fund_return where case_id = ?)""")
                .param(file.id())
                .query((rs, n) -> List.of(
                        rs.getString("n"),
                        Objects.requireNonNullElse(rs.getBigDecimal("amount"), BigDecimal.ZERO)
                                .toPlainString(),
                        rs.getString("victims")))
                .single();
    }

    private static List<Object> atOnce(Callable<?> first, Callable<?> second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<Object> one = both.submit(() -> {
                start.await();
                return first.call();
            });
            Future<Object> two = both.submit(() -> {
                start.await();
                return second.call();
            });
            return List.of(one.get(), two.get());
        }
    }
}
