package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.Completion;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.cases.domain.Victims.Victim;
import cn.fanzha.command.organisation.SerialNumbers;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.UnitCode;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Logs a case and completes it while the call is running. */
@Component
class OpenCases implements CaseIntake {

    private final CaseRepository cases;
    private final Victims victims;
    private final VictimSightings sightings;
    private final Timeline timeline;
    private final CaseChanges changes;
    private final CaseAccess access;
    private final Units units;
    private final SerialNumbers serials;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    OpenCases(
            CaseRepository cases,
            Victims victims,
            VictimSightings sightings,
            Timeline timeline,
            CaseChanges changes,
            CaseAccess access,
            Units units,
            SerialNumbers serials,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.cases = cases;
        this.victims = victims;
        this.sightings = sightings;
        this.timeline = timeline;
        this.changes = changes;
        this.access = access;
        this.units = units;
        this.serials = serials;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRef open(NewCase details, Actor actor) {
        UnitRef unit = units.get(actor.unitId());
        if (!CaseAccess.logsCases(actor) || !unit.kind().isPolice()) {
            throw new OutOfScopeException("case", "new");
        }
        Instant now = clock.instant();
        YearMonth month = ChinaTime.month(details.reportedAt());
        CaseNumber number = CaseNumber.of(UnitCode.of(unit.code()), month, serials.draw('A', unit.code(), month));
        CaseFile file = cases.save(CaseFile.open(number, details, actor, now));
        cases.flush();
        victims.save(file.getId(), victim(details));
        timeline.add(file.getId(), "REPORTED", details.reportedAt(), actor, null, null);
        events.publishEvent(Audited.done("case.log", "case", number.value(), described(details)));
        live.publish(new LiveEvent("case-changed", number.value(), unit.id(), null, null));
        return file.ref();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Completion complete(UUID caseId, NewCase typed, Set<String> keep, @Nullable String base, Actor actor) {
        CaseFile file = cases.findLockedById(caseId).orElseThrow(() -> new NotFoundException("case", caseId));
        access.requireWork(file, actor);
        if (!file.state().isOpen()) {
            return new Completion.Ended(file.state());
        }
        NewCase stored = file.details(victims.find(caseId, 0).orElse(null));
        NewCase details = file.lawful(typed.keeping(stored, keep), stored);
        if (stored.digest().equals(details.digest())) {
            return new Completion.Saved(stored.digest());
        }
        if (base != null && !base.equals(stored.digest())) {
            return new Completion.Stale(stored);
        }
        file.describe(details);
        cases.save(file);
        victims.save(caseId, victim(details));
        sightings.follow(file, victim(stored), victim(details));
        changes.typed(caseId, stored, details, actor);
        events.publishEvent(Audited.done(
                "case.complete",
                "case",
                file.ref().number().value(),
                Map.of("before", described(stored), "after", described(details))));
        return new Completion.Saved(file.details(victim(details)).digest());
    }

    @Override
    @Transactional(readOnly = true)
    public String digest(UUID caseId) {
        CaseFile file = cases.findById(caseId).orElseThrow(() -> new NotFoundException("case", caseId));
        return file.details(victims.find(caseId, 0).orElse(null)).digest();
    }

    @Override
    @Transactional
    public NewCase forEditing(CaseNumber number, Actor actor) {
        CaseFile file = cases.findByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        access.requireWork(file, actor);
        events.publishEvent(Audited.done("case.edit-open", "case", number.value(), Map.of()));
        return file.details(victims.find(file.getId(), 0).orElse(null));
    }

    private static Victim victim(NewCase details) {
        return new Victim(0, details.victimName(), details.victimIdNo(), details.victimIdKind(), details.victimPhone());
    }

    /** What the audit log keeps of the form: no personal data, only whether it was given. */
    private static Map<String, @Nullable Object> described(NewCase details) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        after.put("channel", details.channel().name());
        after.put("fraudType", details.fraudType());
        after.put("reportedAt", ChinaTime.formatSeconds(details.reportedAt()));
        after.put("amountInvolved", text(details.amountInvolved()));
        after.put("loss", text(details.loss()));
        after.put("victimNamed", details.victimName() != null);
        after.put("victimIdGiven", details.victimIdNo() != null);
        after.put("victimIdKind", text(details.victimIdKind()));
        after.put("victimPhoneGiven", details.victimPhone() != null);
        return after;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
