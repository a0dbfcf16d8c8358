package cn.fanzha.command.organisation.web;

import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;

/** The side's own station; a change with a version that it never had changes nothing. */
class UnitSamples implements SampleData {

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/units/{code}");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        Sample sample = Sample.of("code", side.station().code());
        return method.equals("POST") ? sample.with("active", "true").with("version", "999") : sample;
    }
}
