package cn.fanzha.command.intake.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The actor's forms of calls that were begun and not finished, with or without a case; of the last 30 days. */
@Component
class OwnDrafts implements WorkSource {

    private static final Duration KEPT_IN_SIGHT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Units units;
    private final Clock clock;

    OwnDrafts(JdbcClient jdbc, Units units, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "intake.work.title";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String href() {
        return "/intake";
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.has(Role.OFFICER) || actor.has(Role.SUPERVISOR);
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return mine(actor, limit);
    }

    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        String unit = units.find(actor.unitId()).map(UnitRef::name).orElse("—");
        return jdbc.sql("""
                        select d.id, d.updated_at, c.case_no
                        from intake_draft d left join case_file c on c.id = d.case_id
                        where d.account_id = ? and d.updated_at > ?
                          and (d.case_id is null or c.state in ('REPORTED', 'ACCEPTED'))
                        order by d.case_id is not null, d.updated_at desc limit ?""")
                .params(actor.id(), Timestamp.from(clock.instant().minus(KEPT_IN_SIGHT)), limit)
                .query((rs, n) -> item(rs, unit))
                .list();
    }

    private static WorkItem item(ResultSet rs, String unit) throws SQLException {
        @Nullable String caseNo = rs.getString("case_no");
        Instant typed = rs.getTimestamp("updated_at").toInstant();
        return new WorkItem(
                caseNo == null ? "intake.work.begun" : "intake.work.logged",
                caseNo == null ? "" : caseNo,
                ChinaTime.format(typed),
                caseNo == null ? "/intake?draft=" + rs.getString("id") : WorkItem.page("/cases", caseNo) + "/intake",
                unit,
                null,
                true);
    }
}
