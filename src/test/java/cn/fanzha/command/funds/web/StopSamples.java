package cn.fanzha.command.funds.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.util.Map;

/** Requests of a side's station to its bank. */
class StopSamples implements SampleData {

    private static final String REFUSAL =
            "{\"result\": \"REFUSED\", \"reasons\": [\"NO_BALANCE\"], \"person\": \"赵联络\", \"phone\": \"037112345678\"}";

    private final Stops stops;

    StopSamples(Stops stops) {
        this.stops = stops;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/desk/{no}")
                || pattern.startsWith("/stops/{no}")
                || pattern.equals("/cases/{no}/stops")
                || pattern.startsWith("/api/v1/stop-payments/");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        CaseRef file = stops.caseOf(side.officer());
        String number = stops.sent(file, side.bank().id(), Stops.newAccount(), side.officer())
                .value();
        if (pattern.startsWith("/cases/")) {
            return Sample.of("no", file.number().value());
        }
        if (pattern.equals("/api/v1/stop-payments/{no}/answer")) {
            return new Sample(Map.of("no", number), Map.of(), REFUSAL);
        }
        if (pattern.equals("/api/v1/stop-payments/{no}/onward")) {
            return new Sample(Map.of("no", number), Map.of(), "{\"onward\": []}");
        }
        Sample sample =
                Sample.of("no", number).with("version", "0").with("draft", "00000000-0000-0000-0000-000000000000");
        return pattern.endsWith("/reveal") ? sample.with("field", "ACCOUNT").with("reason", "核对") : sample;
    }
}
