package cn.fanzha.command.links.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Joint cases that wait for a supervisor above all their units. */
@Component
class PendingJoints implements WorkSource {

    private final JdbcClient jdbc;
    private final Units units;

    PendingJoints(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    @Override
    public String titleKey() {
        return "links.work.title";
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public String href() {
        return "/links";
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.has(Role.SUPERVISOR);
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return read(actor, limit);
    }

    /** It lies with whoever is above all the units, not with one person. */
    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        return read(actor, limit);
    }

    private List<WorkItem> read(Actor actor, int limit) {
        return jdbc.sql("""
                        select j.joint_no, k.case_no, k.unit_id, min(w.proposed_at) as since
                        from joint_case_member w join joint_case j on j.id = w.joint_id join case_file k on k.id = j.lead_case_id
                        where w.state = 'PROPOSED' and w.proposed_by <> :me and %s
                          and not exists (select from joint_case_member m join case_file c on c.id = m.case_id
                                          where m.joint_id = j.id and m.state in ('PROPOSED', 'JOINED') and not (%s))
                        group by j.id, k.id order by since, j.joint_no limit :limit""".formatted(WorkScope.within("k.unit_id", actor), WorkScope.within("c.unit_id", actor)))
                .param("me", actor.id())
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .query((rs, n) -> new WorkItem(
                        "links.work.decide",
                        rs.getString("joint_no"),
                        rs.getString("case_no"),
                        WorkItem.page("/links/joint-cases", rs.getString("joint_no")),
                        units.find(rs.getObject("unit_id", UUID.class))
                                .map(UnitRef::name)
                                .orElse("—"),
                        null,
                        false))
                .list();
    }
}
