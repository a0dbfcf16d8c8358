package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;

/** Examples of cases for the authorisation matrix, also for the intake form of a case. */
class CaseSamples implements SampleData {

    private final TestCases cases;
    private final Observables observables;

    CaseSamples(TestCases cases, Observables observables) {
        this.cases = cases;
        this.observables = observables;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/cases/{no}")
                        && !pattern.endsWith("/stops")
                        && !pattern.endsWith("/returns")
                        && !pattern.contains("/transfers")
                        && !CaseFileSamples.own(pattern)
                        && !CaseStepSamples.owns(pattern)
                || pattern.equals("/api/v1/cases/{no}")
                || pattern.startsWith("/intake");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        if (pattern.startsWith("/intake")) {
            return Sample.EMPTY
                    .with("form", Ids.next().toString())
                    .with("draft", Ids.next().toString())
                    .with("line", "0")
                    .with("action", "add");
        }
        CaseRef file = cases.reported(side.officer());
        Sample sample = Sample.of("no", file.number().value());
        return switch (pattern) {
            case "/cases/{no}/steps" -> sample.with("step", "ACCEPT").with("at", "2026-01-01T00:00");
            case "/cases/{no}/approval" -> {
                cases.take(file, CaseStep.ACCEPT, side.officer());
                cases.take(file, CaseStep.FILE, side.officer());
                yield sample.with("verdict", "approve");
            }
            case "/cases/{no}/observables/{id}/take-off" ->
                new Sample(
                        java.util.Map.of(
                                "no",
                                file.number().value(),
                                "id",
                                observables
                                        .idOf(ObservableType.PHONE, "13800138000")
                                        .toString()),
                        java.util.Map.of(),
                        null);
            case "/cases/{no}/victims/{position}/reveal" ->
                new Sample(java.util.Map.of("no", file.number().value(), "position", "0"), java.util.Map.of(), null)
                        .with("field", "PHONE")
                        .with("reason", "核实身份");
            default ->
                sample.with("form", Ids.next().toString())
                        .with("action", "save")
                        .with("channel", "WALK_IN");
        };
    }
}
