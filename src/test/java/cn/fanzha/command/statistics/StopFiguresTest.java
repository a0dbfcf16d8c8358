package cn.fanzha.command.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What counts as an answer, and in which order money of one moment is parted. */
@IntegrationTest
class StopFiguresTest {

    private static final String HEADER = "request_no,unit_code,case_no,institution_code,account_no,account_name,amount,"
            + "requested_at,stopped_at,stopped_amount,refused_at,frozen_at,frozen_amount\n";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Test
    void aRefusalIsAnAnswerThoughAFreezeCameAfterIt() {
        String caseNo = "A" + city.stationA1.code() + "2014060001";
        taken(
                "cases",
                "case_no,unit_code,channel,fraud_type,reported_at,filed_at,amount_involved\n" + caseNo + ","
                        + city.stationA1.code() + ",WALK_IN,50,2014-06-01,2014-06-01,100\n");
        taken(
                "stop-payments",
                HEADER + "SR-" + city.division + "," + city.stationA1.code() + "," + caseNo + "," + city.bank1.code()
                        + ",6222020200112233446,张三,100,2014-06-02 10:00:00,,,2014-06-02 10:20:00,2014-06-05 09:00:00,80\n");
        Reading reading = new Reading(mvc);
        reading.rollUp();
        assertThat(reading.values("unit=" + city.city.code() + "&from=2014-06&to=2014-06&indicator=stop.within-30min"))
                .isEqualTo("=1");
    }

    @Test
    void moneyOfOneMomentIsPartedInTheOrderOfTheNumbersCodes() {
        String upper = "SB-" + city.division;
        String lower = "Sa-" + city.division;
        taken("stop-payments", HEADER + stop(lower, "150.00") + stop(upper, "100.00"));
        new Reading(mvc).rollUp();
        assertThat(jdbc.sql("select string_agg(record_no || ' ' || value, ', ' order by value desc) from figure_row"
                                + " where indicator = 'stop-freeze.amount' and record_no = any(array[?, ?])")
                        .params(upper, lower)
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .isEqualTo(upper + " 100.00, " + lower + " 50.00");
    }

    private String stop(String no, String amount) {
        return no + "," + city.stationA1.code() + ",," + city.bank1.code() + ",6222020200112233453,李四," + amount
                + ",2014-07-02 10:00:00,2014-07-02 10:10:00," + amount + ",,,\n";
    }

    private void taken(String kind, String body) {
        var answer = Importing.csv(mvc, kind, body);
        assertThat(answer.path("rejected").asInt()).as(answer.toString()).isZero();
    }
}
