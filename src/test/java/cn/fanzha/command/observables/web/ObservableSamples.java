package cn.fanzha.command.observables.web;

import cn.fanzha.command.cases.domain.CaseObservables;
import cn.fanzha.command.observables.Blacklist;
import cn.fanzha.command.observables.BlacklistOutcome;
import cn.fanzha.command.observables.BlacklistSource;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** A phone of a side's case, on the blacklist where the address wants it. */
class ObservableSamples implements SampleData {

    private final TestCases cases;
    private final CaseObservables noted;
    private final Observables observables;
    private final Blacklist blacklist;
    private final Clock clock;

    ObservableSamples(
            TestCases cases, CaseObservables noted, Observables observables, Blacklist blacklist, Clock clock) {
        this.blacklist = blacklist;
        this.clock = clock;
        this.cases = cases;
        this.noted = noted;
        this.observables = observables;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/observables/{id}") || pattern.startsWith("/blacklist/{id}");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        String phone = "139" + MadeUpCodes.digits(8);
        noted.note(cases.reported(side.officer()).number(), ObservableType.PHONE, phone, side.officer());
        UUID id = observables.idOf(ObservableType.PHONE, phone);
        if (pattern.startsWith("/blacklist/")) {
            return Sample.of("id", listed(id, pattern, side).toString()).with("reason", "核实无误");
        }
        Sample sample = Sample.of("id", id.toString());
        return pattern.endsWith("/reveal") ? sample.with("reason", "核对") : sample;
    }

    private UUID listed(UUID observable, String pattern, Side side) {
        LocalDate tomorrow = ChinaTime.date(clock.instant()).plusDays(1);
        if (!(blacklist.list(observable, BlacklistSource.CASE_WORK, "群发诈骗短信", tomorrow, side.officer())
                instanceof BlacklistOutcome.Done done)) {
            throw new AssertionError("not listed");
        }
        if (pattern.endsWith("/decide")) {
            blacklist.dispute(done.entry(), "王机主", "13800138001", "号码已过户", side.officer());
        }
        return done.entry();
    }
}
