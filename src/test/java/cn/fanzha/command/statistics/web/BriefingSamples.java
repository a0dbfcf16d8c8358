package cn.fanzha.command.statistics.web;

import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;

class BriefingSamples implements SampleData {

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.contains("/briefings");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        return Sample.EMPTY
                .with("unit", side.station().code())
                .with("from", "2019-01")
                .with("to", "2019-02")
                .with("template", "period");
    }
}
