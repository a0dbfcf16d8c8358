package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.StopOutcome.Refused;
import cn.fanzha.command.funds.StopPayments;
import cn.fanzha.command.funds.StopRequest;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.organisation.SerialNumbers;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.shared.UnitCode;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends requests: everything is decided while the accounts' rows are locked, and the numbers are drawn last. */
@Component
class StopRequests implements StopPayments {

    private final StopPaymentRepository stops;
    private final CaseFiles cases;
    private final Observables observables;
    private final Units units;
    private final SerialNumbers serials;
    private final SecondOfficers secondOfficers;
    private final StopNews news;
    private final StopSettings settings;
    private final Clock clock;

    StopRequests(
            StopPaymentRepository stops,
            CaseFiles cases,
            Observables observables,
            Units units,
            SerialNumbers serials,
            SecondOfficers secondOfficers,
            StopNews news,
            StopSettings settings,
            Clock clock) {
        this.stops = stops;
        this.cases = cases;
        this.observables = observables;
        this.units = units;
        this.serials = serials;
        this.secondOfficers = secondOfficers;
        this.news = news;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional
    public StopOutcome request(StopRequest request, Actor actor) {
        return requestAll(List.of(request), actor).getFirst();
    }

    @Override
    @Transactional
    public List<StopOutcome> requestAll(List<StopRequest> requests, Actor actor) {
        if (!StopAccess.isPolice(actor)) {
            throw new OutOfScopeException("stop", "new");
        }
        List<Checked> checked =
                requests.stream().map(request -> check(request, actor)).toList();
        Map<ObservableValue, UUID> accounts = observables.idsOf(
                checked.stream().map(Checked::account).flatMap(Optional::stream).toList());
        observables.lock(accounts.values());
        List<StopOutcome> outcomes = new ArrayList<>();
        for (Checked one : checked) {
            StopOutcome outcome = one instanceof Sound sound
                    ? send(sound, Objects.requireNonNull(accounts.get(sound.value)), actor)
                    : ((Unsound) one).refused;
            if (outcome instanceof Refused refused) {
                news.notSent(one.caseFile(), refused.messageKey());
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private StopOutcome send(Sound sound, UUID account, Actor actor) {
        Instant now = clock.instant();
        return switch (new AccountStops(stops.findByAccountIdAndInstitutionId(account, sound.asked.institutionId()))
                .decide(sound.caseFile.id(), settings.secondStopWindow(), now)) {
            case AccountStops.Decision.Refuse refuse -> new Refused(refuse.messageKey(), refuse.args());
            case AccountStops.Decision.Send go -> {
                StopPayment stop = make(sound, account, actor, now);
                stops.save(stop);
                news.audit(stop, "request", StopFacts.ofRequest(stop, sound.value));
                news.show(stop, "requested");
                news.timeline(stop, "STOP_REQUESTED", now, actor, null);
                yield new StopOutcome.Requested(stop.number());
            }
            case AccountStops.Decision.Join join -> {
                StopPayment running = join.running();
                StopPayment stop = make(sound, account, actor, now);
                stop.joinTo(running, now);
                stops.save(stop);
                news.audit(stop, "join", StopFacts.ofJoin(stop, running));
                news.show(stop, "joined");
                news.timeline(stop, "STOP_JOINED", now, actor, null);
                yield new StopOutcome.Joined(stop.number(), running.number(), running.endOrThrow());
            }
        };
    }

    private StopPayment make(Sound sound, UUID account, Actor actor, Instant now) {
        observables.record(account, SightingSource.CASE, sound.caseFile.number().value(), sound.caseFile.unitId(), now);
        SecondOfficers.Second second = secondOfficers
                .nameFor(sound.caseFile, actor, sound.asked.secondOfficerId(), now)
                .orElse(null);
        UnitCode unit = new UnitCode(units.get(sound.caseFile.unitId()).code());
        YearMonth month = ChinaTime.month(now);
        StopNumber number = StopNumber.of(unit, month, serials.draw('Z', unit.value(), month));
        return StopPayment.request(number, sound.caseFile, account, sound.asked, actor, second, now);
    }

    private Checked check(StopRequest asked, Actor actor) {
        CaseRef caseFile = cases.require(asked.caseId(), actor);
        if (!actor.scope().sees(caseFile.unitId())) {
            throw new OutOfScopeException("case", caseFile.number());
        }
        Optional<UnitRef> institution = units.find(asked.institutionId());
        if (institution.isEmpty()
                || !institution.get().active()
                || !institution.get().kind().holdsAccounts()) {
            return unsound(caseFile, "funds.request.institution");
        }
        if (asked.holderName().isBlank()) {
            return unsound(caseFile, "funds.request.holder-missing");
        }
        if (asked.amount().isZero() || asked.amount().isNegative()) {
            return unsound(caseFile, "funds.request.amount");
        }
        if (asked.transferredAt().isAfter(clock.instant())) {
            return unsound(caseFile, "funds.request.transfer-in-future");
        }
        if (actor.id().equals(asked.secondOfficerId())) {
            return unsound(caseFile, "funds.request.same-officer");
        }
        if (asked.secondOfficerId() != null && !secondOfficers.maySign(asked.secondOfficerId())) {
            return unsound(caseFile, "funds.request.second-officer-unknown");
        }
        try {
            return new Sound(asked, caseFile, ObservableValue.of(type(asked.kind()), asked.accountNo()));
        } catch (InvalidValueException e) {
            return new Unsound(caseFile, new Refused(e.key(), List.of(e.args())));
        }
    }

    private static ObservableType type(AccountKind kind) {
        return switch (kind) {
            case BANK_ACCOUNT -> ObservableType.BANK_ACCOUNT;
            case PAYMENT_ACCOUNT -> ObservableType.PAYMENT_ACCOUNT;
        };
    }

    private static Unsound unsound(CaseRef caseFile, String key) {
        return new Unsound(caseFile, Refused.because(key));
    }

    /** A request after the checks that need no lock. */
    private sealed interface Checked {
        CaseRef caseFile();

        default Optional<ObservableValue> account() {
            return this instanceof Sound sound ? Optional.of(sound.value) : Optional.empty();
        }
    }

    private record Sound(StopRequest asked, CaseRef caseFile, ObservableValue value) implements Checked {}

    private record Unsound(CaseRef caseFile, Refused refused) implements Checked {}
}
