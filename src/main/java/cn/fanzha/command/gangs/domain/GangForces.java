package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.domain.GangReaders.Force;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The task force 专班 of a gang (domain section 2): named people of several units who see it to the end of a day
 * (Asia/Shanghai), and no more than see it. A supervisor of the side that holds the gang names it, ends it before its day,
 * or names another in its place; audited.
 */
@Component
public class GangForces {

    private static final int YEARS_AT_MOST = 1;
    private static final int NAME_AT_MOST = 100;

    private final GangAccess access;
    private final GangReaders readers;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GangForces(
            GangAccess access, GangReaders readers, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.access = access;
        this.readers = readers;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The people around a gang, for those who may open it.
     *
     * @param force the task force that runs; null: none
     * @param mayChange the actor is a supervisor of the side that holds the gang
     */
    public record Circle(String name, @Nullable Force force, List<AccountRef> members, boolean mayChange) {}

    @Transactional(readOnly = true)
    public Circle of(String number, Actor actor) {
        Gang gang = access.gang(number, actor);
        return new Circle(
                gang.facts().name(),
                readers.force(gang.getId()).orElse(null),
                readers.people(gang.getId()),
                mayChange(gang, actor));
    }

    /** Refused without a name, without people of the police, and where its last day is over or more than a year away. */
    @Transactional
    public ChangeOutcome gather(
            String number, @Nullable String name, Collection<UUID> people, @Nullable LocalDate endsOn, Actor actor) {
        Gang gang = changed(number, actor);
        Instant now = clock.instant();
        LocalDate today = ChinaTime.date(now);
        LocalDate last = today.plusYears(YEARS_AT_MOST);
        List<AccountRef> named = people.stream()
                .distinct()
                .flatMap(id -> accounts.find(id).stream())
                .filter(AccountRef::active)
                .filter(one ->
                        one.roles().stream().anyMatch(List.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR)::contains))
                .toList();
        if (name == null || name.length() > NAME_AT_MOST) {
            return Refused.because("name", "cases.circle.refused.name");
        }
        if (named.isEmpty()) {
            return Refused.because("who", "gangs.force.people");
        }
        if (endsOn == null || endsOn.isBefore(today) || endsOn.isAfter(last)) {
            return Refused.because("endsOn", "cases.circle.refused.end", today.toString(), last.toString());
        }
        readers.end(gang.getId(), name, actor, now);
        readers.gather(
                gang.getId(),
                name,
                named.stream().map(AccountRef::id).toList(),
                ChinaTime.startOf(endsOn.plusDays(1)),
                actor,
                now);
        events.publishEvent(Audited.done(
                "gang.task-force",
                "gang",
                number,
                Map.of(
                        "name",
                        name,
                        "people",
                        named.stream().map(AccountRef::username).toList(),
                        "endsOn",
                        endsOn.toString())));
        return new ChangeOutcome.Done(number);
    }

    /** Refused where none runs, and without a reason. */
    @Transactional
    public ChangeOutcome disband(String number, @Nullable String reason, Actor actor) {
        Gang gang = changed(number, actor);
        if (readers.force(gang.getId()).isEmpty()) {
            return Refused.because("reason", "cases.circle.refused.no-force");
        }
        if (reason == null) {
            return Refused.because("reason", "cases.circle.refused.reason");
        }
        readers.end(gang.getId(), reason, actor, clock.instant());
        events.publishEvent(Audited.done("gang.task-force-end", "gang", number, Map.of("reason", reason)));
        return new ChangeOutcome.Done(number);
    }

    private Gang changed(String number, Actor actor) {
        Gang gang = access.lockedGang(number, actor);
        if (!mayChange(gang, actor)) {
            throw new OutOfScopeException("gang", number);
        }
        return gang;
    }

    private static boolean mayChange(Gang gang, Actor actor) {
        return actor.has(Role.SUPERVISOR) && actor.scope().sees(gang.unitId());
    }
}
