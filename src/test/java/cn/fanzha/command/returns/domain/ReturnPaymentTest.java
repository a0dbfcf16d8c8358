package cn.fanzha.command.returns.domain;

import static cn.fanzha.command.support.Returns.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.ledger.Ledger;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.ShareFailure;
import cn.fanzha.command.returns.VictimNotice;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.returns.domain.ReturnDesk.Failure;
import cn.fanzha.command.returns.domain.ReturnDesk.Receipt;
import cn.fanzha.command.returns.domain.ReturnView.Applicant;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.support.Returns.Frozen;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the bank pays and fails to pay, and that nobody gets more than is owed. */
class ReturnPaymentTest extends ReturnSetting {

    @Autowired
    ReturnDesk desk;

    @Autowired
    ReturnDecisions decisions;

    @Autowired
    ReturnProposals proposals;

    @Autowired
    ReturnApplications applications;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

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
        done(returns.approve(no, city.chief()));
        clock.set("2026-09-30 10:00:00");
        done(returns.send(no, city.officer));
        assertThat(returns.view(no, city.officer).dates().due())
                .describedAs("three working days after the holidays of October, a worked Saturday among them")
                .isEqualTo(Instant.parse("2026-10-10T16:00:00Z"));
        UUID one = returns.share(no, 0, city.officer);
        UUID two = returns.share(no, 1, city.officer);
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
        assertThat(returns.shares(no, city.officer)).containsExactly("60.00");
        Applicant only = returns.view(no, city.officer).applicants().getFirst();
        assertThat(proposals.propose(
                        no,
                        null,
                        ReturnWay.DIRECT_TIMED,
                        city.officer2.id(),
                        Map.of(only.id(), Money.of("60.01")),
                        city.officer))
                .isEqualTo(Refused.because("returns.propose.above-loss", 1, "60.00"));

        done(returns.approve(no, city.chief()));
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
        ReturnNumber no = returns.sent(file, frozen, "150.00", city.officer, city.officer2, city.chief());
        Failure without = new Failure(ShareFailure.INSUFFICIENT, null, null);
        assertThat(desk.fail(no, returns.share(no, 0, city.officer), without, city.liaison))
                .isEqualTo(Refused.because("returns.fail.balance"));
        Failure less = new Failure(ShareFailure.INSUFFICIENT, null, Money.of("120.00"));
        done(desk.fail(no, returns.share(no, 0, city.officer), less, city.liaison));
        ReturnNumber next =
                done(decisions.replan(no, null, "余额不足", city.officer)).number();
        assertThat(next).isNotEqualTo(no);
        done(returns.propose(next, ReturnWay.DIRECT_ONE, city.officer, city.officer2));
        assertThat(returns.shares(next, city.officer)).containsExactly("120.00");
        assertThat(returns.view(next, city.officer).follows()).isEqualTo(no.value());
        assertThat(decisions.retry(no, null, Map.of(), city.officer)).isInstanceOf(Refused.class);
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
}
