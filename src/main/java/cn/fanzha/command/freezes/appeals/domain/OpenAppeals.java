package cn.fanzha.command.freezes.appeals.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appeals against freezes that a supervisor has to decide. */
@Component
class OpenAppeals implements WorkSource {

    private final JdbcClient jdbc;
    private final Units units;
    private final Clock clock;

    OpenAppeals(JdbcClient jdbc, Units units, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "freezes-appeals.work.title";
    }

    @Override
    public int order() {
        return 27;
    }

    @Override
    public String href() {
        return "/freezes/appeals?state=REGISTERED";
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.has(Role.SUPERVISOR);
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return jdbc.sql("select a.id, a.freeze_no, a.due_at, c.unit_id from freeze_appeal a"
                        + " join case_file c on c.id = a.case_id where a.state = 'REGISTERED' and "
                        + WorkScope.within("c.unit_id", actor) + " and " + CaseScope.opens("c", actor)
                        + " order by a.due_at, a.id limit :limit")
                .params(CaseScope.params(actor, clock.instant()))
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .query((rs, n) -> new WorkItem(
                        "freezes-appeals.work.one",
                        rs.getString("freeze_no"),
                        "",
                        "/freezes/appeals/" + rs.getObject("id", UUID.class),
                        units.find(rs.getObject("unit_id", UUID.class))
                                .map(UnitRef::name)
                                .orElse("—"),
                        rs.getTimestamp("due_at").toInstant(),
                        false))
                .list();
    }

    /** They lie with the unit's supervisors together, with none in person. */
    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        return List.of();
    }
}
