package cn.fanzha.command.demo;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The alerts up to yesterday, and what was done about them step by step until somebody was reached. */
final class DemoAlerts {

    private static final double A_DAY = 17;
    private static final List<String> SOURCES = List.of(
            "NATIONAL_PUSH",
            "NATIONAL_PUSH",
            "NATIONAL_PUSH",
            "NATIONAL_PUSH",
            "CITY_MODEL",
            "CITY_MODEL",
            "SMS_12381",
            "HOTLINE_96110",
            "BANK",
            "TELECOM",
            "INTERNET");
    private static final List<Outcome> OUTCOMES = List.of(
            new Outcome("DISSUADED", 72),
            new Outcome("STOPPED_TRANSFER", 5),
            new Outcome("FALSE_ALARM", 11),
            new Outcome("ALREADY_DECEIVED", 5),
            new Outcome("NOT_DISSUADED", 4),
            new Outcome("REFERRED", 3));

    private record Outcome(String word, double weight) {}

    private final DemoFile alerts = new DemoFile(
            "alerts",
            "alert_no,unit_code,source,risk,fraud_type,pushed_at,person_name,phone,outcome,outcome_at,loss_avoided,tags");
    private final DemoFile attempts = new DemoFile("alert-attempts", "attempt_no,alert_no,step,at,result");
    private final DemoDice dice;
    private final Instant end;

    DemoAlerts(LocalDate today, DemoDice dice, List<DemoCase> cases) {
        this.dice = dice;
        this.end = ChinaTime.startOf(today).minusSeconds(1_800);
        // some were warned in vain
        Map<LocalDate, List<DemoCase>> warned = cases.stream()
                .filter(one -> dice.chance(4))
                .collect(Collectors.groupingBy(
                        one -> ChinaTime.date(one.reported()).minusDays(dice.between(1, 20))));
        int days = DemoYears.days(today);
        for (int back = days; back > 0; back--) {
            LocalDate day = today.minusDays(back);
            double passed = 1 - (double) back / days;
            int count = dice.times(A_DAY * DemoFraud.busyness(day.getMonthValue()) * (0.8 + 0.4 * passed));
            for (int i = 0; i < count; i++) {
                alert(day, passed, null);
            }
            warned.getOrDefault(day, List.of()).forEach(file -> alert(day, passed, file));
        }
    }

    List<DemoFile> files() {
        return List.of(alerts, attempts);
    }

    private void alert(LocalDate day, double passed, @Nullable DemoCase later) {
        Instant pushed = ChinaTime.startOf(day).plusSeconds(7 * 3600L + dice.upTo(13 * 3600));
        DemoFraud fraud = later == null
                ? dice.weighted(DemoFraud.ALL, one -> one.weight(passed, day.getMonthValue()))
                : later.fraud();
        String number = alerts.next("YLA");
        String risk = dice.chance(16) ? "HIGH" : dice.chance(42) ? "MEDIUM" : "LOW";
        Instant at = pushed.plusSeconds(dice.between(30, 200));
        attempt(number, "SMS", at, dice.chance(97) ? "SENT" : "FAILED");
        at = yet(at.plusSeconds(dice.scattered(risk.equals("HIGH") ? 260 : 1_100, 0.7)));
        boolean reached = later != null || dice.chance(71);
        attempt(
                number,
                "CALL",
                at,
                reached ? "REACHED" : dice.one(List.of("NO_ANSWER", "NO_ANSWER", "BUSY", "NOT_BELIEVING", "REFUSED")));
        if (!reached && dice.chance(45)) {
            at = yet(at.plusSeconds(dice.between(300, 2_400)));
            reached = dice.chance(45);
            attempt(number, "CONTACTS", at, reached ? "REACHED" : "NO_ANSWER");
        }
        if (!reached) {
            at = yet(at.plusSeconds(dice.scattered(risk.equals("HIGH") ? 3_000 : 9_000, 0.5)));
            reached = dice.chance(82);
            attempt(number, "VISIT", at, reached ? "MET" : "NOT_HOME");
        }
        String outcome = later != null
                ? dice.one(List.of("DISSUADED", "NOT_DISSUADED"))
                : reached ? dice.weighted(OUTCOMES, Outcome::weight).word() : "UNREACHABLE";
        alerts.add(
                number,
                later == null ? unit() : later.unit(),
                dice.one(SOURCES),
                risk,
                fraud.code,
                ChinaTime.formatSeconds(pushed),
                later == null ? dice.name() : later.victim(),
                later == null ? dice.phone() : later.phone(),
                outcome,
                ChinaTime.formatSeconds(at.plusSeconds(dice.between(120, 1_500))),
                outcome.equals("STOPPED_TRANSFER")
                        ? DemoDice.yuan(dice.scattered(fraud.median * 130, fraud.spread))
                        : "",
                fraud == DemoFraud.AUTHORITIES && dice.chance(40) ? "涉老" : "");
    }

    /** Yesterday's last alerts were settled before midnight. */
    private Instant yet(Instant at) {
        return at.isBefore(end) ? at : end;
    }

    private String unit() {
        return dice.chance(6)
                ? dice.one(List.of(DemoCity.CAMPUS, DemoCity.CAMPUS, DemoCity.PARK))
                : dice.one(DemoCity.stations());
    }

    private void attempt(String alert, String step, Instant at, String result) {
        attempts.add(attempts.next("YLB"), alert, step, ChinaTime.formatSeconds(at), result);
    }
}
