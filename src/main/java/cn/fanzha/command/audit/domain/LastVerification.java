package cn.fanzha.command.audit.domain;

import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For the auditor: how the last verification of the log ended, and that the next is due a day after it. */
@Component
class LastVerification implements WorkSource {

    private static final Duration EVERY = Duration.ofDays(1);

    private final JdbcClient jdbc;

    LastVerification(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String titleKey() {
        return "audit.work.title";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String href() {
        return "/audit/verification";
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.has(Role.AUDITOR);
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return mine(actor, limit);
    }

    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        List<WorkItem> last = jdbc.sql(
                        "select started_at, finished_at, faults from audit_verification order by started_at desc limit 1")
                .query((rs, n) -> item(rs))
                .list();
        return last.isEmpty() ? List.of(new WorkItem("audit.work.never", "", "", href(), "", null, true)) : last;
    }

    private WorkItem item(ResultSet rs) throws SQLException {
        Instant started = rs.getTimestamp("started_at").toInstant();
        Timestamp finished = rs.getTimestamp("finished_at");
        String kind = finished == null ? "unfinished" : rs.getLong("faults") == 0 ? "clean" : "faulty";
        return new WorkItem(
                "audit.work." + kind,
                "",
                ChinaTime.format(started),
                href(),
                "",
                kind.equals("faulty") ? started : started.plus(EVERY),
                true);
    }
}
