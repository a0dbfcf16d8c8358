package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.TestCity;
import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Cases filed in a month, as an import brings them, and what the figures of the month say. */
final class MonthsOfCases {

    private static final AtomicInteger SERIALS = new AtomicInteger();

    private final MockMvcTester mvc;
    private final JdbcClient jdbc;
    private final TestCity city;

    MonthsOfCases(MockMvcTester mvc, JdbcClient jdbc, TestCity city) {
        this.mvc = mvc;
        this.jdbc = jdbc;
        this.city = city;
    }

    void move(UnitRef station, UnitRef district) {
        Importing.csv(
                mvc,
                "units",
                "code,name,kind,parent_code,region_code\n" + station.code() + "," + station.name() + ",STATION,"
                        + district.code() + "," + city.division + "\n");
    }

    String filed(UnitRef unit, String day, String amount) {
        String no = "A" + unit.code() + day.substring(0, 4) + day.substring(5, 7)
                + "%04d".formatted(SERIALS.incrementAndGet());
        amount(no, unit, day, amount);
        return no;
    }

    void amount(String no, UnitRef unit, String day, String amount) {
        String reported = no.substring(13, 17) + "-" + no.substring(17, 19) + "-01";
        Importing.csv(
                mvc,
                "cases",
                "case_no,unit_code,channel,fraud_type,reported_at,filed_at,amount_involved\n" + no + "," + unit.code()
                        + ",WALK_IN,50," + reported + "," + day + "," + amount + "\n");
    }

    String figure(UnitRef unit, YearMonth month, String indicator) {
        return jdbc.sql("""
                        select coalesce(sum(value), 0)::text from figure_month
                        where month = ? and indicator = ? and path like ? || '%'""")
                .params(month.atDay(1), indicator, unit.path())
                .query((rs, n) -> indicator.endsWith("involved")
                        ? rs.getString(1)
                        : rs.getBigDecimal(1).stripTrailingZeros().toPlainString())
                .single();
    }

    long pending(UnitRef unit, YearMonth month, String indicator) {
        return jdbc.sql("select coalesce(sum(rows), 0) from figure_pending"
                        + " where month = ? and indicator = ? and path like ? || '%'")
                .params(month.atDay(1), indicator, unit.path())
                .query(Long.class)
                .single();
    }

    /** The amount as it was published with a revision. */
    String counted(YearMonth month, int revision) {
        return jdbc.sql("""
                        select sum(value)::text from figure_counted
                        where top_id = ? and month = ? and indicator = 'case.amount-involved' and since_revision <= ?
                          and (until_revision is null or until_revision >= ?)""")
                .params(city.province.id(), month.atDay(1), revision, revision)
                .query((rs, n) -> rs.getString(1))
                .single();
    }

    int revision(YearMonth month) {
        return jdbc.sql("select coalesce(max(revision), 0) from figure_close where top_id = ? and month = ?")
                .params(city.province.id(), month.atDay(1))
                .query(Integer.class)
                .single();
    }
}
