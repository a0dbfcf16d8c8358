package cn.fanzha.command.observables.web;

import cn.fanzha.command.cases.domain.CaseObservables;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;

/** A phone of a side's case. */
class ObservableSamples implements SampleData {

    private final TestCases cases;
    private final CaseObservables noted;
    private final Observables observables;

    ObservableSamples(TestCases cases, CaseObservables noted, Observables observables) {
        this.cases = cases;
        this.noted = noted;
        this.observables = observables;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/observables/{id}");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        String phone = "139" + MadeUpCodes.digits(8);
        noted.note(cases.reported(side.officer()).number(), ObservableType.PHONE, phone, side.officer());
        Sample sample =
                Sample.of("id", observables.idOf(ObservableType.PHONE, phone).toString());
        return pattern.endsWith("/reveal") ? sample.with("reason", "核对") : sample;
    }
}
