package cn.fanzha.command.statistics.web;

import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;

class StatisticsSamples implements SampleData {

    @Override
    public boolean covers(String method, String pattern) {
        return java.util.stream.Stream.of("/statistics", "/api/v1/statistics", "/dashboard", "/wall")
                .anyMatch(pattern::startsWith);
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        return Sample.EMPTY
                .with("unit", side.station().code())
                .with("from", "2019-01")
                .with("to", "2019-02")
                .with("indicator", "case.filed")
                .with("through", "2019-01")
                .with("month", "2019-01")
                .with("reason", "补录");
    }
}
