package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CasePeople;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.cases.domain.CaseReaders.Force;
import cn.fanzha.command.cases.domain.CaseReaders.Kind;
import cn.fanzha.command.cases.domain.CaseReaders.Restriction;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is named for a case (domain section 2): a supervisor restricts it to named people, so that it is a number and a
 * unit for all others and still counts; or names a task force 专班 of several units, whose people see it until its end.
 * Every change has its reason, is audited and stands on the timeline.
 */
@Component
public class CaseCircle implements CasePeople {

    private static final int YEARS_AT_MOST = 1;

    private final CaseRepository cases;
    private final CaseAccess access;
    private final CaseReaders readers;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    CaseCircle(
            CaseRepository cases,
            CaseAccess access,
            CaseReaders readers,
            Timeline timeline,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.cases = cases;
        this.access = access;
        this.readers = readers;
        this.timeline = timeline;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /**
     * The people around a case, for those who may open it.
     *
     * @param restriction who restricted it, when and why; null: it is open to its units
     * @param force the task force that runs; null: none
     * @param mayChange the actor is a supervisor of the side that holds the case
     */
    public record Circle(
            @Nullable Restriction restriction,
            List<AccountRef> named,
            @Nullable Force force,
            List<AccountRef> members,
            boolean mayChange) {}

    @Transactional(readOnly = true)
    public Circle of(CaseNumber number, Actor actor) {
        CaseFile file = cases.findByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        access.requireSeen(file, actor);
        Optional<Force> force = readers.force(file.getId(), clock.instant());
        return new Circle(
                readers.restriction(file.getId()).orElse(null),
                file.restricted() ? readers.people(file.getId(), Kind.NAMED) : List.of(),
                force.orElse(null),
                force.isPresent() ? readers.people(file.getId(), Kind.TASK_FORCE) : List.of(),
                mayChange(file, actor));
    }

    /** Only these people, and the supervisor who says so, open the case from now on; again, it names others instead. */
    @Override
    @Transactional
    public StepOutcome restrict(CaseNumber number, List<UUID> people, @Nullable String reason, Actor actor) {
        CaseFile file = changed(number, actor);
        List<AccountRef> named = readers.nameable(people);
        if (reason == null) {
            return Refused.because("cases.circle.refused.reason");
        }
        if (named.stream().noneMatch(person -> !person.id().equals(actor.id()))) {
            return Refused.because("cases.circle.refused.people");
        }
        Instant now = clock.instant();
        List<UUID> ids = new ArrayList<>(named.stream().map(AccountRef::id).toList());
        if (!ids.contains(actor.id())) {
            ids.add(actor.id());
        }
        readers.lift(file.getId(), reason, actor, now);
        readers.restrict(file.getId(), reason, actor, now);
        readers.name(file.getId(), Kind.NAMED, ids, null);
        file.restrict(true);
        return done(file, "RESTRICTED", "case.restrict", reason, named, null, actor);
    }

    /**
     * Opens the case to its units again: by a supervisor who is named, or by one of a unit above the one that restricted
     * it, so that no case is lost with a person.
     */
    @Transactional
    public StepOutcome lift(CaseNumber number, @Nullable String reason, Actor actor) {
        CaseFile file = locked(number);
        Optional<Restriction> held = readers.restriction(file.getId());
        boolean above = held.isPresent()
                && actor.has(Role.SUPERVISOR)
                && actor.scope().sees(file.unitId())
                && actor.scope().sees(held.get().unitId())
                && !actor.unitId().equals(held.get().unitId());
        if (!above) {
            access.requireSeen(file, actor);
            requireSupervisor(file, actor);
        }
        if (held.isEmpty()) {
            return Refused.because("cases.circle.refused.open");
        }
        if (reason == null) {
            return Refused.because("cases.circle.refused.reason");
        }
        readers.lift(file.getId(), reason, actor, clock.instant());
        readers.name(file.getId(), Kind.NAMED, List.of(), null);
        file.restrict(false);
        return done(file, "RESTRICTION_LIFTED", "case.restriction-lift", reason, List.of(), null, actor);
    }

    /**
     * These people, of whatever unit, see the case to the end of that day (Asia/Shanghai); again, it replaces the task
     * force before it.
     */
    @Override
    @Transactional
    public StepOutcome gather(
            CaseNumber number, @Nullable String name, List<UUID> people, @Nullable LocalDate endsOn, Actor actor) {
        CaseFile file = changed(number, actor);
        List<AccountRef> named = readers.nameable(people);
        Instant now = clock.instant();
        LocalDate today = ChinaTime.date(now);
        if (name == null) {
            return Refused.because("cases.circle.refused.name");
        }
        if (named.isEmpty()) {
            return Refused.because("cases.circle.refused.people");
        }
        if (endsOn == null || endsOn.isBefore(today) || endsOn.isAfter(today.plusYears(YEARS_AT_MOST))) {
            return Refused.because("cases.circle.refused.end", today, today.plusYears(YEARS_AT_MOST));
        }
        Instant endsAt = ChinaTime.startOf(endsOn.plusDays(1));
        readers.end(file.getId(), name, actor, now);
        readers.gather(file.getId(), name, endsAt, actor, now);
        readers.name(
                file.getId(),
                Kind.TASK_FORCE,
                named.stream().map(AccountRef::id).toList(),
                endsAt);
        file.touched();
        return done(file, "TASK_FORCE_NAMED", "case.task-force", name, named, endsOn, actor);
    }

    /** Ends the task force before its day. */
    @Transactional
    public StepOutcome disband(CaseNumber number, @Nullable String reason, Actor actor) {
        CaseFile file = changed(number, actor);
        Instant now = clock.instant();
        if (readers.force(file.getId(), now).isEmpty()) {
            return Refused.because("cases.circle.refused.no-force");
        }
        if (reason == null) {
            return Refused.because("cases.circle.refused.reason");
        }
        readers.end(file.getId(), reason, actor, now);
        readers.name(file.getId(), Kind.TASK_FORCE, List.of(), null);
        file.touched();
        return done(file, "TASK_FORCE_ENDED", "case.task-force-end", reason, List.of(), null, actor);
    }

    private StepOutcome done(
            CaseFile file,
            String kind,
            String action,
            String reason,
            List<AccountRef> named,
            @Nullable LocalDate endsOn,
            Actor actor) {
        cases.save(file);
        String number = file.ref().number().value();
        timeline.add(file.getId(), kind, clock.instant(), actor, null, reason);
        Map<String, @Nullable Object> details = new HashMap<>();
        details.put("reason", reason);
        details.put("people", named.stream().map(AccountRef::username).toList());
        details.put("endsOn", endsOn == null ? null : endsOn.toString());
        events.publishEvent(Audited.done(action, "case", number, details));
        live.publish(new LiveEvent("case-changed", number, file.unitId(), null, null));
        return new StepOutcome.Taken(file.state());
    }

    private CaseFile changed(CaseNumber number, Actor actor) {
        CaseFile file = locked(number);
        access.requireSeen(file, actor);
        requireSupervisor(file, actor);
        return file;
    }

    private static void requireSupervisor(CaseFile file, Actor actor) {
        if (!mayChange(file, actor)) {
            throw new OutOfScopeException("case-circle", file.ref().number());
        }
    }

    private static boolean mayChange(CaseFile file, Actor actor) {
        return actor.has(Role.SUPERVISOR) && actor.scope().sees(file.unitId());
    }

    private CaseFile locked(CaseNumber number) {
        return cases.findLockedByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
    }
}
