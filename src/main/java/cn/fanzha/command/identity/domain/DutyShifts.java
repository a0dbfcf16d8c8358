package cn.fanzha.command.identity.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The roster of a unit: who is on duty from when to when. Supervisors of the unit or above keep it; of an institution its
 * own liaisons, who are called in that order when a request waits.
 */
@Component
public class DutyShifts {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(31);

    private final JdbcClient jdbc;
    private final Units units;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DutyShifts(JdbcClient jdbc, Units units, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.units = units;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A line of the roster.
     *
     * @param running now, so the person is on duty
     */
    public record Shift(UUID id, UUID unitId, String person, Instant startsAt, Instant endsAt, boolean running) {}

    /** The unit's running shifts and those of the next 31 days. */
    @Transactional(readOnly = true)
    public List<Shift> of(Actor actor, UUID unitId) {
        reach(actor, unitId);
        Instant now = clock.instant();
        return jdbc.sql("""
                        select d.id, d.unit_id, a.display_name, d.starts_at, d.ends_at
                        from duty_shift d join account a on a.id = d.account_id
                        where d.unit_id = :unit and d.ends_at > :now and d.starts_at < :until
                        order by d.starts_at, a.display_name limit 500""")
                .param("unit", unitId)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(AHEAD)))
                .query((rs, number) -> new Shift(
                        rs.getObject("id", UUID.class),
                        rs.getObject("unit_id", UUID.class),
                        rs.getString("display_name"),
                        rs.getTimestamp("starts_at").toInstant(),
                        rs.getTimestamp("ends_at").toInstant(),
                        !rs.getTimestamp("starts_at").toInstant().isAfter(now)))
                .list();
    }

    /**
     * Puts an active officer of the unit, or a liaison of the own institution, on duty; a person has one shift at a time,
     * of 7 days at most.
     */
    @PreAuthorize("hasAnyRole('SUPERVISOR','LIAISON')")
    @Transactional
    public ShiftChange add(Actor by, UUID unitId, UUID account, Instant from, Instant until) {
        UnitRef unit = reach(by, unitId);
        if (!until.isAfter(from) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            return new ShiftChange.Refused("identity.duty.length");
        }
        // the person's row is locked, so that two supervisors can't give two shifts at once
        List<String> officer = jdbc.sql("select username from account where id = ? and unit_id = ?"
                        + " and state = 'ACTIVE' and ? = any(roles) for update")
                .params(account, unitId, (unit.kind().isPolice() ? Role.OFFICER : Role.LIAISON).name())
                .query((rs, number) -> rs.getString(1))
                .list();
        if (officer.isEmpty()) {
            return new ShiftChange.Refused("identity.duty.no-officer");
        }
        boolean overlaps = jdbc.sql(
                        "select exists (select 1 from duty_shift where account_id = ? and starts_at < ? and ends_at > ?)")
                .params(account, Timestamp.from(until), Timestamp.from(from))
                .query(Boolean.class)
                .single();
        if (overlaps) {
            return new ShiftChange.Refused("identity.duty.overlap");
        }
        jdbc.sql("insert into duty_shift (id, unit_id, account_id, starts_at, ends_at, created_by, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        unitId,
                        account,
                        Timestamp.from(from),
                        Timestamp.from(until),
                        by.id(),
                        Timestamp.from(clock.instant()))
                .update();
        events.publishEvent(Audited.done(
                "duty.add",
                "unit",
                unit.code(),
                Map.of(
                        "officer", officer.getFirst(),
                        "from", ChinaTime.format(from),
                        "until", ChinaTime.format(until))));
        return new ShiftChange.Done();
    }

    /**
     * Takes a shift off the roster.
     *
     * @return the unit whose roster it was
     */
    @PreAuthorize("hasAnyRole('SUPERVISOR','LIAISON')")
    @Transactional
    public UUID remove(Actor by, UUID shift) {
        UUID unitId = jdbc.sql("select unit_id from duty_shift where id = ?")
                .param(shift)
                .query((rs, number) -> rs.getObject(1, UUID.class))
                .optional()
                .orElseThrow(() -> new NotFoundException("shift", shift));
        UnitRef unit = reach(by, unitId);
        jdbc.sql("delete from duty_shift where id = ?").param(shift).update();
        events.publishEvent(Audited.done("duty.remove", "unit", unit.code(), Map.of("shift", shift.toString())));
        return unitId;
    }

    private UnitRef reach(Actor actor, UUID unitId) {
        UnitRef unit = units.get(unitId);
        boolean own = actor.scope() instanceof Scope.Institution mine
                && mine.institution().equals(unitId);
        if (!own && !actor.scope().sees(unitId)) {
            throw new OutOfScopeException("unit", unit.code());
        }
        return unit;
    }
}
