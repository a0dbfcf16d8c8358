package cn.fanzha.command.alerts.web;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.AlertRules;
import cn.fanzha.command.alerts.domain.AlertWork;
import cn.fanzha.command.alerts.domain.NewAlerts;
import cn.fanzha.command.alerts.domain.TestAlerts;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Alerts of a side's station. */
class AlertSamples implements SampleData {

    private final NewAlerts alerts;
    private final AlertWork work;
    private final TestCases cases;
    private final AlertRules rules;
    private final Clock clock;

    AlertSamples(NewAlerts alerts, AlertWork work, TestCases cases, AlertRules rules, Clock clock) {
        this.alerts = alerts;
        this.work = work;
        this.cases = cases;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/alerts/{no}")
                || pattern.startsWith("/alerts/rules/")
                || pattern.equals("/cases/{no}/alerts")
                || method.equals("POST") && pattern.equals("/api/v1/alerts");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        if (pattern.startsWith("/api/")) {
            return new Sample(Map.of(), Map.of(), "[]");
        }
        if (pattern.startsWith("/cases/")) {
            return Sample.of("no", cases.reported(side.officer()).number().value());
        }
        if (pattern.startsWith("/alerts/rules/")) {
            return Sample.of("id", rule(side).toString());
        }
        AlertNumber no = TestAlerts.pushed(
                alerts, side.station(), RiskGrade.HIGH, clock.instant().minusSeconds(30), side.officer());
        if (pattern.endsWith("/attempts") || pattern.endsWith("/close")) {
            work.receive(no, side.officer());
        }
        return switch (pattern.substring(pattern.lastIndexOf('/') + 1)) {
            case "reveal" -> Sample.of("no", no.value()).with("field", "PHONE").with("reason", "核对");
            case "attempts" -> Sample.of("no", no.value()).with("step", "CALL").with("result", "BUSY");
            case "close" -> Sample.of("no", no.value()).with("outcome", "FALSE_ALARM");
            case "forward" ->
                Sample.of("no", no.value()).with("unit", side.station().code()).with("reason", "属地处置");
            case "return" -> Sample.of("no", no.value()).with("reason", "不属本地");
            case "{days}" -> new Sample(Map.of("no", no.value(), "days", "7"), Map.of("note", "已回访"), null);
            default -> Sample.of("no", no.value());
        };
    }

    /** A rule that fits nothing that a test pushes. */
    private UUID rule(Side side) {
        UUID holder = side.supervisor().unitId();
        rules.add(
                new AlertRules.Draft(
                        holder,
                        500,
                        AlertSource.SMS_12381,
                        RiskGrade.LOW,
                        null,
                        "00",
                        side.station().id()),
                side.supervisor());
        return rules.of(side.supervisor()).stream()
                .filter(rule -> rule.holderId().equals(holder))
                .toList()
                .getLast()
                .id();
    }
}
