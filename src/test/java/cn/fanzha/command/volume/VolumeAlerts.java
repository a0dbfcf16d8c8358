package cn.fanzha.command.volume;

import cn.fanzha.command.platform.crypto.ValueKind;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The alerts and what was done about them. All but the newest are closed. */
final class VolumeAlerts {

    private static final int ID = 12;
    private static final int ATTEMPT = 13;
    private static final int EVENT = 15;
    private static final String[] SOURCES = {
        "NATIONAL_PUSH", "NATIONAL_PUSH", "NATIONAL_PUSH", "CITY_MODEL", "CITY_MODEL", "BANK", "TELECOM", "SMS_12381"
    };
    private static final String[] TYPES = {"10", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "29"};
    private static final String[] OUTCOMES = {
        "DISSUADED",
        "DISSUADED",
        "DISSUADED",
        "DISSUADED",
        "FALSE_ALARM",
        "UNREACHABLE",
        "NOT_DISSUADED",
        "STOPPED_TRANSFER",
        "REFERRED",
        "ALREADY_DECEIVED"
    };

    private final VolumePlan plan;
    private final VolumeUnits units;
    private final VolumePeople people;

    VolumeAlerts(VolumePlan plan, VolumeUnits units, VolumePeople people) {
        this.plan = plan;
        this.units = units;
        this.people = people;
    }

    private record Made(
            UUID id,
            String number,
            int station,
            Instant pushed,
            String risk,
            boolean open,
            Instant outcomeAt,
            long drawn) {}

    private Made made(int n) {
        long drawn = plan.dice(ID, n);
        Instant pushed = plan.at(n, plan.alerts(), drawn);
        double grade = Dice.unit(Dice.next(drawn, 2));
        Instant worked = pushed.plus(Duration.ofMinutes(3 + Dice.skewed(Dice.next(drawn, 3), 600)));
        boolean open = n >= plan.alerts() - plan.openAlerts() || worked.isAfter(plan.end());
        return new Made(
                plan.id(pushed, ID, n),
                "YJ" + plan.division() + plan.day(pushed) + VolumePeople.digits(9, n),
                units.station(Dice.next(drawn, 1)),
                pushed,
                grade < 0.2 ? "HIGH" : grade < 0.55 ? "MEDIUM" : "LOW",
                open,
                worked,
                drawn);
    }

    /** Whom the alert is about: half of the alerts are about somebody who was warned before. */
    static int person(VolumePlan plan, int n) {
        return Dice.below(Dice.next(plan.dice(ID, n), 4), plan.persons());
    }

    static final String COLUMNS =
            "id, alert_no, unit_id, source, risk, fraud_type, state, pushed_at, person_name, name_digest, phone, phone_index,"
                    + " id_no, id_no_index, outcome, outcome_at, loss_avoided, tags, created_at, due_at, next_step, updated_at, attempted, ruled";

    void alert(int n, CopyRow row) {
        Made made = made(n);
        int person = person(plan, n);
        String phone = people.phone(person);
        String idNo = Dice.chance(Dice.next(made.drawn(), 5), 0.1) ? people.idNumber(person) : null;
        String outcome = made.open() ? null : OUTCOMES[Dice.below(Dice.next(made.drawn(), 6), OUTCOMES.length)];
        row.id(made.id())
                .text(made.number())
                .id(units.at(made.station()).id())
                .text(SOURCES[Dice.below(Dice.next(made.drawn(), 7), SOURCES.length)])
                .text(made.risk())
                .text(TYPES[Dice.below(Dice.next(made.drawn(), 8), TYPES.length)])
                .text(made.open() ? "PUSHED" : "CLOSED")
                .time(made.pushed())
                .bytes(people.nameEncrypted(person))
                .bytes(people.nameDigest(made.number(), person))
                .bytes(people.encrypt(ValueKind.PHONE, phone))
                .bytes(people.index(ValueKind.PHONE, phone))
                .bytes(idNo == null ? null : people.encrypt(ValueKind.ID_NUMBER, idNo))
                .bytes(idNo == null ? null : people.index(ValueKind.ID_NUMBER, idNo))
                .text(outcome)
                .time(made.open() ? null : made.outcomeAt())
                .money("STOPPED_TRANSFER".equals(outcome) ? 100_000L + Dice.below(made.drawn(), 50_000_000) : null)
                .text(Dice.chance(Dice.next(made.drawn(), 9), 0.1) ? "{涉老}" : "{}")
                .time(made.pushed())
                .time(made.open() ? made.pushed().plus(receive(made.risk())) : null)
                .text(made.open() ? "SMS" : null)
                .time(made.open() ? made.pushed() : made.outcomeAt())
                .bool(!made.open())
                .bool(true)
                .end();
    }

    private static Duration receive(String risk) {
        return Duration.ofMinutes(
                switch (risk) {
                    case "HIGH" -> 5;
                    case "MEDIUM" -> 15;
                    default -> 60;
                });
    }

    static final String ATTEMPT_COLUMNS = "id, attempt_no, alert_id, step, at, result, created_at";

    void attempts(int n, CopyRow row) {
        Made made = made(n);
        if (made.open()) {
            return;
        }
        long gap = made.outcomeAt().getEpochSecond() - made.pushed().getEpochSecond();
        attempt(made, n, 0, "SMS", made.pushed().plusSeconds(gap / 4), "SENT", row);
        if (!made.risk().equals("LOW")) {
            boolean reached = Dice.chance(Dice.next(made.drawn(), 10), 0.7);
            attempt(made, n, 1, "CALL", made.pushed().plusSeconds(gap / 2), reached ? "REACHED" : "NO_ANSWER", row);
            if (made.risk().equals("HIGH")) {
                attempt(made, n, 2, "VISIT", made.pushed().plusSeconds(gap), reached ? "MET" : "NOT_HOME", row);
            }
        }
    }

    private void attempt(Made made, int n, int k, String step, Instant at, String result, CopyRow row) {
        row.id(plan.id(at, ATTEMPT, n * 4L + k))
                .text("QZ" + made.number().substring(2) + k)
                .id(made.id())
                .text(step)
                .time(at)
                .text(result)
                .time(at)
                .end();
    }

    static final String EVENT_COLUMNS = "id, alert_id, kind, at, actor_name";

    /** Of one alert in ten the course is known as well; the others came in with their outcome. */
    void events(int n, CopyRow row) {
        if (n % 10 == 0) {
            Made made = made(n);
            row.id(plan.id(made.pushed(), EVENT, n * 2L))
                    .id(made.id())
                    .text("PUSHED")
                    .time(made.pushed())
                    .text("系统")
                    .end();
            if (!made.open()) {
                row.id(plan.id(made.outcomeAt(), EVENT, n * 2L + 1))
                        .id(made.id())
                        .text("CLOSED")
                        .time(made.outcomeAt())
                        .text(units.officer(made.station()).name())
                        .end();
            }
        }
    }
}
