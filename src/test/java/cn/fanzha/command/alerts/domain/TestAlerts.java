package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Phone;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Alerts as officers type them. */
public final class TestAlerts {

    private static final AtomicInteger PHONES = new AtomicInteger((int) (System.nanoTime() % 9_000_000));

    private TestAlerts() {}

    /** About 林不明, of a phone of its own. */
    public static AlertNumber pushed(NewAlerts alerts, UnitRef unit, RiskGrade risk, Instant at, Actor by) {
        return alerts.push(
                new NewAlert(
                        unit.id(),
                        AlertSource.HOTLINE_96110,
                        risk,
                        "10",
                        at,
                        Phone.of("1740%07d".formatted(PHONES.incrementAndGet() % 10_000_000)),
                        "林不明",
                        null,
                        null),
                by);
    }
}
