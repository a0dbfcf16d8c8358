package cn.fanzha.command.demo;

import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeFailure;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.freezes.FreezeSteps;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Freezes in every stage, at the station of the demo's officer. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoFreezes {

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    /** Frozen so long ago that six months are nearly over. */
    private static final int LONG_AGO = 177 * DAY;

    private final FreezeSteps steps;
    private final DemoPeople people;
    private final Units units;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoFreezes(FreezeSteps steps, DemoPeople people, Units units, JdbcClient jdbc, Clock clock) {
        this.steps = steps;
        this.people = people;
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void plan(DemoPlay play) {
        new Plan(play, new DemoDice(990_500, ChinaTime.date(clock.instant()))).all();
    }

    private final class Plan {

        private final DemoPlay play;
        private final DemoDice dice;

        Plan(DemoPlay play, DemoDice dice) {
            this.play = play;
            this.dice = dice;
        }

        void all() {
            Iterator<CaseNumber> cases = filed().iterator();
            if (cases.hasNext()) {
                Freeze ending = sent(cases.next(), LONG_AGO, "86000");
                answered(ending, LONG_AGO - HOUR, "79315.20");
                play.ago(2 * DAY, () -> steps.askRenewal(ending.number(), 6, "主犯在逃，继续侦查", people.of("officer")));
            }
            if (cases.hasNext()) {
                answered(sent(cases.next(), 5 * DAY, "40000"), 5 * DAY - 90, "38120.66");
            }
            if (cases.hasNext()) {
                Freeze queued = sent(cases.next(), 4 * DAY, "120000");
                LocalDate until = ChinaTime.date(clock.instant()).plusDays(40);
                play.ago(
                        4 * DAY - HOUR,
                        () -> steps.queued(
                                queued.number(),
                                Money.of("120000"),
                                Money.of("155200.10"),
                                "外省市公安局",
                                until,
                                people.of("liaison")));
            }
            if (cases.hasNext()) {
                Freeze failed = sent(cases.next(), 3 * DAY, "6500");
                play.ago(
                        3 * DAY - 40,
                        () -> steps.failed(failed.number(), FreezeFailure.ACCOUNT_CLOSED, "", people.of("liaison")));
            }
            if (cases.hasNext()) {
                Freeze released = sent(cases.next(), 9 * DAY, "23000");
                answered(released, 9 * DAY - HOUR, "23000");
                play.ago(
                        20 * HOUR,
                        () -> steps.release(released.number(), null, "经查明为货款，与案件无关", people.of("supervisor")));
            }
            if (cases.hasNext()) {
                sent(cases.next(), 3 * HOUR, "51000");
            }
            if (cases.hasNext()) {
                approved(cases.next(), 5 * HOUR, "34800");
            }
            if (cases.hasNext()) {
                applied(cases.next(), 70, "97000");
            }
            if (cases.hasNext()) {
                Freeze renewed = sent(cases.next(), LONG_AGO, "150000");
                answered(renewed, LONG_AGO - HOUR, "142600");
                play.ago(3 * DAY, () -> steps.askRenewal(renewed.number(), 6, "资金流向未查清", people.of("officer")));
                play.ago(30 * HOUR, () -> steps.renew(renewed.number(), people.of("supervisor")));
            }
        }

        /** The oldest cases of the station that may still be worked on. */
        private List<CaseNumber> filed() {
            return jdbc.sql("""
                            select c.case_no from case_file c join unit u on u.id = c.unit_id
                            where u.code = :unit and c.state in ('FILED', 'SOLVED') and not c.restricted and c.filed_at < :before
                            order by c.filed_at desc, c.case_no limit 9""")
                    .param("unit", DemoCity.TINGTAO)
                    .param("before", Timestamp.from(play.moment(LONG_AGO + DAY)))
                    .query((rs, n) -> CaseNumber.of(String.valueOf(rs.getString(1))))
                    .list();
        }

        private Freeze applied(CaseNumber caseNo, int minutes, String limit) {
            DemoCard card = DemoCard.of(DemoCity.BANKS.get(0), dice);
            Freeze freeze = new Freeze();
            play.ago(
                    minutes,
                    () -> freeze.no.set(steps.apply(
                            caseNo,
                            new FreezeAsked(
                                    AccountKind.BANK_ACCOUNT,
                                    card.number(),
                                    card.holder(),
                                    units.findByCode(card.institution())
                                            .orElseThrow()
                                            .id(),
                                    FreezeAsset.DEPOSIT,
                                    FreezeMode.LIMIT,
                                    FreezeScope.INVOLVED,
                                    Money.of(limit),
                                    6,
                                    false,
                                    "账户接收被害人转账，涉嫌电信网络诈骗，需冻结涉案资金",
                                    null),
                            people.of("officer"))));
            return freeze;
        }

        private Freeze approved(CaseNumber caseNo, int minutes, String limit) {
            Freeze freeze = applied(caseNo, minutes, limit);
            play.ago(minutes - 20, () -> steps.approve(freeze.number(), people.of("supervisor")));
            return freeze;
        }

        private Freeze sent(CaseNumber caseNo, int minutes, String limit) {
            Freeze freeze = approved(caseNo, minutes, limit);
            play.ago(minutes - 30, () -> steps.send(freeze.number(), people.of("officer")));
            return freeze;
        }

        private void answered(Freeze freeze, int minutes, String amount) {
            Money held = Money.of(amount);
            play.ago(minutes, () -> steps.frozen(freeze.number(), held, held, people.of("liaison")));
        }
    }

    /** A freeze whose number is known once it is applied for. */
    private static final class Freeze {

        private final AtomicReference<FreezeNumber> no = new AtomicReference<>();

        FreezeNumber number() {
            return Objects.requireNonNull(no.get());
        }
    }
}
