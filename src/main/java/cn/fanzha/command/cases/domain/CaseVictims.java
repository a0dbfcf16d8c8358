package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.IdDocument;
import cn.fanzha.command.cases.domain.CaseChanges.Values;
import cn.fanzha.command.cases.domain.EditOutcome.Refused;
import cn.fanzha.command.cases.domain.Victims.Victim;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds, corrects and removes victims of a case: officers and supervisors of the unit that holds the file, and of those
 * above it, while the case has not ended. Any paper is taken, and none: a passport, or no document at all.
 */
@Component
public class CaseVictims {

    private static final int REASON_AT_LEAST = 2;

    private final CaseRepository cases;
    private final CaseAccess access;
    private final Victims victims;
    private final CaseChanges changes;
    private final VictimRecords records;
    private final Timeline timeline;
    private final BlindIndex marks;
    private final Clock clock;

    CaseVictims(
            CaseRepository cases,
            CaseAccess access,
            Victims victims,
            CaseChanges changes,
            VictimRecords records,
            Timeline timeline,
            BlindIndex marks,
            Clock clock) {
        this.cases = cases;
        this.access = access;
        this.victims = victims;
        this.changes = changes;
        this.records = records;
        this.timeline = timeline;
        this.marks = marks;
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
            @Nullable IdDocument idKind,
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
            Victim victim = VictimTexts.read(typed, none);
            if (victim.isEmpty()) {
                return Refused.because("cases.victim.refused.empty");
            }
            if (victims.of(file.getId()).stream().anyMatch(other -> VictimTexts.same(other, victim))) {
                return Refused.because("cases.victim.refused.twice");
            }
            records.write("case.victim.add", file, none, victim, null, actor);
            timeline.add(file.getId(), "VICTIM_ADDED", clock.instant(), actor, null, null);
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
            Victim after = VictimTexts.read(typed, before);
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
            records.write("case.victim.change", file, before, after, null, actor);
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
        records.write("case.victim.remove", file, before, none, reason.strip(), actor);
        timeline.add(file.getId(), "VICTIM_REMOVED", clock.instant(), actor, null, reason.strip());
        return new EditOutcome.Saved();
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
