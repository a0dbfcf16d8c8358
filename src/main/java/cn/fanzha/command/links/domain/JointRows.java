package cn.fanzha.command.links.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.links.JointState;
import cn.fanzha.command.links.MemberState;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes joint cases; what is decided stands in their rows, what happened in the timelines of their cases. */
@Component
class JointRows {

    private final JdbcClient jdbc;

    JointRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A case that is to be joined, held until the transaction ends. */
    record Candidate(
            UUID id,
            String number,
            UUID unitId,
            CaseState state,
            @Nullable UUID handlerId) {}

    /** The joint case that holds a case. */
    record Held(UUID jointId, String jointNo, UUID lead, JointState state) {}

    /** In one fixed order, so that two who join the same cases can't wait for each other. */
    List<Candidate> locked(Collection<String> numbers) {
        return jdbc.sql("""
                        select c.id, c.case_no, c.unit_id, c.state, c.handler_id from case_file c
                        where c.case_no = any(:numbers) order by c.id for no key update""")
                .param("numbers", numbers.toArray(String[]::new))
                .query((rs, n) -> new Candidate(
                        rs.getObject("id", UUID.class),
                        rs.getString("case_no"),
                        rs.getObject("unit_id", UUID.class),
                        CaseState.valueOf(rs.getString("state")),
                        rs.getObject("handler_id", UUID.class)))
                .list();
    }

    /** By case: of those cases that a joint case holds, or that wait for one. */
    Map<UUID, Held> holding(Collection<UUID> cases) {
        Map<UUID, Held> held = new HashMap<>();
        jdbc.sql("""
                        select m.case_id, j.id, j.joint_no, j.lead_case_id, j.state
                        from joint_case_member m join joint_case j on j.id = m.joint_id
                        where m.case_id = any(:cases) and m.state in ('PROPOSED', 'JOINED')""").param("cases", cases.toArray(UUID[]::new)).query(rs -> {
            held.put(
                    rs.getObject("case_id", UUID.class),
                    new Held(
                            rs.getObject("id", UUID.class),
                            rs.getString("joint_no"),
                            rs.getObject("lead_case_id", UUID.class),
                            JointState.valueOf(rs.getString("state"))));
        });
        return held;
    }

    /** Holds the joint case until the transaction ends; false: there is none of that number. */
    boolean lock(String number) {
        return jdbc.sql("select id from joint_case where joint_no = ? for update")
                .param(number)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** {@code B}, the lead unit's code, the month, and a serial without gaps within both. */
    String draw(UnitRef unit, Instant now) {
        YearMonth month = ChinaTime.month(now);
        int serial = jdbc.sql("""
                        insert into joint_serial as s (unit_code, month, last) values (:unit, :month, 1)
                        on conflict on constraint joint_serial_pk do update set last = s.last + 1 where s.last < 9999
                        returning last""")
                .param("unit", unit.code())
                .param("month", month.toString())
                .query(Integer.class)
                .optional()
                .orElseThrow(() ->
                        new InvalidValueException("organisation.serial.exhausted", unit.code(), month.toString()));
        return String.format(
                Locale.ROOT, "B%s%04d%02d%04d", unit.code(), month.getYear(), month.getMonthValue(), serial);
    }

    UUID insert(String number, UUID lead, JointGround ground, JointState state, String reason, Instant now) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into joint_case (id, joint_no, lead_case_id, ground, state, reason, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(id, number, lead, ground.name(), state.name(), reason, Timestamp.from(now))
                .update();
        return id;
    }

    void state(UUID joint, JointState state, @Nullable Instant endedAt) {
        jdbc.sql("update joint_case set state = :state, ended_at = :ended where id = :id")
                .param("state", state.name())
                .param("ended", endedAt == null ? null : Timestamp.from(endedAt))
                .param("id", joint)
                .update();
    }

    void lead(UUID joint, UUID caseId) {
        jdbc.sql("update joint_case set lead_case_id = ? where id = ?")
                .params(caseId, joint)
                .update();
    }

    void add(UUID joint, UUID caseId, MemberState state, String reason, Actor actor, Instant now) {
        jdbc.sql("""
                        insert into joint_case_member (id, joint_id, case_id, state, reason, proposed_by, proposer, proposed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        joint,
                        caseId,
                        state.name(),
                        reason,
                        actor.id(),
                        actor.displayName(),
                        Timestamp.from(now))
                .update();
    }

    void decided(UUID member, MemberState state, Actor actor, @Nullable String note, Instant now) {
        jdbc.sql("""
                        update joint_case_member set state = :state, decided_by = :by, decider = :decider, decided_at = :at, note = :note
                        where id = :id""")
                .param("state", state.name())
                .param("by", actor.id())
                .param("decider", actor.displayName())
                .param("at", Timestamp.from(now))
                .param("note", note)
                .param("id", member)
                .update();
    }

    void left(UUID member, Actor actor, String reason, Instant now) {
        jdbc.sql("""
                        update joint_case_member set state = 'LEFT', leaver = :leaver, left_at = :at, leave_reason = :reason
                        where id = :id""")
                .param("leaver", actor.displayName())
                .param("at", Timestamp.from(now))
                .param("reason", reason)
                .param("id", member)
                .update();
    }
}
