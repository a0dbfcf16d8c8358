package cn.fanzha.command.freezes.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.domain.Freezing;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.util.Map;

/** Freezes of a side's station at its bank. */
class FreezeSamples implements SampleData {

    private final TestCases cases;
    private final Freezing freezing;

    FreezeSamples(TestCases cases, Freezing freezing) {
        this.cases = cases;
        this.freezing = freezing;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/freezes/{no}")
                || pattern.startsWith("/cases/{no}/freezes")
                || pattern.startsWith("/desk/freezes/{no}")
                || pattern.startsWith("/api/v1/cases/{no}/freezes")
                || pattern.startsWith("/api/v1/freezes/");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        CaseRef file = cases.filed(side.officer(), side.supervisor());
        if (pattern.startsWith("/api/v1/cases/")) {
            return body(method, file.number().value(), "{}");
        }
        if (pattern.endsWith("/adopt")) {
            FreezeNumber held =
                    freezing.frozen(file, side.bank().id(), "1000", side.officer(), side.supervisor(), side.liaison());
            return Sample.of("no", file.number().value()).with("freeze", held.value());
        }
        if (pattern.startsWith("/cases/")) {
            return Sample.of("no", file.number().value());
        }
        FreezeNumber number = freezing.sent(file, Freezing.asked(side.bank().id()), side.officer(), side.supervisor());
        if (pattern.startsWith("/api/")) {
            return body(method, number.value(), pattern.endsWith("/answer") ? "{\"result\": \"FAILED\"}" : "{}");
        }
        Sample sample = Sample.of("no", number.value()).with("version", "0");
        return pattern.endsWith("/reveal") ? sample.with("reason", "核对") : sample;
    }

    private static Sample body(String method, String no, String json) {
        return new Sample(Map.of("no", no), Map.of(), method.equals("GET") ? null : json);
    }
}
