package cn.fanzha.command.cases.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Approvals that wait for the actor (程序规定 art. 178: a supervisor of district level or above, not the one who asked),
 * reporters to be told of a rejection within 3 days (art. 179), supplementary investigations whose month runs out
 * (art. 295), files that another unit handed over, reports that nobody accepted within a day, and accepted cases that
 * wait for the decision to file or not. Reports older than 90 days are history and stand in the list of cases alone.
 * Restricted cases wait for the named people only.
 */
@Component
class CasesAtHand implements WorkSource {

    private static final Duration ACCEPTED_WITHIN = Duration.ofDays(1);
    private static final Duration HISTORY = Duration.ofDays(90);
    private static final Duration SUPPLEMENT_SHOWN = Duration.ofDays(10);

    private static final String WORK = """
            with work as (
                select c.id, c.case_no, c.unit_id, c.restricted, c.amount_involved, 'approve.' || p.step as kind, 0 as rank,
                       p.requested_at as since, null::timestamptz as due, true as mine
                from case_approval p join case_file c on c.id = p.case_id
                where :approves and p.decision is null and p.requested_by <> :me
                union all
                select c.id, c.case_no, c.unit_id, c.restricted, c.amount_involved, 'notify', 0, n.decided_at, n.due_at,
                       coalesce(c.handler_id = :me, false)
                from case_rejection_notice n join case_file c on c.id = n.case_id where n.notified_at is null
                union all
                select c.id, c.case_no, c.unit_id, c.restricted, c.amount_involved, 'supplement', 1, c.supplement_due_at,
                       c.supplement_due_at, coalesce(c.handler_id = :me, false)
                from case_file c where c.supplement_due_at <= :supplement
                union all
                select c.id, c.case_no, c.unit_id, c.restricted, c.amount_involved,
                       case when h.sent_back then 'sent-back' else 'take-over' end, 1, h.at, null, false
                from case_hand_over h join case_file c on c.id = h.case_id
                where h.settled_at is null and h.to_unit = c.unit_id and c.state = 'TRANSFERRED'
                union all
                select c.id, c.case_no, c.unit_id, c.restricted, c.amount_involved, 'accept', 1, c.reported_at,
                       c.reported_at + make_interval(secs => :accept), coalesce(c.handler_id = :me, false)
                from case_file c
                where c.state = 'REPORTED' and c.reported_at > :history
                  and c.reported_at <= :overdue
                union all
                select c.id, c.case_no, c.unit_id, c.restricted, c.amount_involved, 'decide', 2, c.reported_at, null,
                       coalesce(c.handler_id = :me, false)
                from case_file c
                where c.state = 'ACCEPTED' and c.reported_at > :history
                  and not exists (select 1 from case_approval p where p.case_id = c.id and p.decision is null))
            select w.*, v.name from (select * from work c where %s order by rank, since, case_no limit :limit) w
            left join victim v on v.case_id = w.id and v.position = 0
            order by rank, since, case_no""";

    private final JdbcClient jdbc;
    private final Units units;
    private final Victims victims;
    private final Clock clock;

    CasesAtHand(JdbcClient jdbc, Units units, Victims victims, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.victims = victims;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "cases.work.title";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String href() {
        return "/cases";
    }

    @Override
    public boolean concerns(Actor actor) {
        return CaseAccess.logsCases(actor) && !actor.isSystem();
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return read(actor, "", limit);
    }

    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        return read(actor, " and mine", limit);
    }

    private List<WorkItem> read(Actor actor, String whose, int limit) {
        Instant now = clock.instant();
        boolean approves = actor.has(Role.SUPERVISOR)
                && units.find(actor.unitId())
                        .filter(unit -> unit.kind().mayApproveFiling())
                        .isPresent();
        return jdbc.sql(WORK.formatted(
                        WorkScope.within("unit_id", actor) + whose + " and " + CaseScope.opens("c", actor)))
                .params(CaseScope.params(actor, now))
                .param("supplement", Timestamp.from(now.plus(SUPPLEMENT_SHOWN)))
                .param("approves", approves)
                .param("me", actor.id())
                .param("accept", ACCEPTED_WITHIN.toSeconds())
                .param("history", Timestamp.from(now.minus(HISTORY)))
                .param("overdue", Timestamp.from(now.minus(ACCEPTED_WITHIN)))
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .query((rs, n) -> item(rs))
                .list();
    }

    private WorkItem item(ResultSet rs) throws SQLException {
        String number = rs.getString("case_no");
        String victim = victims.name(rs.getBytes("name"));
        Timestamp due = rs.getTimestamp("due");
        String amount = Money.of(rs.getBigDecimal("amount_involved")).grouped();
        return new WorkItem(
                "cases.work." + rs.getString("kind"),
                number,
                victim == null ? amount : Masks.name(victim) + " · " + amount,
                WorkItem.page("/cases", number),
                units.find(rs.getObject("unit_id", UUID.class))
                        .map(UnitRef::name)
                        .orElse("—"),
                due == null ? null : due.toInstant(),
                rs.getBoolean("mine"));
    }
}
