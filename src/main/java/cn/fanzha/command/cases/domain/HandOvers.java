package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.domain.CaseChanges.Values;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands a file to another unit (移送管辖): the old holder still sees it, and the steps taken so far go on counting for the
 * unit that took them. The note of the hand-over stands on the file for both, until the next one.
 */
@Component
class HandOvers {

    private final JdbcClient jdbc;
    private final CaseChanges changes;

    HandOvers(JdbcClient jdbc, CaseChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    private enum Settled {
        TAKEN_OVER,
        SENT_BACK
    }

    void hand(CaseFile file, UnitRef receiver, String note, Instant at, Actor actor) {
        UUID before = file.unitId();
        jdbc.sql("insert into case_viewer (case_id, unit_id) values (?, ?) on conflict do nothing")
                .params(file.getId(), before)
                .update();
        for (CaseState step : CaseState.values()) {
            if (step != CaseState.TRANSFERRED && file.firstDateOf(step) != null) {
                jdbc.sql("insert into case_step_unit (case_id, step, unit_id) values (?, ?, ?) on conflict do nothing")
                        .params(file.getId(), step.name(), before)
                        .update();
            }
        }
        record(file, receiver.id(), note, at, actor, false);
        handler(file, null, note, actor);
        file.handTo(receiver.id(), at);
    }

    /** The file goes back to the unit that sent it, still on its way: that unit takes it over again, or hands it elsewhere. */
    void sendBack(CaseFile file, HandOver open, String reason, Instant at, Actor actor) {
        settle(file, Settled.SENT_BACK, at, actor);
        record(file, open.fromUnit(), reason, at, actor, true);
        jdbc.sql("insert into case_viewer (case_id, unit_id) values (?, ?) on conflict do nothing")
                .params(file.getId(), file.unitId())
                .update();
        handler(file, null, reason, actor);
        file.handTo(open.fromUnit(), at);
    }

    /** The receiver works on it from now on: who took it over has it in charge; a program leaves that open. */
    void takeOver(CaseFile file, Instant at, Actor actor) {
        settle(file, Settled.TAKEN_OVER, at, actor);
        UUID officer = actor.program() ? null : actor.id();
        handler(file, officer, null, actor);
        file.handledBy(officer);
    }

    private void handler(CaseFile file, @Nullable UUID next, @Nullable String note, Actor actor) {
        UUID before = file.ref().handlerId();
        changes.write(
                file.getId(),
                0,
                new Values(
                        CaseField.HANDLER,
                        before == null ? null : before.toString(),
                        next == null ? null : next.toString()),
                note,
                actor);
    }

    /** The receiver's answer; files handed over before notes were kept have nothing to settle. */
    private void settle(CaseFile file, Settled settled, Instant at, Actor actor) {
        jdbc.sql("update case_hand_over set settled = ?, settled_at = ?, settler = ?"
                        + " where case_id = ? and settled_at is null")
                .params(settled.name(), at.atOffset(ZoneOffset.UTC), actor.displayName(), file.getId())
                .update();
    }

    /** The latest. */
    Optional<HandOver> latest(UUID caseId) {
        return jdbc.sql("""
                        select from_unit, to_unit, note, at, actor_name, sent_back, settled, settled_at, settler
                        from case_hand_over where case_id = ? order by settled_at is not null, id desc limit 1""").param(caseId).query((rs, n) -> handOver(rs)).optional();
    }

    private void record(CaseFile file, UUID to, String note, Instant at, Actor actor, boolean sentBack) {
        jdbc.sql("""
                        insert into case_hand_over (id, case_id, from_unit, to_unit, note, at, actor_id, actor_name, sent_back)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        file.getId(),
                        file.unitId(),
                        to,
                        note,
                        at.atOffset(ZoneOffset.UTC),
                        actor.id(),
                        actor.displayName(),
                        sentBack)
                .update();
    }

    private static HandOver handOver(ResultSet rs) throws SQLException {
        Timestamp settled = rs.getTimestamp("settled_at");
        return new HandOver(
                rs.getObject("from_unit", UUID.class),
                rs.getObject("to_unit", UUID.class),
                rs.getString("note"),
                rs.getTimestamp("at").toInstant(),
                rs.getString("actor_name"),
                rs.getBoolean("sent_back"),
                rs.getString("settled"),
                settled == null ? null : settled.toInstant(),
                rs.getString("settler"));
    }
}
