package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.DocumentKind;
import cn.fanzha.command.cases.domain.CaseChanges.Values;
import cn.fanzha.command.cases.domain.EditOutcome.Refused;
import cn.fanzha.command.cases.domain.Victims.Victim;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.Phone;
import cn.fanzha.command.shared.ResidentId;
import cn.fanzha.command.shared.Text;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds, corrects and removes victims of a case: officers and supervisors of the unit that holds the file, and of those
 * above it, while the case has not ended. Any paper is taken, and none: a passport, or no document at all.
 */
@Component
public class CaseVictims {

    private static final int NAME_AT_MOST = 100;
    private static final int REASON_AT_LEAST = 2;

    private final CaseRepository cases;
    private final CaseAccess access;
    private final Victims victims;
    private final CaseChanges changes;
    private final Timeline timeline;
    private final Observables observables;
    private final BlindIndex marks;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    CaseVictims(
            CaseRepository cases,
            CaseAccess access,
            Victims victims,
            CaseChanges changes,
            Timeline timeline,
            Observables observables,
            BlindIndex marks,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.cases = cases;
        this.access = access;
        this.victims = victims;
        this.changes = changes;
        this.timeline = timeline;
        this.observables = observables;
        this.marks = marks;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /**
     * What was typed of a victim.
     *
     * @param idKind what paper the number is of; null: what it looks like
     * @param cleared fields that are to be empty; one that is left blank and not cleared stays as it is
     */
    public record Typed(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String idNo,
            @Nullable DocumentKind idKind,
            Set<CaseField> cleared) {
        /** Without the values. */
        @Override
        public String toString() {
            return "Typed[victim]";
        }
    }

    /** How the form of a victim begins: her values masked, and the mark that tells whether they changed meanwhile. */
    public record Form(CaseView.MaskedVictim victim, String mark) {}

    /** The victim at that place, masked. */
    @Transactional(readOnly = true)
    public Form form(CaseNumber number, int position, Actor actor) {
        CaseFile file = cases.findByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        access.requireWork(file, actor);
        Victim victim = held(file, position);
        return new Form(CaseReading.masked(victim), mark(victim));
    }

    /** One more; audited as {@code case.victim.add}. */
    @Transactional
    public EditOutcome add(CaseNumber number, Typed typed, Actor actor) {
        CaseFile file = open(number, actor);
        Refused ended = ended(file);
        if (ended != null) {
            return ended;
        }
        try {
            int position = victims.nextPosition(file.getId());
            Victim none = new Victim(position, null, null, null, null);
            Victim victim = read(typed, none);
            if (victim.isEmpty()) {
                return Refused.because("cases.victim.refused.empty");
            }
            if (victims.of(file.getId()).stream().anyMatch(other -> same(other, victim))) {
                return Refused.because("cases.victim.refused.twice");
            }
            keep(file, none, victim, null, actor);
            timeline.add(file.getId(), "VICTIM_ADDED", clock.instant(), actor, null, null);
            audit("case.victim.add", file, none, victim, null);
            return new EditOutcome.Saved();
        } catch (InvalidValueException e) {
            return new Refused(e.key(), List.of(e.args()));
        }
    }

    /** Corrects what was typed; audited as {@code case.victim.change}. */
    @Transactional
    public EditOutcome change(CaseNumber number, int position, Typed typed, @Nullable String mark, Actor actor) {
        CaseFile file = open(number, actor);
        Refused ended = ended(file);
        if (ended != null) {
            return ended;
        }
        Victim before = held(file, position);
        try {
            Victim after = read(typed, before);
            if (after.equals(before)) {
                return new EditOutcome.Saved();
            }
            if (!mark(before).equals(mark)) {
                Optional<CaseChange> last = changes.last(file.getId(), null, position);
                return new EditOutcome.Stale(
                        shown(before),
                        mark(before),
                        last.map(CaseChange::actorName).orElse(null),
                        last.map(CaseChange::at).orElse(null));
            }
            if (after.isEmpty()) {
                return Refused.because("cases.victim.refused.empty");
            }
            keep(file, before, after, null, actor);
            audit("case.victim.change", file, before, after, null);
            return new EditOutcome.Saved();
        } catch (InvalidValueException e) {
            return new Refused(e.key(), List.of(e.args()));
        }
    }

    /** Takes a victim out of the case; what was known of her stays in the history. Audited as {@code case.victim.remove}. */
    @Transactional
    public EditOutcome remove(CaseNumber number, int position, @Nullable String reason, Actor actor) {
        CaseFile file = open(number, actor);
        Refused ended = ended(file);
        if (ended != null) {
            return ended;
        }
        if (reason == null || reason.strip().length() < REASON_AT_LEAST) {
            return Refused.because("cases.edit.refused.reason");
        }
        Victim before = held(file, position);
        Victim none = new Victim(position, null, null, null, null);
        victims.remove(file.getId(), position);
        history(file, before, none, reason.strip(), actor);
        timeline.add(file.getId(), "VICTIM_REMOVED", clock.instant(), actor, null, reason.strip());
        audit("case.victim.remove", file, before, none, reason.strip());
        changed(file);
        return new EditOutcome.Saved();
    }

    /** A resident ID where it is one, or looks like one and nobody said; any other paper is taken as it is. */
    static String document(String typed, @Nullable DocumentKind kind) {
        String paper = Text.halfWidth(typed);
        DocumentKind looksLike = kind == null ? DocumentKind.guess(paper) : kind;
        if (looksLike == DocumentKind.RESIDENT_ID) {
            return ResidentId.of(paper).value();
        }
        if (!paper.matches("[A-Za-z0-9()/-]{5,20}")) {
            throw new InvalidValueException("cases.victim.refused.document");
        }
        return paper.toUpperCase(Locale.ROOT);
    }

    private static Victim read(Typed typed, Victim before) {
        String idNo = typed.idKind() == DocumentKind.NONE
                ? null
                : value(typed, CaseField.VICTIM_ID_NO, typed.idNo(), before.idNo());
        boolean same = Objects.equals(idNo, before.idNo());
        return new Victim(
                before.position(),
                value(typed, CaseField.VICTIM_NAME, typed.name(), before.name()),
                idNo,
                typed.idKind() != null ? typed.idKind() : same ? before.idKind() : DocumentKind.guess(idNo),
                value(typed, CaseField.VICTIM_PHONE, typed.phone(), before.phone()));
    }

    private static @Nullable String value(
            Typed typed, CaseField field, @Nullable String text, @Nullable String before) {
        if (text == null || text.isBlank()) {
            return typed.cleared().contains(field) ? null : before;
        }
        return switch (field) {
            case VICTIM_NAME -> {
                if (text.strip().length() > NAME_AT_MOST) {
                    throw new InvalidValueException("cases.victim.refused.name", NAME_AT_MOST);
                }
                yield text.strip();
            }
            case VICTIM_PHONE -> Phone.of(text).value();
            case VICTIM_ID_NO -> document(text, typed.idKind());
            default -> throw new IllegalArgumentException(field.name());
        };
    }

    private static boolean same(Victim one, Victim other) {
        return one.idNo() != null && one.idNo().equals(other.idNo())
                || one.phone() != null && one.phone().equals(other.phone()) && Objects.equals(one.name(), other.name());
    }

    private CaseFile open(CaseNumber number, Actor actor) {
        CaseFile file =
                cases.findLockedByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        access.requireWork(file, actor);
        return file;
    }

    private static @Nullable Refused ended(CaseFile file) {
        if (file.state() == CaseState.TRANSFERRED) {
            return Refused.because("cases.edit.refused.transferred");
        }
        return file.state().isOpen() ? null : Refused.because("cases.edit.refused.ended");
    }

    private Victim held(CaseFile file, int position) {
        return victims.find(file.getId(), position).orElseThrow(() -> new NotFoundException("victim", position));
    }

    private void keep(CaseFile file, Victim before, Victim after, @Nullable String note, Actor actor) {
        victims.save(file.getId(), after);
        history(file, before, after, note, actor);
        Stream.of(observable(ObservableType.PHONE, after.phone()), observable(ObservableType.PERSON_ID, after.idNo()))
                .flatMap(Optional::stream)
                .map(observables::idsOf)
                .flatMap(ids -> ids.values().stream())
                .forEach(id -> observables.record(
                        id,
                        SightingSource.CASE,
                        file.ref().number().value(),
                        file.unitId(),
                        file.ref().reportedAt()));
        changed(file);
    }

    private static Optional<List<ObservableValue>> observable(ObservableType type, @Nullable String text) {
        return text == null ? Optional.empty() : Optional.of(List.of(ObservableValue.of(type, text)));
    }

    private void history(CaseFile file, Victim before, Victim after, @Nullable String note, Actor actor) {
        for (Values values : List.of(
                new Values(CaseField.VICTIM_NAME, before.name(), after.name()),
                new Values(CaseField.VICTIM_PHONE, before.phone(), after.phone()),
                new Values(CaseField.VICTIM_ID_NO, before.idNo(), after.idNo()),
                new Values(
                        CaseField.VICTIM_ID_KIND, FieldTexts.kind(before.idKind()), FieldTexts.kind(after.idKind())))) {
            changes.write(file.getId(), before.position(), values, note, actor);
        }
    }

    private void changed(CaseFile file) {
        file.touched();
        cases.save(file);
        live.publish(new LiveEvent("case-changed", file.ref().number().value(), file.unitId(), null, null));
    }

    private void audit(String action, CaseFile file, Victim before, Victim after, @Nullable String reason) {
        Map<String, @Nullable Object> told = new java.util.LinkedHashMap<>();
        told.put("victim", before.position());
        told.put("before", before.isEmpty() ? null : CaseReading.masked(before).toString());
        told.put("after", after.isEmpty() ? null : CaseReading.masked(after).toString());
        if (reason != null) {
            told.put("reason", reason);
        }
        events.publishEvent(Audited.done(action, "case", file.ref().number().value(), told));
    }

    private List<CaseChange> shown(Victim victim) {
        return Stream.of(
                        new Values(CaseField.VICTIM_NAME, null, victim.name()),
                        new Values(CaseField.VICTIM_PHONE, null, victim.phone()),
                        new Values(CaseField.VICTIM_ID_NO, null, victim.idNo()))
                .map(v -> new CaseChange(
                        v.field(),
                        victim.position(),
                        null,
                        CaseChanges.masked(v.field(), v.after()),
                        null,
                        clock.instant(),
                        ""))
                .toList();
    }

    private String mark(Victim victim) {
        return HexFormat.of()
                .formatHex(marks.of(
                        ValueKind.SECRET,
                        String.join(
                                "\n",
                                String.valueOf(victim.name()),
                                String.valueOf(victim.idNo()),
                                String.valueOf(victim.idKind()),
                                String.valueOf(victim.phone()))));
    }
}
