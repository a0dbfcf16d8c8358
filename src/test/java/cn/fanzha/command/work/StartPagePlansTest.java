package cn.fanzha.command.work;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The start pages are opened at every turn, over tables of millions: each of their statements has an index to go by.
 * Where the planner may not scan it finds one, or scans all the same because there is none.
 */
@IntegrationTest
class StartPagePlansTest {

    private static final Pattern SCAN = Pattern.compile("Seq Scan on (case_file|case_viewer|stop_payment|fund_freeze|"
            + "alert|alert_attempt|alert_watch|transfer|sighting|observable|victim|suspect|intake_draft|import_run)\\b");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void noStartPageScansALargeTable() {
        Actor top = city.account("plans-supervisor", city.province, Role.SUPERVISOR);
        check("/work", city.officer);
        check("/work?side=mine", city.officer);
        check("/work", top);
        check("/analysis", city.analyst);
        check("/desk/overview", city.liaison);
    }

    private void check(String address, Actor actor) {
        List<String> statements = SqlCount.during(() ->
                assertThat(mvc.get().uri(address).with(city.signedIn(actor)).exchange())
                        .hasStatusOk());
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            statements.stream().filter(StartPagePlansTest::reads).forEach(sql -> assertThat(plan(sql))
                    .as("%s: %s", address, sql)
                    .doesNotContainPattern(SCAN));
        });
    }

    private static boolean reads(String sql) {
        String start = sql.stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("select") || start.startsWith("with");
    }

    private String plan(String sql) {
        int[] number = {0};
        String numbered =
                Pattern.compile("\\?").matcher(sql).replaceAll(found -> Matcher.quoteReplacement("$" + ++number[0]));
        return String.join(
                "\n",
                jdbc.sql("explain (generic_plan) " + numbered)
                        .query((rs, n) -> String.valueOf(rs.getString(1)))
                        .list());
    }
}
