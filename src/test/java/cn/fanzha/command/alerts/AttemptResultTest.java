package cn.fanzha.command.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class AttemptResultTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void aResultFitsTheStepsThatTheDatabaseTakesItFor() {
        String check = jdbc.sql("select pg_get_expr(conbin, conrelid) from pg_constraint"
                        + " where conname = 'alert_attempt_result_known'")
                .query((rs, n) -> rs.getString(1))
                .single();
        for (AttemptStep step : AttemptStep.values()) {
            for (AttemptResult result : AttemptResult.values()) {
                assertThat(jdbc.sql("select " + check + " from (select ?::text as step, ?::text as result) words")
                                .params(step.name(), result.name())
                                .query(Boolean.class)
                                .single())
                        .as("%s %s", step, result)
                        .isEqualTo(result.fits(step));
            }
        }
    }
}
