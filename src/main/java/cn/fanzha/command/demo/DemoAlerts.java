package cn.fanzha.command.demo;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Six alerts a day and what was done about them, step by step until somebody was reached. */
final class DemoAlerts {

    private static final int DAYS = 530;
    private static final List<String> UNITS =
            List.of("990101010000", "990101020000", "990102010000", "990102020000", "990103010000", "990101010100");
    private static final List<String> SOURCES =
            List.of("NATIONAL_PUSH", "NATIONAL_PUSH", "CITY_MODEL", "HOTLINE_96110", "SMS_12381", "BANK", "TELECOM");
    private static final List<String> RISKS = List.of("HIGH", "MEDIUM", "MEDIUM", "LOW", "LOW");
    private static final List<String> TYPES = List.of("10", "10", "11", "12", "13", "14", "15");

    private final DemoImports imports;
    private final DemoDice dice;
    private final LocalDate today;
    private final List<String> alerts = new ArrayList<>();
    private final List<String> attempts = new ArrayList<>();

    DemoAlerts(DemoImports imports, DemoDice dice, LocalDate today) {
        this.imports = imports;
        this.dice = dice;
        this.today = today;
    }

    void run() {
        for (int back = DAYS; back > 0; back--) {
            for (int i = 0; i < 4 + dice.upTo(5); i++) {
                alert(ChinaTime.startOf(today.minusDays(back)).plusSeconds(8 * 3600L + dice.upTo(12 * 3600)));
            }
        }
        imports.run(
                "alerts",
                "alert_no,unit_code,source,risk,fraud_type,pushed_at,person_name,phone,outcome,outcome_at,loss_avoided",
                alerts);
        imports.run("alert-attempts", "attempt_no,alert_no,step,at,result", attempts);
    }

    private void alert(Instant pushed) {
        String number = "YLA%07d".formatted(alerts.size() + 1);
        Instant at = pushed.plusSeconds(60L + dice.upTo(240));
        attempt(number, "SMS", at, "SENT");
        at = at.plusSeconds(120L + dice.upTo(1800));
        boolean reached = dice.chance(70);
        attempt(number, "CALL", at, reached ? "REACHED" : dice.one(List.of("NO_ANSWER", "BUSY", "NOT_BELIEVING")));
        if (!reached && dice.chance(50)) {
            at = at.plusSeconds(600L + dice.upTo(1800));
            attempt(number, "CONTACTS", at, dice.one(List.of("REACHED", "NO_ANSWER")));
        }
        if (!reached) {
            at = at.plusSeconds(1800L + dice.upTo(7200));
            reached = dice.chance(80);
            attempt(number, "VISIT", at, reached ? "MET" : "NOT_HOME");
        }
        String outcome = reached
                ? dice.one(List.of(
                        "DISSUADED",
                        "DISSUADED",
                        "DISSUADED",
                        "DISSUADED",
                        "STOPPED_TRANSFER",
                        "FALSE_ALARM",
                        "ALREADY_DECEIVED"))
                : "UNREACHABLE";
        alerts.add(String.join(
                ",",
                number,
                dice.one(UNITS),
                dice.one(SOURCES),
                dice.one(RISKS),
                dice.one(TYPES),
                ChinaTime.formatSeconds(pushed),
                dice.name(),
                "1740000%04d".formatted(dice.upTo(10_000)),
                outcome,
                ChinaTime.formatSeconds(at.plusSeconds(600)),
                outcome.equals("STOPPED_TRANSFER") ? DemoDice.yuan(200_000L + dice.upTo(9_000_000)) : ""));
    }

    private void attempt(String alert, String step, Instant at, String result) {
        attempts.add(String.join(
                ",", "YLB%07d".formatted(attempts.size() + 1), alert, step, ChinaTime.formatSeconds(at), result));
    }
}
