package cn.fanzha.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.intake.CallReport.PayeeTransfer;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What encryption and audit cost when an intake is saved, beside the whole and beside a plain insert of the same run. */
@IntegrationTest
@Tag("bench")
class IntakeBenchTest {

    private static final int ROUNDS = 300;

    @Autowired
    Intake intake;

    @Autowired
    TestCity city;

    @Autowired
    PersonalDataCipher cipher;

    @Autowired
    BlindIndex index;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void printsTheCostOfSavingAnIntake() {
        int[] serial = {0};
        Runnable take = () -> intake.take(call(serial[0]++), city.officer);
        Runnable audit = () -> transaction.executeWithoutResult(
                status -> events.publishEvent(Audited.done("case.open", "case", "bench", Map.of("after", "x"))));
        Runnable audits = () -> transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 10; i++) {
                events.publishEvent(Audited.done("case.open", "case", "bench", Map.of("after", "x")));
            }
        });
        Runnable plain = () -> transaction.executeWithoutResult(status -> jdbc.sql(
                        "insert into case_timeline (id, case_id, kind, at, recorded_at, actor_id, actor_name)"
                                + " select ?, id, 'BENCH', now(), now(), ?, 'bench' from case_file limit 1")
                .params(Ids.next(), city.officer.id())
                .update());
        Runnable crypto = () -> {
            for (ValueKind kind : List.of(ValueKind.NAME, ValueKind.NAME, ValueKind.PHONE, ValueKind.ACCOUNT)) {
                cipher.encrypt(kind, "6222026006705300018");
                index.of(kind, "6222026006705300018");
            }
        };
        int statements = SqlCount.during(take).size();
        double whole = micros(take);
        double one = micros(audit);
        double ten = micros(audits);
        double row = micros(plain);
        double encryption = micros(crypto);
        System.out.printf(
                "intake with one stop: %.0f us, %d statements%n"
                        + "one audit line more in a transaction: %.0f us (%.1f %% of the intake)%n"
                        + "encrypting and indexing its 4 values: %.1f us (%.2f %% of the intake)%n"
                        + "plain insert of one row with commit: %.0f us; the intake is %.1f times that%n",
                whole,
                statements,
                (ten - one) / 9,
                100 * (ten - one) / 9 / whole,
                encryption,
                100 * encryption / whole,
                row,
                whole / row);
        assertThat(whole).isPositive();
    }

    private CallReport call(int serial) {
        Instant now = clock.instant();
        NewCase details = new NewCase(
                Channel.ALARM_110, "10", now, Money.of("5000"), null, null, "案情", "王小明", null, "13800138000");
        PayeeTransfer payee = new PayeeTransfer(
                0,
                true,
                AccountKind.BANK_ACCOUNT,
                "62220299%010d".formatted(serial),
                "李四",
                city.bank1.id(),
                Money.of("5000"),
                now,
                null);
        return new CallReport(
                Ids.next(), details, java.util.Set.of(), List.of(payee), Urgency.URGENT, false, city.officer2.id());
    }

    private static double micros(Runnable work) {
        for (int i = 0; i < ROUNDS / 3; i++) {
            work.run();
        }
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            work.run();
        }
        return (System.nanoTime() - start) / 1000.0 / ROUNDS;
    }
}
