package cn.fanzha.command.intake.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.Completion;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.StopPayments;
import cn.fanzha.command.funds.StopRequest;
import cn.fanzha.command.funds.Transfers;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.intake.CallBegun;
import cn.fanzha.command.intake.CallReport;
import cn.fanzha.command.intake.CallReport.PayeeTransfer;
import cn.fanzha.command.intake.CaseLogged;
import cn.fanzha.command.intake.Intake;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Component
class TakeCalls implements Intake {

    private final CaseIntake cases;
    private final CaseFiles files;
    private final StopPayments stops;
    private final Transfers transfers;
    private final Observables observables;
    private final IntakeDrafts drafts;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    TakeCalls(
            CaseIntake cases,
            CaseFiles files,
            StopPayments stops,
            Transfers transfers,
            Observables observables,
            IntakeDrafts drafts,
            JsonMapper json,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.files = files;
        this.stops = stops;
        this.transfers = transfers;
        this.observables = observables;
        this.drafts = drafts;
        this.json = json;
        this.events = events;
    }

    @Override
    @Transactional
    public Taken take(CallReport call, Actor actor) {
        Optional<UUID> before = drafts.claim(call.form(), actor);
        if (before.isPresent()) {
            return new Taken(files.require(before.get(), actor), List.of(), true);
        }
        CaseRef file = cases.open(call.details(), actor);
        drafts.bind(call.form(), file.id());
        List<StopOutcome> outcomes = send(file, call, actor);
        seen(file, call);
        events.publishEvent(new CaseLogged(call.form(), file.number(), actor));
        return new Taken(file, outcomes, false);
    }

    @Override
    @Transactional
    public Completed complete(CaseNumber number, CallReport call, @Nullable String base, Actor actor) {
        CaseRef file = files.require(number, actor);
        Completion completion = cases.complete(file.id(), call.details(), call.unreadable(), base, actor);
        List<StopOutcome> outcomes = send(file, call, actor);
        seen(file, call);
        return new Completed(completion, outcomes);
    }

    @Override
    @Transactional
    public Completion keep(CaseNumber number, CallReport call, String base, Actor actor) {
        CaseRef file = files.require(number, actor);
        return cases.complete(file.id(), call.details(), call.unreadable(), base, actor);
    }

    @Override
    @Transactional
    public void begin(CallBegun known, Actor actor) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("form", known.form().toString());
        form.put("channel", known.channel().name());
        form.put("fraudType", known.fraudType());
        form.put("reportedAt", ChinaTime.formatSeconds(known.reportedAt()));
        form.put("victimName", known.victimName());
        form.put("victimPhone", known.victimPhone());
        form.put("victimIdNo", known.victimIdNo());
        form.put("urgency", Urgency.URGENT.name());
        drafts.keep(known.form(), null, json.writeValueAsString(form), actor);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isBegun(UUID form, Actor actor) {
        return drafts.own(form, actor).isPresent();
    }

    /** Sends the stops that are asked for, and keeps every transfer that was told, stopped or not. */
    private List<StopOutcome> send(CaseRef file, CallReport call, Actor actor) {
        List<PayeeTransfer> asked =
                call.transfers().stream().filter(PayeeTransfer::stop).toList();
        List<StopOutcome> outcomes = asked.isEmpty()
                ? List.of()
                : stops.requestAll(
                        asked.stream().map(payee -> request(file, call, payee)).toList(), actor);
        for (PayeeTransfer payee : call.transfers()) {
            int position = asked.indexOf(payee);
            String stopNo = position < 0 ? null : numberOf(outcomes.get(position));
            transfers.record(
                    new Transfers.Told(
                            file.id(),
                            call.form() + ":" + payee.line(),
                            payee.fromAccount(),
                            payee.kind(),
                            payee.account(),
                            payee.holder(),
                            payee.institution(),
                            payee.amount(),
                            payee.at(),
                            stopNo),
                    file,
                    actor.id());
        }
        return outcomes;
    }

    private static StopRequest request(CaseRef file, CallReport call, PayeeTransfer payee) {
        return new StopRequest(
                file.id(),
                payee.kind(),
                payee.account(),
                payee.holder(),
                payee.institution(),
                payee.amount(),
                payee.at(),
                call.urgency(),
                call.victimIdChecked(),
                call.secondOfficer());
    }

    /** The victim's phone and document and the clues become observables of the case; the accounts do so with their stops. */
    private void seen(CaseRef file, CallReport call) {
        List<ObservableValue> values = new ArrayList<>();
        add(values, ObservableType.PHONE, call.details().victimPhone());
        add(values, ObservableType.PERSON_ID, call.details().victimIdNo());
        values.addAll(call.clues());
        observables
                .idsOf(values)
                .values()
                .forEach(id -> observables.record(
                        id,
                        SightingSource.CASE,
                        file.number().value(),
                        file.unitId(),
                        call.details().reportedAt()));
    }

    private static void add(List<ObservableValue> values, ObservableType type, @Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            values.add(ObservableValue.of(type, text));
        } catch (InvalidValueException anotherPaper) {
            // a paper of 18 digits that is no resident ID: it stands in the file, and is no observable
            return;
        }
    }

    static @Nullable String numberOf(StopOutcome outcome) {
        return switch (outcome) {
            case StopOutcome.Requested requested -> requested.number().value();
            case StopOutcome.Joined joined -> joined.number().value();
            case StopOutcome.Refused refused -> null;
        };
    }
}
