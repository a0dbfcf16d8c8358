package cn.fanzha.command.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.statistics.Reading;
import cn.fanzha.command.statistics.domain.ClosedMonths.Signature;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.TestCity;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A unit that moves to another province takes nothing out of a closed month, and is counted nowhere twice. */
@IntegrationTest
class MovedTreesTest {

    private static final Signature JOB = new Signature(null, null, null, Instant.parse("2020-01-02T18:00:00Z"));
    private static final YearMonth MAY = YearMonth.of(2002, 5);
    private static final YearMonth JUNE = YearMonth.of(2002, 6);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    Units units;

    @Autowired
    Closing closing;

    @Autowired
    RollUp rollUp;

    @Test
    void closedMonthsStayWithTheTreeThatClosedThem() {
        UnitRef other = city.unit(
                "98" + MadeUpCodes.digits(4) + "000000",
                "邻省厅",
                UnitKind.PROVINCE,
                units.findByCode(Units.ROOT_CODE).orElseThrow());
        units.refresh();
        filed(1, "2002-05-03");
        filed(2, "2002-06-03");
        rollUp.bringUpToDate();
        closing.close(Closing.tree(city.province), MAY, JOB);

        String path = other.path() + city.stationA1.code() + "/";
        jdbc.sql("update unit set parent_id = ?, path = ? where id = ?")
                .params(other.id(), path, city.stationA1.id())
                .update();
        units.refresh();
        filed(3, "2002-05-04");
        rollUp.bringUpToDate();
        rollUp.rebuild();
        Reading reading = new Reading(mvc);
        assertThat(filed(reading, city.province, MAY)).isEqualTo("1 revision 1 pending 1");
        assertThat(filed(reading, other, MAY)).isEqualTo("0 revision 0 pending 0");
        assertThat(filed(reading, city.province, JUNE)).startsWith("0 ");
        assertThat(filed(reading, other, JUNE)).startsWith("1 ");
        // what is read from the rows agrees
        assertThat(jdbc.sql("""
                                select string_agg(split_part(path, '/', 3), ',') from figure_effective
                                where indicator = 'case.filed' and month = '2002-05-01' and unit_id = ?""")
                        .param(city.stationA1.id())
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .isEqualTo(city.province.code());

        closing.close(Closing.tree(other), MAY, JOB);
        assertThat(filed(reading, other, MAY)).isEqualTo("0 revision 1 pending 0");
        assertThat(closing.revise(Closing.tree(city.province), MAY, JOB, null))
                .isInstanceOf(CloseOutcome.Revised.class);
        assertThat(filed(reading, city.province, MAY)).isEqualTo("2 revision 2 pending 0");
        assertThat(filed(reading, other, MAY)).isEqualTo("0 revision 1 pending 0");
    }

    @Test
    void aMonthClosesThoughAUnitCameFromAnotherTreeSinceTheRollUp() {
        UnitRef other = city.unit(
                "98" + MadeUpCodes.digits(4) + "000000",
                "邻省厅",
                UnitKind.PROVINCE,
                units.findByCode(Units.ROOT_CODE).orElseThrow());
        units.refresh();
        YearMonth month = YearMonth.of(2003, 5);
        row(city.stationB1, 4, "2003-05-03");
        rollUp.bringUpToDate();
        jdbc.sql("update unit set parent_id = ?, path = ? where id = ?")
                .params(other.id(), other.path() + city.stationB1.code() + "/", city.stationB1.id())
                .update();
        units.refresh();
        closing.close(Closing.tree(other), month, JOB);
        assertThat(filed(new Reading(mvc), other, month)).isEqualTo("1 revision 1 pending 0");
    }

    private static String filed(Reading reading, UnitRef unit, YearMonth month) {
        var figure = reading.figures(
                        "unit=" + unit.code() + "&from=" + month + "&to=" + month + "&indicator=case.filed")
                .getFirst();
        return figure.path("value") + " revision " + figure.path("revision") + " pending " + figure.path("pending");
    }

    private void filed(int serial, String day) {
        row(city.stationA1, serial, day);
    }

    private void row(UnitRef unit, int serial, String day) {
        String no = "A" + unit.code() + day.substring(0, 7).replace("-", "") + "%04d".formatted(serial);
        Importing.csv(
                mvc,
                "cases",
                "case_no,unit_code,channel,fraud_type,reported_at,filed_at,amount_involved\n" + no + "," + unit.code()
                        + ",WALK_IN,50," + day + "," + day + ",100\n");
    }
}
