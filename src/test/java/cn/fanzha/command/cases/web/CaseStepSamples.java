package cn.fanzha.command.cases.web;

import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.util.Map;
import java.util.Set;

/** Examples of what is done to a case's states, clocks and readers, for the authorisation matrix. */
class CaseStepSamples implements SampleData {

    private static final Map<String, String> BODIES = Map.of(
            "/api/v1/cases/{no}/steps", "{\"step\": \"ACCEPT\", \"at\": \"2026-01-01 00:00:00\"}",
            "/api/v1/cases/{no}/approval", "{\"approve\": true, \"supervisor\": \"nobody\"}",
            "/api/v1/cases/{no}/rejection-notice", "{\"way\": \"POST\", \"at\": \"2026-01-01 00:00:00\"}",
            "/api/v1/cases/{no}/send-back", "{\"note\": \"\"}",
            "/api/v1/cases/{no}/circle", "{}",
            "/api/v1/cases/{no}/restriction", "{}");

    private final TestCases cases;

    CaseStepSamples(TestCases cases) {
        this.cases = cases;
    }

    static boolean owns(String pattern) {
        return BODIES.containsKey(pattern)
                || pattern.startsWith("/cases/{no}/")
                        && pattern.matches(".*/(closing|rejection-notice|send-back|circle|restriction|restriction/lift"
                                + "|task-force|task-force/end)");
    }

    @Override
    public boolean covers(String method, String pattern) {
        return owns(pattern);
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        String number = cases.reported(side.officer()).number().value();
        return new Sample(
                Map.of("no", number), Map.of(), Set.of("POST", "PUT").contains(method) ? BODIES.get(pattern) : null);
    }
}
