package cn.fanzha.command.cases.domain;

import cn.fanzha.command.observables.Known;
import cn.fanzha.command.observables.KnownValues;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.requests.Controls;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The observables 涉案要素 of a case: what people noted on it, the victim's own, and the accounts of its money. */
@Component
public class CaseObservables {

    private static final int AT_MOST = 200;

    private final CaseRepository cases;
    private final CaseAccess access;
    private final Victims victims;
    private final Observables observables;
    private final KnownValues known;
    private final Controls controls;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    CaseObservables(
            CaseRepository cases,
            CaseAccess access,
            Victims victims,
            Observables observables,
            KnownValues known,
            Controls controls,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.access = access;
        this.victims = victims;
        this.observables = observables;
        this.known = known;
        this.controls = controls;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * An observable of the case, masked.
     *
     * @param id of its page; a victim's value that was seen nowhere else has none
     * @param elsewhere what is known of it apart from this case
     * @param noted people noted it: it can be taken off again, unless it stands in the case's money or victim as well
     * @param control where the latest request to block or remove it stands
     */
    public record Line(
            @Nullable UUID id,
            ObservableType type,
            String masked,
            @Nullable Known elsewhere,
            boolean noted,
            @Nullable ControlState control) {

        /** A partner can be asked to block or remove such a thing. */
        public boolean controllable() {
            return id != null && ControlKind.of(type).isPresent();
        }
    }

    /** What became of taking an observable off. */
    public sealed interface TakenOff {
        /** It is off; {@code corrected}: the right value was noted in its place. */
        record Done(boolean corrected) implements TakenOff {}

        /** It stays; the message says why. */
        record Refused(String messageKey) implements TakenOff {}
    }

    /** The observables of a case and whether the reader may add to them. */
    public record Panel(List<Line> lines, boolean mayAdd) {}

    /** All of the case, 200 at most; the caller's opening of the file is what the audit log holds. */
    @Transactional
    public Panel of(CaseNumber number, Actor actor) {
        CaseFile file = seen(number, actor);
        List<UUID> ids = jdbc.sql("select id from observables_of_case(?, ?) order by id limit " + AT_MOST)
                .params(file.getId(), number.value())
                .query((rs, n) -> rs.getObject("id", UUID.class))
                .list();
        Map<ObservableValue, @Nullable UUID> values = new LinkedHashMap<>();
        victims.find(file.getId(), 0).ifPresent(victim -> {
            add(values, ObservableType.PHONE, victim.phone());
            add(values, ObservableType.PERSON_ID, victim.idNo());
        });
        observables.reveal(ids).forEach((id, value) -> values.put(value, id));
        Map<ObservableValue, Known> elsewhere = known.of(values.keySet(), List.of(number.value()));
        Set<UUID> noted = noted(number);
        Map<UUID, ControlState> asked = controls.latest(ids);
        List<Line> lines = values.entrySet().stream()
                .map(one -> line(one.getKey(), one.getValue(), elsewhere.get(one.getKey()), noted, asked))
                .sorted(Comparator.comparing(Line::type).thenComparing(Line::masked))
                .toList();
        return new Panel(lines, CaseAccess.mayWork(file.unitId(), actor));
    }

    /**
     * Notes an observable on the case: whoever works on the file; audited as {@code case.observe}.
     *
     * @return false: it stood on the case before
     * @throws InvalidValueException the text is not such a value
     */
    @Transactional
    public boolean note(CaseNumber number, ObservableType type, String text, Actor actor) {
        CaseFile file = seen(number, actor);
        access.requireWork(file, actor);
        ObservableValue value = ObservableValue.of(type, text);
        UUID id = observables.idOf(type, text);
        boolean before = jdbc.sql("select exists (select 1 from observables_of_case(?, ?) where id = ?)")
                .params(file.getId(), number.value(), id)
                .query(Boolean.class)
                .single();
        if (!before) {
            observables.record(
                    id,
                    SightingSource.CASE,
                    number.value(),
                    file.unitId(),
                    file.ref().reportedAt());
            events.publishEvent(Audited.done(
                    "case.observe", "case", number.value(), Map.of("type", type.name(), "value", value.masked())));
        }
        return !before;
    }

    /**
     * Takes an observable off that was noted by mistake, with the reason; whoever works on the file; audited as {@code
     * case.unobserve}. What stands in the case's money or victim is corrected there, and stays.
     *
     * @param corrected the right value, noted in its place; empty: none
     * @throws InvalidValueException the right value is no such value
     */
    @Transactional
    public TakenOff takeOff(CaseNumber number, UUID id, String reason, String corrected, Actor actor) {
        CaseFile file = seen(number, actor);
        access.requireWork(file, actor);
        ObservableValue value = observables.reveal(id);
        if (reason.strip().length() < 2) {
            return new TakenOff.Refused("observables.take-off.reason-missing");
        }
        if (!observables.forget(id, SightingSource.CASE, number.value())) {
            return new TakenOff.Refused("observables.take-off.not-noted");
        }
        boolean elsewhere = jdbc.sql("select exists (select 1 from observables_of_case(?, ?) where id = ?)")
                .params(file.getId(), number.value(), id)
                .query(Boolean.class)
                .single();
        if (elsewhere) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new TakenOff.Refused("observables.take-off.in-the-money");
        }
        events.publishEvent(Audited.done(
                "case.unobserve",
                "case",
                number.value(),
                Map.of("type", value.type().name(), "value", value.masked(), "reason", reason.strip())));
        if (!corrected.isBlank()) {
            note(number, value.type(), corrected, actor);
        }
        return new TakenOff.Done(!corrected.isBlank());
    }

    private Set<UUID> noted(CaseNumber number) {
        return Set.copyOf(jdbc.sql("select observable_id from sighting where source_type = 'CASE' and source_no = ?")
                .param(number.value())
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list());
    }

    private CaseFile seen(CaseNumber number, Actor actor) {
        CaseFile file = cases.findByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        access.requireSeen(file, actor);
        return file;
    }

    private static Line line(
            ObservableValue value,
            @Nullable UUID id,
            @Nullable Known elsewhere,
            Set<UUID> noted,
            Map<UUID, ControlState> asked) {
        UUID page = Optional.ofNullable(elsewhere).map(Known::id).orElse(id);
        return new Line(
                page,
                value.type(),
                value.masked(),
                elsewhere,
                id != null && noted.contains(id),
                page == null ? null : asked.get(page));
    }

    /** What was typed of a victim may be no number that can be compared: then it is not an observable. */
    private static void add(Map<ObservableValue, @Nullable UUID> values, ObservableType type, @Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            values.put(ObservableValue.of(type, text), null);
        } catch (InvalidValueException e) {
            return;
        }
    }
}
