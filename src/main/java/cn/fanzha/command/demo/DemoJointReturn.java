package cn.fanzha.command.demo;

import cn.fanzha.command.links.JointCases;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.returns.ReturnCourse;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Two cases of one station worked together, and a return of frozen money to the victims of both, now published. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoJointReturn {

    private static final int HOUR = 60;

    private final JointCases joints;
    private final ReturnCourse course;
    private final DemoPeople people;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoJointReturn(JointCases joints, ReturnCourse course, DemoPeople people, JdbcClient jdbc, Clock clock) {
        this.joints = joints;
        this.course = course;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Found(CaseNumber caseNo, CaseNumber other, UUID freeze, Money frozen) {}

    /** After the other joint cases, so that it takes no case of theirs. */
    void plan(DemoPlay play) {
        Timestamp before = Timestamp.from(play.moment(20 * 24 * HOUR));
        play.ago(22 * HOUR, () -> found(before).forEach(this::along));
    }

    private void along(Found one) {
        Actor officer = people.of("officer");
        ChangeOutcome joined = joints.propose(
                one.caseNo, List.of(one.other), JointGround.RELATED_CRIMES, "两案被骗资金先后汇入同一账户", people.of("analyst"));
        if (!(joined instanceof ChangeOutcome.Done)
                || !course.openable(one.caseNo, officer).contains(one.freeze)) {
            return;
        }
        ReturnNumber number = course.open(one.caseNo, one.freeze, one.frozen, "6217990000000077123", officer);
        course.join(number, one.other, one.frozen, "6217990000000078123", officer);
        course.propose(number, ReturnWay.PROPORTIONAL, officer, people.of("officer8"));
        course.publish(number, officer);
    }

    /** The latest freeze of the first officer's station that came in from elsewhere and with which nothing was begun, and another of its cases. */
    private List<Found> found(Timestamp before) {
        return jdbc.sql("""
                        with free as (
                            select c.id, c.case_no, c.filed_at from case_file c join account o on o.unit_id = c.unit_id
                            where o.username = 'officer' and c.state in ('FILED', 'SOLVED') and not c.restricted and c.filed_at < :before
                              and exists (select from victim v where v.case_id = c.id and v.name is not null)
                              and not exists (select from joint_case_member m where m.case_id = c.id)
                              and not exists (select from return_case r where r.case_id = c.id)
                              and not exists (select from fund_return r where r.case_id = c.id))
                        select c.case_no, other.case_no as other, f.id, f.frozen_amount
                        from fund_freeze f join free c on c.id = f.case_id
                             cross join lateral (select o.case_no from free o where o.id <> c.id
                                                 order by o.filed_at desc, o.case_no limit 1) other
                        where f.state = 'FROZEN' and f.frozen_amount > 0 and f.ends_on > :today
                          and not exists (select from freeze_order k where k.id = f.id)
                          and not exists (select from freeze_appeal a where a.freeze_id = f.id)
                        order by f.frozen_at desc, f.freeze_no limit 1""")
                .param("before", before)
                .param("today", ChinaTime.date(clock.instant()))
                .query((rs, n) -> new Found(
                        CaseNumber.of(Objects.requireNonNull(rs.getString("case_no"))),
                        CaseNumber.of(Objects.requireNonNull(rs.getString("other"))),
                        Objects.requireNonNull(rs.getObject("id", UUID.class)),
                        Money.of(rs.getBigDecimal("frozen_amount"))))
                .list();
    }
}
