package cn.fanzha.command.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One row notes its months by a kept plan, many by one made for them: both note the same, and nothing notes nothing. */
@IntegrationTest
class NotedMonthsTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    TransactionTemplate transaction;

    private UUID file = new UUID(0, 0);
    private long seen;

    @Test
    void aTransferNotesWhereTheMomentOfLossWasAndWhereItIs() {
        inACaseReportedIn("2006-05-20T04:00:00Z", () -> {
            transfers("('2006-06-10')");
            assertThat(noted()).as("after the report").containsExactly("2006-04", "2006-05", "2006-06");
            transfers("('2006-07-10')");
            assertThat(noted()).as("not the first").isEmpty();
            transfers("('2006-02-10')");
            assertThat(noted()).containsExactly("2006-01", "2006-02", "2006-05", "2006-06");
            transfers("('2006-01-15'), ('2006-03-01')");
            assertThat(noted()).containsExactly("2005-12", "2006-01", "2006-02");
            transfers("('2006-01-15'), ('2006-03-01')");
            assertThat(noted()).isEmpty();
            jdbc.sql("update transfer set at = at - interval '1 month' where case_id = ? and at = '2006-01-15'")
                    .param(file)
                    .update();
            assertThat(noted()).containsExactly("2005-11", "2005-12", "2006-01");
            jdbc.sql("update transfer set at = at where false").update();
            assertThat(noted()).isEmpty();
        });
    }

    @Test
    void aVictimNotesTheMonthsBeforeTheLossHoweverManyAreAdded() {
        inACaseReportedIn("2006-05-20T04:00:00Z", () -> {
            victims("(1)");
            assertThat(noted()).containsExactly("2006-04", "2006-05");
            victims("(2), (3)");
            assertThat(noted()).containsExactly("2006-04", "2006-05");
            transfers("('2006-02-10')");
            noted();
            victims("(4)");
            assertThat(noted()).containsExactly("2006-01", "2006-02");
            victims("(4)");
            assertThat(noted()).as("changed").containsExactly("2006-01", "2006-02");
            jdbc.sql("update victim set position = position where false").update();
            assertThat(noted()).isEmpty();
        });
    }

    @Test
    void aCaseNotesItsDaysAndTheRowsThatInheritFromIt() {
        inACaseReportedIn("2006-05-20T04:00:00Z", () -> {
            jdbc.sql("update case_file set summary = 'x' where id = ?")
                    .param(file)
                    .update();
            assertThat(noted()).isEmpty();
            jdbc.sql("update case_file set fraud_type = '50' where id = ?")
                    .param(file)
                    .update();
            assertThat(noted()).containsExactly("2006-05");
            jdbc.sql("update case_file set reported_at = '2006-08-20' where id = ?")
                    .param(file)
                    .update();
            assertThat(noted()).containsExactly("2006-04", "2006-05", "2006-07", "2006-08");
            jdbc.sql("update case_file set reported_at = reported_at where false")
                    .update();
            assertThat(noted()).isEmpty();
        });
    }

    /** Nothing of it stays. */
    private void inACaseReportedIn(String at, Runnable acts) {
        CaseRef made = cases.reported(city.officer, Instant.parse(at), "10");
        transaction.executeWithoutResult(status -> {
            file = made.id();
            noted();
            acts.run();
            status.setRollbackOnly();
        });
    }

    private void transfers(String times) {
        jdbc.sql("insert into transfer (id, case_id, to_account_id, amount, at, created_at)"
                        + " select gen_random_uuid(), :case, gen_random_uuid(), 10, t.at::timestamptz, now()"
                        + " from (values " + times + ") t(at)")
                .param("case", file)
                .update();
    }

    private void victims(String positions) {
        jdbc.sql("insert into victim (case_id, position) select :case, p from (values " + positions
                        + ") v(p) on conflict on constraint victim_pk do update set phone = null")
                .param("case", file)
                .update();
    }

    /** What this transaction noted since it was last asked. */
    private List<String> noted() {
        List<String> months = jdbc.sql("select distinct to_char(month, 'YYYY-MM') from figure_dirty"
                        + " where id > ? and xmin::text = pg_current_xact_id()::xid::text order by 1")
                .param(seen)
                .query((rs, n) -> rs.getString(1))
                .list();
        seen = jdbc.sql("select coalesce(max(id), 0) from figure_dirty")
                .query(Long.class)
                .single();
        return months;
    }
}
