package cn.fanzha.command.funds.web;

import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;

/** A side's case, of which the chain is asked. */
class ChainSamples implements SampleData {

    private final TestCases cases;

    ChainSamples(TestCases cases) {
        this.cases = cases;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.contains("/cases/{no}/chain");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        return Sample.of("no", cases.reported(side.officer()).number().value()).with("all", "1");
    }
}
