package cn.fanzha.command.statistics.web;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.statistics.briefing.BriefingIssuing;
import cn.fanzha.command.statistics.briefing.Briefings;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;

class BriefingSamples implements SampleData {

    private final Briefings briefings;

    BriefingSamples(Briefings briefings) {
        this.briefings = briefings;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.contains("/briefings");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        if (pattern.contains("{id}")) {
            Actor supervisor = side.supervisor();
            return Sample.of(
                    "id",
                    BriefingIssuing.issued(briefings, side.station(), supervisor)
                            .toString());
        }
        return Sample.EMPTY
                .with("unit", side.station().code())
                .with("from", "2019-01")
                .with("to", "2019-02")
                .with("template", "period");
    }
}
