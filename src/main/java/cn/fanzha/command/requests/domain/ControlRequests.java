package cn.fanzha.command.requests.domain;

import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.organisation.SerialNumbers;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.requests.ControlAsked;
import cn.fanzha.command.requests.ControlCases;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlOutcome;
import cn.fanzha.command.requests.ControlOutcome.Done;
import cn.fanzha.command.requests.ControlOutcome.Refused;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks partners: all is decided while the observable's row is locked, and the number is drawn last. */
@Component
class ControlRequests {

    private static final int LONGEST = 500;

    private final ControlRequestRepository requests;
    private final ControlCases cases;
    private final Observables observables;
    private final Units units;
    private final SerialNumbers serials;
    private final ControlNews news;
    private final JdbcClient jdbc;
    private final Clock clock;

    ControlRequests(
            ControlRequestRepository requests,
            ControlCases cases,
            Observables observables,
            Units units,
            SerialNumbers serials,
            ControlNews news,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.observables = observables;
        this.units = units;
        this.serials = serials;
        this.news = news;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    ControlOutcome ask(ControlAsked asked, Actor actor) {
        if (!actor.isPolice()) {
            throw new OutOfScopeException("control", "new");
        }
        Optional<UUID> holder = asked.caseNo() == null ? Optional.empty() : cases.holder(asked.caseNo(), actor);
        if (holder.isPresent() && !actor.scope().sees(holder.get())) {
            throw new OutOfScopeException("case", String.valueOf(asked.caseNo()));
        }
        Refused objection = objection(asked, holder);
        if (objection == null) {
            try {
                ObservableValue value = ObservableValue.of(asked.kind().observable(), asked.value());
                return send(asked, value, holder.orElse(actor.unitId()), actor);
            } catch (InvalidValueException e) {
                objection = new Refused(e.key(), Arrays.asList(e.args()));
            }
        }
        news.notAsked(asked.caseNo(), objection);
        return objection;
    }

    private @Nullable Refused objection(ControlAsked asked, Optional<UUID> holder) {
        if (asked.caseNo() != null && holder.isEmpty()) {
            return Refused.because("requests.ask.case-unknown", asked.caseNo());
        }
        Optional<UnitRef> institution = units.find(asked.institutionId());
        if (institution.isEmpty()
                || !institution.get().active()
                || !asked.kind().isDoneBy(institution.get().kind())) {
            return Refused.because("requests.ask.institution." + asked.kind());
        }
        if (asked.reason().isBlank()) {
            return Refused.because("requests.ask.reason-missing");
        }
        return asked.reason().strip().length() > LONGEST ? Refused.because("requests.ask.reason-long") : null;
    }

    private ControlOutcome send(ControlAsked asked, ObservableValue value, UUID unit, Actor actor) {
        UUID observable = observables.idOf(value.type(), value.value());
        observables.lock(List.of(observable));
        Refused twice = twice(asked, observable);
        if (twice != null) {
            news.notAsked(asked.caseNo(), twice);
            return twice;
        }
        Instant now = clock.instant();
        if (asked.caseNo() != null) {
            observables.record(observable, SightingSource.CASE, asked.caseNo(), unit, now);
        }
        ControlRequest request = ControlRequest.ask(draw(unit, now), asked, observable, unit, actor, now);
        requests.save(request);
        news.audit(
                request,
                "request",
                Map.of(
                        "kind",
                        asked.kind().name(),
                        "value",
                        value.masked(),
                        "institution",
                        units.get(asked.institutionId()).code()));
        news.show(request, "requested");
        news.timeline(request, "REQUESTED", now, actor, null);
        return new Done(request.number(), ControlState.REQUESTED);
    }

    /** The same of the same partner waits for an answer, or was done and is still in force. */
    private @Nullable Refused twice(ControlAsked asked, UUID observable) {
        return jdbc.sql("""
                        select control_no, state from control_request
                        where observable_id = :observable and institution_id = :institution and kind = :kind
                          and not inert and state in ('REQUESTED', 'RECEIVED', 'DONE')
                        order by state = 'DONE', requested_at limit 1""")
                .param("observable", observable)
                .param("institution", asked.institutionId())
                .param("kind", asked.kind().name())
                .query((rs, n) -> Refused.because(
                        rs.getString("state").equals("DONE")
                                ? "requests.ask.done-already"
                                : "requests.ask.open-already",
                        rs.getString("control_no")))
                .optional()
                .orElse(null);
    }

    /** An imported number may have the form of ours: it is passed over. */
    private ControlNumber draw(UUID unit, Instant now) {
        String code = units.get(unit).code();
        YearMonth month = ChinaTime.month(now);
        while (true) {
            String number = String.format(
                    Locale.ROOT,
                    "%c%s%04d%02d%04d",
                    ControlNumber.LETTER,
                    code,
                    month.getYear(),
                    month.getMonthValue(),
                    serials.draw(ControlNumber.LETTER, code, month));
            if (requests.findByControlNo(number).isEmpty()) {
                return ControlNumber.of(number);
            }
        }
    }
}
