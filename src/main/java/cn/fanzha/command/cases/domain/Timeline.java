package cn.fanzha.command.cases.domain;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to a case, each line with its date and person; lines are added, never changed. */
@Component
public class Timeline {

    private final JdbcClient jdbc;
    private final Clock clock;

    Timeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A line of the timeline.
     *
     * @param at when it happened
     * @param recordedAt when it was written down
     */
    public record Line(
            String kind,
            Instant at,
            Instant recordedAt,
            String actorName,
            @Nullable String note,
            @Nullable String reference) {}

    void add(UUID caseId, String kind, Instant at, Actor actor, @Nullable String reference, @Nullable String note) {
        jdbc.sql("""
                        insert into case_timeline (id, case_id, kind, at, recorded_at, actor_id, actor_name, note, reference)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        caseId,
                        kind,
                        Timestamp.from(at),
                        Timestamp.from(clock.instant()),
                        actor.id(),
                        actor.displayName())
                .param(note)
                .param(reference)
                .update();
    }

    /** The lines of a case, the newest first, 500 at most. */
    public List<Line> of(UUID caseId) {
        return jdbc.sql("""
                        select kind, at, recorded_at, actor_name, note, reference from case_timeline
                        where case_id = ? order by at desc, id desc limit 500""")
                .param(caseId)
                .query((rs, n) -> new Line(
                        rs.getString("kind"),
                        rs.getTimestamp("at").toInstant(),
                        rs.getTimestamp("recorded_at").toInstant(),
                        rs.getString("actor_name"),
                        rs.getString("note"),
                        rs.getString("reference")))
                .list();
    }
}
