package cn.fanzha.command.demo;

import cn.fanzha.command.returns.ReturnCourse;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.ShareFailure;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Money;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A few returns of frozen money, each in another state: applied, proposed, published, with the bank, failed. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoReturns {

    private static final int DAY = 24 * 60;

    private final ReturnCourse course;
    private final DemoPeople people;
    private final JdbcClient jdbc;

    DemoReturns(ReturnCourse course, DemoPeople people, JdbcClient jdbc) {
        this.course = course;
        this.people = people;
        this.jdbc = jdbc;
    }

    private record Found(CaseNumber caseNo, UUID freeze, Money frozen, boolean firstBank) {}

    void plan(DemoPlay play) {
        List<Found> found = found(play);
        for (int i = 0; i < found.size(); i++) {
            Found one = found.get(i);
            int turn = i;
            play.ago(9 * DAY - i * 60, () -> along(one, turn));
        }
    }

    private void along(Found one, int turn) {
        Actor officer = people.of("officer");
        if (!course.openable(one.caseNo, officer).contains(one.freeze)) {
            return;
        }
        ReturnNumber number =
                course.open(one.caseNo, one.freeze, one.frozen, "62179900000000%02d".formatted(turn) + "123", officer);
        if (turn == 0) {
            return;
        }
        boolean proportional = turn == 2;
        course.propose(
                number, proportional ? ReturnWay.PROPORTIONAL : ReturnWay.DIRECT_ONE, officer, people.of("officer8"));
        if (proportional) {
            course.publish(number, officer);
        }
        if (turn > 2) {
            course.send(number, people.of("supervisor3"), officer);
        }
        if (turn == 4 && one.firstBank) {
            course.fail(number, ShareFailure.PAYEE_ACCOUNT, people.of("liaison"));
        }
    }

    /** Running freezes of the first officer's station: three anywhere else, then two at the first bank, whose desk gets them. */
    private List<Found> found(DemoPlay play) {
        return jdbc.sql("""
                        select * from (
                            select c.case_no, f.id, f.frozen_amount, b.code = ? as first,
                                   row_number() over (partition by b.code = ? order by f.frozen_at desc, f.freeze_no) as turn
                            from fund_freeze f join case_file c on c.id = f.case_id join unit b on b.id = f.institution_id
                                 join account o on o.username = 'officer' and o.unit_id = c.unit_id
                            where f.state = 'FROZEN' and f.frozen_amount > 0 and c.state in ('FILED', 'SOLVED') and f.frozen_at < ?
                              and not exists (select from fund_return r where r.case_id = c.id)
                              and exists (select from victim v where v.case_id = c.id and v.name is not null)
                              and (select count(*) from transfer t where t.case_id = c.id and t.to_account_id = f.account_id) <= 1) x
                        where turn <= case when first then 2 else 3 end order by first, turn""")
                .params(DemoCity.BANKS.get(0), DemoCity.BANKS.get(0), Timestamp.from(play.moment(10 * DAY)))
                .query((rs, n) -> new Found(
                        CaseNumber.of(Objects.requireNonNull(rs.getString("case_no"))),
                        Objects.requireNonNull(rs.getObject("id", UUID.class)),
                        Money.of(rs.getBigDecimal("frozen_amount")),
                        rs.getBoolean("first")))
                .list();
    }
}
