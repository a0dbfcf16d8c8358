package cn.fanzha.command.ledger.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;

/** A case of a side's station and its account, whose stop is under way. */
class LedgerSamples implements SampleData {

    private final Stops stops;
    private final Observables observables;

    LedgerSamples(Stops stops, Observables observables) {
        this.stops = stops;
        this.observables = observables;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/ledger/") || pattern.endsWith("/cases/{no}/ledger");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        CaseRef file = stops.caseOf(side.officer());
        String account = Stops.newAccount();
        stops.sent(file, side.bank().id(), account, side.officer());
        return pattern.contains("{no}")
                ? Sample.of("no", file.number().value())
                : Sample.of(
                        "id",
                        observables
                                .find(ObservableType.BANK_ACCOUNT, account)
                                .orElseThrow()
                                .toString());
    }
}
