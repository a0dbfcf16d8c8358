package cn.fanzha.command.demo;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AttemptResult;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.alerts.Dissuasion;
import cn.fanzha.command.alerts.LossKnown;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The alerts of the last day in every state: just over their time, due in minutes, fresh; and who must be looked after. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoAlertsNow {

    private static final String HEADER =
            "alert_no,unit_code,source,risk,fraud_type,pushed_at,person_name,phone,outcome,outcome_at";
    private static final String HIGH = "HIGH";
    private static final String MEDIUM = "MEDIUM";
    private static final String LOW = "LOW";
    private static final String TINGTAO = DemoCity.TINGTAO;
    private static final int DAY = 24 * 60;

    private final DemoImports imports;
    private final DemoPeople people;
    private final Dissuasion work;
    private final Units units;
    private final Clock clock;

    DemoAlertsNow(DemoImports imports, DemoPeople people, Dissuasion work, Units units, Clock clock) {
        this.imports = imports;
        this.people = people;
        this.work = work;
        this.units = units;
        this.clock = clock;
    }

    void plan(DemoPlay play) {
        new Plan(play, new DemoDice(990_200, ChinaTime.date(clock.instant()))).all();
    }

    private final class Plan {

        private final DemoPlay play;
        private final DemoDice dice;
        private final DemoFile file = new DemoFile("alerts", HEADER);
        private final DemoFile attempts = new DemoFile("alert-attempts", "attempt_no,alert_no,step,at,result");
        private int drawn;

        Plan(DemoPlay play, DemoDice dice) {
            this.play = play;
            this.dice = dice;
        }

        void all() {
            officersStation();
            handedOn();
            elsewhere();
            done();
            List.of(7, 8, 20, 31).forEach(this::notDissuaded);
            imports.run(file);
            imports.run(attempts);
        }

        private void officersStation() {
            pushed(2, TINGTAO, HIGH, DemoFraud.INVESTMENT);
            pushed(7, TINGTAO, HIGH, DemoFraud.AUTHORITIES);
            pushed(12, TINGTAO, MEDIUM, DemoFraud.BRUSHING);
            pushed(19, TINGTAO, MEDIUM, DemoFraud.CUSTOMER_SERVICE);
            pushed(25, TINGTAO, LOW, DemoFraud.SHOPPING);
            String call = pushed(13, TINGTAO, HIGH, DemoFraud.ACQUAINTANCE);
            receive(call, 10, "officer");
            String soon = pushed(55, TINGTAO, MEDIUM, DemoFraud.LOAN);
            receive(soon, 45, "officer");
            String visit = pushed(112, TINGTAO, HIGH, DemoFraud.INVESTMENT);
            receive(visit, 109, "officer");
            tried(visit, 108, AttemptStep.SMS, AttemptResult.SENT, "officer");
            tried(visit, 103, AttemptStep.CALL, AttemptResult.BUSY, "officer");
            tried(visit, 80, AttemptStep.CONTACTS, AttemptResult.NO_ANSWER, "officer");
            String stubborn = pushed(300, TINGTAO, MEDIUM, DemoFraud.DATING);
            receive(stubborn, 290, "officer2");
            tried(stubborn, 285, AttemptStep.SMS, AttemptResult.SENT, "officer2");
            tried(stubborn, 250, AttemptStep.CALL, AttemptResult.NOT_BELIEVING, "officer2");
            receive(pushed(400, TINGTAO, LOW, DemoFraud.CREDIT_RECORD), 380, "officer2");
        }

        private void handedOn() {
            String down = pushed(40, DemoCity.DISTRICTS.getFirst(), HIGH, DemoFraud.AUTHORITIES);
            play.ago(4, () -> work.forward(no(down), unit(TINGTAO), "当事人现住听涛路辖区，请立即见面劝阻", people.of("supervisor")));
            String back = pushed(90, TINGTAO, MEDIUM, DemoFraud.BRUSHING);
            play.ago(70, () -> work.forward(no(back), unit(DemoCity.CAMPUS), "当事人为在校学生", people.of("officer")));
            play.ago(31, () -> work.handBack(no(back), "经核实已毕业离校，现住校外", people.officerOf(DemoCity.CAMPUS)));
            String campus = pushed(35, TINGTAO, MEDIUM, DemoFraud.GAMES);
            play.ago(28, () -> work.forward(no(campus), unit(DemoCity.CAMPUS), "学生宿舍区", people.of("officer2")));
        }

        private void elsewhere() {
            int i = 0;
            for (String station : DemoCity.stations()) {
                if (!station.equals(TINGTAO)) {
                    pushed(3 + i * 2, station, HIGH, dice.one(DemoFraud.ALL));
                    pushed(9 + i * 4, station, MEDIUM, dice.one(DemoFraud.ALL));
                    String mine = pushed(70 + i * 25, station, i % 2 == 0 ? LOW : MEDIUM, dice.one(DemoFraud.ALL));
                    String who = people.officerOf(station).username();
                    receive(mine, 60 + i * 25, who);
                    if (i % 2 == 0) {
                        tried(mine, 55 + i * 25, AttemptStep.SMS, AttemptResult.SENT, who);
                        tried(mine, 40 + i * 20, AttemptStep.CALL, AttemptResult.NO_ANSWER, who);
                    }
                    i++;
                }
            }
            String student = pushed(65, DemoCity.CAMPUS, MEDIUM, DemoFraud.BRUSHING);
            receive(student, 58, people.officerOf(DemoCity.CAMPUS).username());
            pushed(11, DemoCity.PARK, MEDIUM, DemoFraud.ACQUAINTANCE);
            pushed(4, DemoCity.CITY, HIGH, DemoFraud.INVESTMENT);
            pushed(22, DemoCity.CITY, MEDIUM, DemoFraud.AUTHORITIES);
            pushed(17, DemoCity.DISTRICTS.get(1), MEDIUM, DemoFraud.LOAN);
        }

        /** What the last hours have settled already. */
        private void done() {
            String saved = pushed(160, TINGTAO, HIGH, DemoFraud.AUTHORITIES);
            receive(saved, 157, "officer");
            tried(saved, 150, AttemptStep.CALL, AttemptResult.REACHED, "officer");
            play.ago(
                    120,
                    () -> work.close(
                            no(saved),
                            AlertOutcome.STOPPED_TRANSFER,
                            Money.of("168000"),
                            LossKnown.OFFICER_PRESENT,
                            "民警赶到银行网点，当事人正欲向“安全账户”转账，当场叫停",
                            people.of("officer")));
            String talked = pushed(210, TINGTAO, MEDIUM, DemoFraud.BRUSHING);
            receive(talked, 205, "officer2");
            tried(talked, 190, AttemptStep.CALL, AttemptResult.REACHED, "officer2");
            play.ago(
                    185,
                    () -> work.close(
                            no(talked), AlertOutcome.DISSUADED, null, null, "已退出刷单群并卸载软件", people.of("officer2")));
            for (int i = 0; i < 24; i++) {
                int minutes = 30 + i * 45;
                DemoFraud fraud = dice.one(DemoFraud.ALL);
                boolean reached = dice.chance(85);
                String number = row(
                        minutes,
                        dice.one(DemoCity.stations()),
                        dice.one(List.of(HIGH, MEDIUM, LOW)),
                        fraud,
                        reached ? dice.chance(80) ? "DISSUADED" : "FALSE_ALARM" : "UNREACHABLE",
                        minutes - 25);
                attempt(number, "SMS", minutes - 1, "SENT");
                attempt(number, "CALL", minutes - 7, reached ? "REACHED" : "NO_ANSWER");
            }
        }

        /** Closed so many days ago against all advice: the watches after 7, 30 and 90 days fall due. */
        private void notDissuaded(int days) {
            int then = days * DAY;
            DemoFile early = new DemoFile("alerts", HEADER);
            String number = row(early, then + 90, TINGTAO, MEDIUM, DemoFraud.INVESTMENT, "", 0);
            play.ago(then + 60, () -> imports.run(early));
            receive(number, then + 50, "officer");
            tried(number, then + 45, AttemptStep.CALL, AttemptResult.NOT_BELIEVING, "officer");
            tried(number, then + 20, AttemptStep.VISIT, AttemptResult.MET, "officer");
            play.ago(
                    then,
                    () -> work.close(
                            no(number),
                            AlertOutcome.NOT_DISSUADED,
                            null,
                            null,
                            "当事人坚信平台真实，拒绝卸载软件，已告知其子女",
                            people.of("officer")));
        }

        private String pushed(int minutes, String unit, String risk, DemoFraud fraud) {
            return row(file, minutes, unit, risk, fraud, "", 0);
        }

        private String row(int minutes, String unit, String risk, DemoFraud fraud, String outcome, int outcomeAgo) {
            return row(file, minutes, unit, risk, fraud, outcome, outcomeAgo);
        }

        private String row(
                DemoFile into, int minutes, String unit, String risk, DemoFraud fraud, String outcome, int outcomeAgo) {
            String number = "YLN%05d".formatted(++drawn);
            into.add(
                    number,
                    unit,
                    dice.one(List.of("NATIONAL_PUSH", "NATIONAL_PUSH", "CITY_MODEL", "SMS_12381", "BANK", "TELECOM")),
                    risk,
                    fraud.code,
                    ChinaTime.formatSeconds(play.moment(minutes)),
                    dice.name(),
                    dice.phone(),
                    outcome,
                    outcome.isEmpty() ? "" : ChinaTime.formatSeconds(play.moment(outcomeAgo)));
            return number;
        }

        private void attempt(String alert, String step, int minutes, String result) {
            attempts.add(attempts.next("YLM"), alert, step, ChinaTime.formatSeconds(play.moment(minutes)), result);
        }

        private void receive(String number, int minutes, String who) {
            play.ago(minutes, () -> work.receive(no(number), people.of(who)));
        }

        private void tried(String number, int minutes, AttemptStep step, AttemptResult result, String who) {
            play.ago(minutes, () -> work.attempt(no(number), step, result, null, people.of(who)));
        }

        private java.util.UUID unit(String code) {
            return units.findByCode(code).orElseThrow().id();
        }
    }

    private static AlertNumber no(String number) {
        return AlertNumber.of(number);
    }
}
