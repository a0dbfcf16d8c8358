package cn.fanzha.command.demo;

import cn.fanzha.command.cases.CaseProgress;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.StopAnswers;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.intake.CallBegun;
import cn.fanzha.command.intake.CallReport;
import cn.fanzha.command.intake.CallReport.PayeeTransfer;
import cn.fanzha.command.intake.Intake;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The calls of the last two days: cases on their way, stops in every state, what waits for a signature or approval. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoCallsNow {

    private static final int HOUR = 60;

    private final Intake intake;
    private final StopAnswers answers;
    private final CaseProgress progress;
    private final DemoOnward onward;
    private final DemoCasesNow beside;
    private final DemoPeople people;
    private final DemoImports imports;
    private final Units units;
    private final Clock clock;

    DemoCallsNow(
            Intake intake,
            StopAnswers answers,
            CaseProgress progress,
            DemoOnward onward,
            DemoCasesNow beside,
            DemoPeople people,
            DemoImports imports,
            Units units,
            Clock clock) {
        this.intake = intake;
        this.answers = answers;
        this.progress = progress;
        this.onward = onward;
        this.beside = beside;
        this.people = people;
        this.imports = imports;
        this.units = units;
        this.clock = clock;
    }

    void plan(DemoPlay play) {
        new Plan(play, new DemoDice(990_300, ChinaTime.date(clock.instant()))).all();
    }

    private final class Plan {

        private final DemoPlay play;
        private final DemoDice dice;

        Plan(DemoPlay play, DemoDice dice) {
            this.play = play;
            this.dice = dice;
        }

        void all() {
            running();
            DemoCall refused = call(7 * HOUR, "officer", DemoFraud.LOAN, "15800", bank(1));
            signed(refused, 6 * HOUR, "officer2");
            refuse(refused, 400, RefusalReason.HOLDER_DIFFERS, "户名与申请不符，经核对为他人账户", "liaison2");
            DemoCall dispute = call(200, "officer6", DemoFraud.SHOPPING, "9800", bank(2));
            refuse(dispute, 185, RefusalReason.NO_BALANCE, "", "liaison4");
            beside.rejected(play, dispute, "supervisor4");
            refuse(
                    call(100, "officer9", DemoFraud.BRUSHING, "8600", bank(1)),
                    91,
                    RefusalReason.ALREADY_FROZEN,
                    "",
                    "liaison2");
            waiting();
            accepted(refused, 380);
            step(refused, CaseStep.REJECT, 90, "经审查系民间借贷纠纷，无诈骗犯罪事实");
            drafts();
        }

        private void running() {
            // ends in an hour and a half
            DemoCall first = call(46 * HOUR + 36, "officer", DemoFraud.INVESTMENT, "186000", bank(0));
            received(first, 46 * HOUR + 33, "liaison");
            stop(first, 46 * HOUR + 30, "203411.27", "186000", "liaison");
            signed(first, 46 * HOUR + 20, "officer2");
            accepted(first, 45 * HOUR);
            step(first, CaseStep.FILE, 10 * HOUR, "有犯罪事实，涉案数额巨大，需追究刑事责任");
            // ends in eleven hours
            DemoCall second = call(37 * HOUR + 5, "officer2", DemoFraud.CUSTOMER_SERVICE, "32000", bank(1));
            stop(second, 37 * HOUR, "18650.40", "18650.40", "liaison2");
            signed(second, 36 * HOUR, "officer");
            accepted(second, 35 * HOUR);
            step(second, CaseStep.FILE, 26 * HOUR, "被害人陈述、转账记录齐全");
            play.ago(24 * HOUR, () -> expect(progress.decide(second.number(), true, "同意立案", people.of("supervisor"))));
            // fresh, and another victim of the same account
            DemoCall third = call(5 * HOUR, "officer", DemoFraud.BRUSHING, "54800", bank(0));
            stop(third, 5 * HOUR - 7, "61230.88", "54800", "liaison");
            signed(third, 4 * HOUR, "officer2");
            accepted(third, 200);
            step(third, CaseStep.FILE, 55, "网络刷单诈骗，止付款项需及时冻结");
            beside.transferred(
                    play, call(3 * HOUR, "officer3", DemoFraud.BRUSHING, "21000", third.payee), "990102010000");
            beside.joint(play, first, "supervisor", "officer6", "supervisor4");
            stop(call(520, "officer5", DemoFraud.BRUSHING, "18000", wallet()), 505, "18020", "18000", "liaison3");
            stop(call(240, "officer11", DemoFraud.LOAN, "26000", bank(2)), 232, "3105.66", "3105.66", "liaison4");
            DemoCall secret = call(330, "officer12", DemoFraud.INVESTMENT, "74000", bank(3));
            stop(secret, 318, "70400", "70400", "liaison5");
            beside.restricted(play, secret, "supervisor3", "officer12");
            DemoCall drained = call(150, "officer", DemoFraud.CUSTOMER_SERVICE, "22000", bank(1));
            stop(drained, 141, "9.13", "9.13", "liaison2");
            play.ago(139, () -> onward.threeAccounts(drained.stop(), "liaison2", dice));
        }

        /** On the desks: some red already, some in hand, some just come. */
        private void waiting() {
            DemoCall oldest = call(47, "officer2", DemoFraud.CREDIT_RECORD, "43000", bank(0));
            received(oldest, 44, "liaison");
            play.ago(40, () -> onward.tableBrought(oldest.stop(), "liaison"));
            received(call(26, "officer8", DemoFraud.DATING, "61000", bank(1)), 22, "liaison2");
            received(call(36, "officer10", DemoFraud.GAMES, "4800", wallet()), 33, "liaison3");
            call(9, "officer", DemoFraud.AUTHORITIES, "268000", bank(0));
            call(13, "officer7", DemoFraud.ACQUAINTANCE, "98000", bank(1));
            call(8, "officer4", DemoFraud.INVESTMENT, "120000", bank(3));
            call(4, "officer", DemoFraud.SHOPPING, "2680", wallet());
            call(3, "officer", DemoFraud.BRUSHING, "36800", bank(0));
            call(2, "officer2", DemoFraud.CUSTOMER_SERVICE, "12000.60", bank(1));
            call(1, "officer", DemoFraud.INVESTMENT, "158000", bank(2));
        }

        private void drafts() {
            draft(50, DemoFraud.SHOPPING);
            draft(16, DemoFraud.LOAN);
        }

        private void draft(int minutes, DemoFraud fraud) {
            String name = dice.name();
            String phone = dice.phone();
            play.ago(
                    minutes,
                    () -> intake.begin(
                            new CallBegun(
                                    Ids.next(),
                                    Channel.HOTLINE_96110,
                                    fraud.code,
                                    clock.instant().minusSeconds(120),
                                    name,
                                    phone,
                                    null),
                            people.of("officer")));
        }

        private DemoCall call(int minutes, String officer, DemoFraud fraud, String yuan, DemoCard payee) {
            DemoCall call = new DemoCall(fraud, officer, payee);
            Money amount = Money.of(yuan);
            String story = DemoStories.tell(
                    fraud,
                    amount.yuan().movePointRight(2).longValue(),
                    DemoStories.platform(fraud, dice),
                    "s%05d.example".formatted(dice.upTo(100_000)),
                    dice);
            String victim = dice.name();
            String phone = dice.phone();
            DemoCard own = DemoCard.of(dice.one(DemoCity.BANKS), dice);
            int age = dice.about(fraud.age, fraud.ages, 18, 80);
            String id = dice.residentId(
                    "990101", age, ChinaTime.date(clock.instant()).getYear());
            play.ago(minutes, () -> {
                Actor actor = people.of(officer);
                UnitRef unit = units.get(actor.unitId());
                Instant now = clock.instant();
                NewCase details = new NewCase(
                        dice.one(List.of(Channel.HOTLINE_96110, Channel.ALARM_110, Channel.WALK_IN)),
                        fraud.code,
                        now.minusSeconds(200),
                        amount,
                        amount,
                        unit.regionCode(),
                        story,
                        victim,
                        id,
                        phone);
                PayeeTransfer transfer = new PayeeTransfer(
                        0,
                        true,
                        payee.institution().equals(DemoCity.PAYMENT)
                                ? AccountKind.PAYMENT_ACCOUNT
                                : AccountKind.BANK_ACCOUNT,
                        payee.number(),
                        payee.holder(),
                        units.findByCode(payee.institution()).orElseThrow().id(),
                        amount,
                        now.minusSeconds(900),
                        own.number());
                Intake.Taken taken = intake.take(
                        new CallReport(
                                Ids.next(), details, Set.of(), List.of(transfer), Urgency.URGENT, minutes > 60, null),
                        actor);
                call.taken(
                        taken.caseFile(),
                        switch (taken.stops().getFirst()) {
                            case StopOutcome.Requested requested -> requested.number();
                            case StopOutcome.Joined joined -> joined.number();
                            case StopOutcome.Refused no -> throw new IllegalStateException(no.messageKey());
                        });
            });
            return call;
        }

        private void received(DemoCall call, int minutes, String liaison) {
            play.ago(minutes, () -> answers.receive(call.stop(), people.of(liaison)));
        }

        private void stop(DemoCall call, int minutes, String balance, String held, String liaison) {
            play.ago(
                    minutes, () -> answers.stopped(call.stop(), Money.of(balance), Money.of(held), people.of(liaison)));
        }

        private void refuse(DemoCall call, int minutes, RefusalReason reason, String note, String liaison) {
            play.ago(minutes, () -> answers.refused(call.stop(), Set.of(reason), note, people.of(liaison)));
        }

        private void signed(DemoCall call, int minutes, String officer) {
            play.ago(minutes, () -> answers.countersign(call.stop(), people.of(officer)));
        }

        private void accepted(DemoCall call, int minutes) {
            step(call, CaseStep.ACCEPT, minutes, null);
        }

        private void step(DemoCall call, CaseStep step, int minutes, @org.jspecify.annotations.Nullable String note) {
            play.ago(
                    minutes,
                    () -> expect(progress.take(call.number(), step, clock.instant(), note, people.of(call.officer))));
        }

        private void expect(StepOutcome outcome) {
            if (outcome instanceof StepOutcome.Refused no) {
                throw new IllegalStateException(no.key());
            }
        }

        private DemoCard bank(int place) {
            return DemoCard.of(DemoCity.BANKS.get(place), dice);
        }

        private DemoCard wallet() {
            return new DemoCard(DemoCity.PAYMENT, "lf%09d".formatted(dice.upTo(1_000_000_000)), dice.name());
        }
    }

    /** Asked of the operator and the internet company a while ago, and not done yet. */
    void controls(DemoPlay play) {
        DemoFile file = new DemoFile(
                "control-requests", "control_no,unit_code,kind,value,institution_code,requested_at,done_at");
        file.add("YLKN1", DemoCity.TINGTAO, "NUMBER", "17400098001", DemoCity.TELECOM, ago(play, 25), "");
        file.add("YLKN2", DemoCity.TINGTAO, "SITE", "juxing-task.example", DemoCity.INTERNET, ago(play, 170), "");
        file.add("YLKN3", "990102010000", "APP", "com.jinlan.zhitou.client", DemoCity.INTERNET, ago(play, 540), "");
        file.add("YLKN4", "990103010000", "NUMBER", "17400098002", DemoCity.TELECOM, ago(play, 1_200), "");
        file.add("YLKN5", DemoCity.TINGTAO, "NUMBER", "17400098003", DemoCity.TELECOM, ago(play, 600), ago(play, 240));
        imports.run(file);
    }

    private static String ago(DemoPlay play, int minutes) {
        return ChinaTime.formatSeconds(play.moment(minutes));
    }
}
