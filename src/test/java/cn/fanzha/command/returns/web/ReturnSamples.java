package cn.fanzha.command.returns.web;

import static cn.fanzha.command.support.Returns.done;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.support.Returns;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Returns of a side's station, and for its bank those that it was asked to pay. */
class ReturnSamples implements SampleData {

    private final Returns returns;
    private final TestCases cases;

    ReturnSamples(Returns returns, TestCases cases) {
        this.returns = returns;
        this.cases = cases;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/returns/{no}")
                || pattern.endsWith("/cases/{no}/returns")
                || pattern.startsWith("/desk/returns/{no}")
                || pattern.startsWith("/api/v1/returns/{no}");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        CaseRef file = cases.filed(side.officer(), side.supervisor());
        Returns.Frozen frozen = returns.frozen(file, side.bank(), "100.00", side.officer());
        if (pattern.startsWith("/cases/")) {
            return Sample.of("no", file.number().value())
                    .with("freeze", frozen.id().toString());
        }
        if (pattern.startsWith("/api/v1/cases/")) {
            return new Sample(Map.of("no", file.number().value()), Map.of(), method.equals("POST") ? "{}" : null);
        }
        ReturnNumber no = returns.open(file, frozen, side.officer());
        done(returns.apply(no, returns.first(file), "50.00", side.officer()));
        String id = UUID.randomUUID().toString();
        if (pattern.startsWith("/desk/") || pattern.contains("/shares/") || pattern.endsWith("/receipt")) {
            done(returns.accept(no, side.officer()));
            done(returns.propose(no, ReturnWay.DIRECT_ONE, side.officer(), side.second()));
            done(returns.approve(no, side.city().chief()));
            done(returns.send(no, side.officer()));
            id = Objects.requireNonNull(returns.view(no, side.officer())
                            .applicants()
                            .getFirst()
                            .share())
                    .id()
                    .toString();
        }
        Map<String, String> variables = new HashMap<>();
        variables.put("no", no.value());
        if (pattern.contains("{id}")) {
            variables.put("id", id);
        }
        if (pattern.contains("{position}")) {
            variables.put("position", "1");
        }
        return new Sample(variables, Map.of(), pattern.startsWith("/api/") && method.equals("POST") ? "{}" : null);
    }
}
