package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.GangState;
import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.operations.RecordNumbers;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is done to a gang: entered, described, investigated in rounds, given members, dismantled. */
@Component
public class GangWork {

    private static final int NOTE_AT_MOST = 1000;

    private final GangRepository gangs;
    private final SuspectRepository suspects;
    private final GangAccess access;
    private final RecordNumbers numbers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GangWork(
            GangRepository gangs,
            SuspectRepository suspects,
            GangAccess access,
            RecordNumbers numbers,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.gangs = gangs;
        this.suspects = suspects;
        this.access = access;
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Enters a gang that was discovered. */
    @Transactional
    public ChangeOutcome discover(GangDraft draft, Actor actor) {
        UnitRef unit = access.holder(draft.unitCode(), actor);
        Instant now = clock.instant();
        List<Problem> problems = Gang.problems(draft, null, now);
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        UUID operation = access.operation(draft.operationNo(), null, actor);
        String number = numbers.draw('G', unit, now);
        gangs.save(Gang.discover(number, unit.id(), draft, operation, actor, now));
        return done("gang.discover", number, described(draft));
    }

    /** Describes the gang anew; its dens follow it to another operation. */
    @Transactional
    public ChangeOutcome describe(String number, GangDraft draft, int version, Actor actor) {
        Gang gang = access.lockedGang(number, actor);
        Instant now = clock.instant();
        List<Problem> problems = Gang.problems(draft, gang.dismantledAt(), now);
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        if (gang.version() != version) {
            return new ChangeOutcome.Stale(number);
        }
        UUID before = gang.operationId();
        UUID operation = access.operation(draft.operationNo(), before, actor);
        gang.describe(draft, operation, now);
        gangs.save(gang);
        jdbc.sql("update den set operation_id = :now, by_person = true, version = version + 1"
                        + " where gang_id = :gang and operation_id is not distinct from :before"
                        + " and operation_id is distinct from :now")
                .param("now", operation, Types.OTHER)
                .param("before", before, Types.OTHER)
                .param("gang", gang.getId())
                .update();
        return done("gang.edit", number, described(draft));
    }

    /** DISCOVERED → INVESTIGATING. */
    @Transactional
    public ChangeOutcome investigate(String number, Actor actor) {
        Gang gang = access.lockedGang(number, actor);
        Problem problem = gang.investigate();
        if (problem != null) {
            return new Refused(List.of(problem));
        }
        gangs.save(gang);
        return done("gang.investigate", number, Map.of());
    }

    /** INVESTIGATING → DISMANTLED 打掉, by a supervisor. */
    @Transactional
    public ChangeOutcome dismantle(String number, Instant at, Actor actor) {
        Gang gang = access.lockedGang(number, actor);
        if (!actor.has(Role.SUPERVISOR)) {
            throw new OutOfScopeException("gang", number);
        }
        Problem problem = gang.dismantle(at, clock.instant());
        if (problem != null) {
            return new Refused(List.of(problem));
        }
        gangs.save(gang);
        return done("gang.dismantle", number, Map.of("at", ChinaTime.formatSeconds(at)));
    }

    /** One more round 轮次 of a gang that is being investigated. */
    @Transactional
    public ChangeOutcome round(String number, @Nullable String note, Actor actor) {
        Gang gang = access.lockedGang(number, actor);
        if (gang.state() != GangState.INVESTIGATING) {
            return Refused.because("state", "gangs.problem.state");
        }
        if (note == null || note.length() > NOTE_AT_MOST) {
            return Refused.because("note", "gangs.problem.note", NOTE_AT_MOST);
        }
        jdbc.sql("""
                        insert into gang_round (gang_id, round, begun_at, note, actor_name)
                        select ?, coalesce(max(round), 0) + 1, ?, ?, ? from gang_round where gang_id = ?""")
                .params(gang.getId(), Timestamp.from(clock.instant()), note, actor.displayName(), gang.getId())
                .update();
        gang.touched();
        gangs.save(gang);
        return done("gang.round", number, Map.of());
    }

    /** Links a suspect with a role; one who belonged to another gang leaves it. */
    @Transactional
    public ChangeOutcome link(String number, @Nullable String person, @Nullable SuspectRole role, Actor actor) {
        Gang gang = access.lockedGang(number, actor);
        if (person == null || suspects.findByPersonNo(person).isEmpty()) {
            return Refused.because("person", "gangs.problem.person");
        }
        Suspect suspect = access.lockedSuspect(person, actor);
        suspect.join(gang.getId(), role);
        suspects.save(suspect);
        return done("gang.link", number, linked(person, role));
    }

    /** Takes a suspect out of the gang. */
    @Transactional
    public ChangeOutcome unlink(String number, String person, Actor actor) {
        Gang gang = access.lockedGang(number, actor);
        Suspect suspect = access.lockedSuspect(person, actor);
        if (!suspect.isOf(gang)) {
            throw new NotFoundException("member", person);
        }
        suspect.join(null, null);
        suspects.save(suspect);
        return done("gang.unlink", number, linked(person, null));
    }

    private static Map<String, @Nullable Object> linked(String person, @Nullable SuspectRole role) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        after.put("person", person);
        after.put("role", role == null ? null : role.name());
        return after;
    }

    private static Map<String, @Nullable Object> described(GangDraft draft) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        after.put("name", draft.name());
        after.put("kind", String.valueOf(draft.kind()));
        after.put("amount", draft.amount() == null ? null : String.valueOf(draft.amount()));
        after.put("operation", draft.operationNo());
        after.put("linksCut", draft.linksCut());
        after.put("partners", draft.partners());
        after.put("tags", String.join(", ", draft.tags()));
        return Map.of("after", after);
    }

    private ChangeOutcome done(String action, String number, Map<String, @Nullable Object> details) {
        events.publishEvent(Audited.done(action, "gang", number, details));
        return new ChangeOutcome.Done(number);
    }
}
