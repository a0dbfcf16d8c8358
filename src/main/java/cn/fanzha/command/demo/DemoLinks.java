package cn.fanzha.command.demo;

import cn.fanzha.command.links.CaseLinks;
import cn.fanzha.command.links.JointCases;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.links.LinkDecision;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.shared.CaseNumber;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The analyst's decisions on cases that share a payee's account: a joint case, one that waits for approval, a refusal. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoLinks {

    private static final int DAY = 24 * 60;

    private final JdbcClient jdbc;
    private final DemoPeople people;
    private final CaseLinks links;
    private final JointCases joints;

    DemoLinks(JdbcClient jdbc, DemoPeople people, CaseLinks links, JointCases joints) {
        this.jdbc = jdbc;
        this.people = people;
        this.links = links;
        this.joints = joints;
    }

    void plan(DemoPlay play) {
        List<List<CaseNumber>> series = jdbc.sql("""
                        select array_agg(distinct c.case_no order by c.case_no)
                        from case_file c join transfer t on t.case_id = c.id
                        where c.reported_at between ? and ? and c.state in ('ACCEPTED', 'FILED')
                        group by t.to_account_id
                        having count(distinct c.id) between 3 and 6 and count(distinct c.unit_id) > 1
                        order by max(c.reported_at) desc, t.to_account_id limit 3""")
                .param(Timestamp.from(play.moment(60 * DAY)))
                .param(Timestamp.from(play.moment(4 * DAY)))
                .query((rs, n) -> Arrays.stream((String[]) rs.getArray(1).getArray())
                        .map(CaseNumber::of)
                        .toList())
                .list();
        if (series.size() > 0) {
            List<CaseNumber> first = series.get(0);
            play.ago(3 * DAY, () -> accept(first.get(0), first.get(1)));
            play.ago(3 * DAY - 4, () -> accept(first.get(0), first.get(2)));
            play.ago(3 * DAY - 20, () -> join(first, "收款账户、话术一致，系同一跑分团伙所为", true));
        }
        if (series.size() > 1) {
            play.ago(DAY + 90, () -> join(series.get(1), "同一收款账户先后收取各案被骗资金", false));
        }
        if (series.size() > 2) {
            List<CaseNumber> last = series.get(2);
            play.ago(
                    2 * DAY,
                    () -> done(links.decide(
                            last.get(0), last.get(1), LinkDecision.REFUSED, "账户系被冒用，两案手法不同", people.of("analyst"))));
        }
    }

    private void accept(CaseNumber one, CaseNumber other) {
        done(links.decide(one, other, LinkDecision.ACCEPTED, null, people.of("analyst")));
    }

    private void join(List<CaseNumber> cases, String reason, boolean approved) {
        String number = done(joints.propose(
                cases.getFirst(),
                cases.subList(1, cases.size()),
                JointGround.RELATED_CRIMES,
                reason,
                people.of("analyst")));
        if (approved) {
            done(joints.decide(number, true, "同意并案侦查", people.of("supervisor3")));
        }
    }

    private static String done(ChangeOutcome outcome) {
        if (outcome instanceof ChangeOutcome.Done done) {
            return done.number();
        }
        throw new IllegalStateException(outcome.toString());
    }
}
