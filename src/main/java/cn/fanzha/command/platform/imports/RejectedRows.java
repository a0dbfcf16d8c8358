package cn.fanzha.command.platform.imports;

import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The actor's own imports of the last day of which rows were rejected, or the whole file. */
@Component
class RejectedRows implements WorkSource {

    private static final Duration IN_SIGHT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    RejectedRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "imports.work.title";
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public String href() {
        return "/imports";
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.has(Role.SUPERVISOR) || actor.has(Role.ANALYST) || actor.has(Role.SYSTEM_ADMIN);
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return mine(actor, limit);
    }

    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        return jdbc.sql("""
                        select r.id, r.file_name, r.rejected, r.state, coalesce(u.name, '—') as unit
                        from import_run r left join unit u on u.id = r.unit_id
                        where r.started_at > ? and r.actor_id = ? and (r.rejected > 0 or r.state in ('REFUSED', 'FAILED'))
                        order by r.started_at desc, r.id desc limit ?""")
                .params(Timestamp.from(clock.instant().minus(IN_SIGHT)), actor.id(), limit)
                .query((rs, n) -> new WorkItem(
                        rs.getString("state").equals("DONE") ? "imports.work.rows" : "imports.work.file",
                        rs.getString("file_name"),
                        rs.getLong("rejected") == 0 ? "" : String.valueOf(rs.getLong("rejected")),
                        "/imports?run=" + rs.getString("id"),
                        rs.getString("unit"),
                        null,
                        true))
                .list();
    }
}
