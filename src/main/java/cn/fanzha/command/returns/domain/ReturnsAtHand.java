package cn.fanzha.command.returns.domain;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Returns that wait for the police: late banks, failures, notices that are over, approvals, victims who aren't told. */
@Component
class ReturnsAtHand implements WorkSource {

    private static final String WORK = """
            with work as (
                select r.case_id, r.return_no, c.unit_id, r.opened_at,
                       case when r.stage = 'SENT' then 'late'
                            when r.stage = 'FAILED' then 'failed'
                            when r.stage = 'APPROVED' then 'send'
                            when r.stage = 'NOTICE' then 'notice-over'
                            when r.stage = 'PROPOSED' and r.proposal_stands and r.way <> 'PROPORTIONAL' then 'approve'
                            when r.stage = 'PROPOSED' and r.proposal_stands then 'publish'
                            when r.stage = 'APPLIED' then 'accept'
                            else 'propose' end as kind,
                       case when r.stage = 'SENT' then r.due_at when r.stage = 'NOTICE' then r.notice_until end as due,
                       coalesce(:me in (r.opened_by, r.proposed_by, r.second_officer_id), false) as mine
                from return_case r join case_file c on c.id = r.case_id
                where r.ended_at is null and (r.stage <> 'SENT' or r.due_at <= :now) and (r.stage <> 'NOTICE' or r.notice_until <= :now)
                union all
                select r.case_id, r.return_no, c.unit_id, r.opened_at, 'tell', null,
                       coalesce(:me in (r.opened_by, r.proposed_by, r.second_officer_id), false)
                from return_case r join case_file c on c.id = r.case_id
                where r.stage = 'RETURNED' and r.settled_at > :recent
                  -- not as a semi-join, for which all applications would be read
                  and (select true from return_share s join return_application a on a.id = s.application_id
                       where s.return_id = r.id and s.state = 'RETURNED' and a.notified_at is null limit 1))
            select * from work where (:city or kind not in ('approve', 'notice-over')) and\s""";
    /** A victim who was not told by then is a matter of the file, not of the day. */
    private static final long RECENT_DAYS = 90;

    private final JdbcClient jdbc;
    private final Units units;
    private final Clock clock;

    ReturnsAtHand(JdbcClient jdbc, Units units, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "returns.work.title";
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public String href() {
        return "/returns";
    }

    @Override
    public boolean concerns(Actor actor) {
        return WorkScope.isPolice(actor);
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return read(actor, "", limit);
    }

    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        return read(actor, " and (mine or (:city and kind in ('approve', 'notice-over')))", limit);
    }

    private List<WorkItem> read(Actor actor, String whose, int limit) {
        Instant now = clock.instant();
        return jdbc.sql(WORK + WorkScope.within("unit_id", actor) + " and " + CaseScope.opensId("work.case_id", actor)
                        + whose + " order by due nulls last, opened_at, return_no limit :limit")
                .param("me", actor.id())
                .param("now", Timestamp.from(now))
                .param("recent", Timestamp.from(now.minusSeconds(RECENT_DAYS * 24 * 3600)))
                .param("city", approves(actor))
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .params(CaseScope.params(actor, now))
                .query((rs, n) -> item(rs))
                .list();
    }

    private boolean approves(Actor actor) {
        return actor.has(Role.SUPERVISOR)
                && units.find(actor.unitId())
                        .map(UnitRef::kind)
                        .filter(kind -> kind == UnitKind.CITY || kind == UnitKind.PROVINCE)
                        .isPresent();
    }

    private WorkItem item(ResultSet rs) throws SQLException {
        String number = rs.getString("return_no");
        return new WorkItem(
                "returns.work." + rs.getString("kind"),
                number,
                "",
                WorkItem.page("/returns", number),
                units.find(rs.getObject("unit_id", UUID.class))
                        .map(UnitRef::name)
                        .orElse("—"),
                ApplicationRows.instant(rs, "due"),
                rs.getBoolean("mine"));
    }
}
