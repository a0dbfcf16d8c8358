package cn.fanzha.command.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/**
 * Whatever comes in, in whichever order, and whenever the roll-up runs between: the figures are those of one full rebuild,
 * and those of the rows. Every row's number comes from few, so that most imports change what is there, and what others
 * inherit from.
 */
@IntegrationTest
class AnyOrderTest {

    private static final int STEPS = 60;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    RollUp rollUp;

    @ParameterizedTest
    @ValueSource(longs = {20261122, 4, 77})
    void anyOrderOfImportsUpdatesAndRollUpsIsOneFullRebuild(long seed) {
        Random random = new Random(seed);
        Rows rows = new Rows(city, random, seed);
        int landed = 0;
        for (int step = 0; step < STEPS; step++) {
            String[] file = rows.any();
            JsonNode answer = Importing.csv(mvc, file[0], file[1]);
            landed += answer.path("created").asInt() + answer.path("updated").asInt();
            if (random.nextInt(4) == 0) {
                rollUp.bringUpToDate();
            }
        }
        assertThat(landed).isGreaterThan(STEPS);
        rollUp.bringUpToDate();
        List<String> followed = rolledUp();
        assertThat(followed).isEqualTo(fromRows()).hasSizeGreaterThan(50);
        rollUp.rebuild();
        assertThat(rolledUp()).isEqualTo(followed);
        assertThat(monthsOfUnits()).isEqualTo(daysOfUnits()).hasSizeGreaterThan(20);
        assertThat(trees("select code, month, indicator, value from figure_tree where not typed"))
                .isEqualTo(trees("select code, month, indicator, sum(value) as value from figure_tree where typed"
                        + " group by 1, 2, 3"))
                .isEqualTo(trees("select code, date_trunc('month', day)::date as month, indicator, sum(value) as value"
                        + " from figure_tree_day group by 1, 2, 3"))
                .isEqualTo(
                        trees(
                                "select x.code, m.month, m.indicator, sum(m.value) as value from figure_month m"
                                        + " cross join lateral unnest(string_to_array(btrim(m.path, '/'), '/')) x(code) group by 1, 2, 3"))
                .hasSizeGreaterThan(20);
    }

    /** Of the city's units and those above them but the platform, whose figures hold other tests' too. */
    private List<String> trees(String sql) {
        return lines("select t.* from (" + sql + ") t join unit u on u.code = t.code where u.path like ? || '%'");
    }

    private List<String> monthsOfUnits() {
        return lines("""
                select month, indicator, unit_id, path, sum(value) as value from figure_month
                where path like ? || '%' group by 1, 2, 3, 4""");
    }

    private List<String> daysOfUnits() {
        return lines("""
                select date_trunc('month', day)::date as month, indicator, unit_id, path, sum(value) as value from figure_day
                where path like ? || '%' group by 1, 2, 3, 4""");
    }

    private List<String> rolledUp() {
        return lines("""
                select month, indicator, unit_id, fraud_type, region_code, tags, operations, value from figure_month
                where path like ? || '%'""");
    }

    private List<String> fromRows() {
        return lines("""
                select figure_month_of(r.at) as month, r.indicator, r.unit_id, r.fraud_type, r.region_code, r.tags, r.operations,
                       sum(r.value)::numeric(20, 2) as value
                from figure_row r join unit u on u.id = r.unit_id
                where r.at >= '2017-01-01' and r.at < '2018-01-01' and u.path like ? || '%'
                  and r.indicator not in ('stop.response', 'stop.from-report', 'trip.provinces', 'trip.cities')
                group by 1, 2, 3, 4, 5, 6, 7""");
    }

    private List<String> lines(String sql) {
        return jdbc.sql("select f::text from (" + sql + ") f order by 1")
                .param(city.province.path())
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    /** Random files of a few rows, of every kind that others inherit from or that inherits. */
    private record Rows(TestCity city, Random random, long seed) {

        private static final List<String> PHONES = List.of("13800138000", "13900139000", "13700137000");

        String[] any() {
            return switch (random.nextInt(9)) {
                case 0, 1, 2 -> cases();
                case 3 -> suspects();
                case 4 -> alerts();
                case 5 -> attempts();
                case 6 -> stops();
                case 7 -> returns();
                default -> transfers();
            };
        }

        private String[] cases() {
            return file(
                    "cases",
                    "case_no,unit_code,channel,fraud_type,reported_at,filed_at,solved_at,amount_involved,victim_phone,tags",
                    () -> {
                        LocalDate reported = LocalDate.of(2017, 3, 1);
                        LocalDate filed = reported.plusDays(random.nextInt(60));
                        return caseNo() + "," + unit() + ",BANK," + (50 + random.nextInt(3)) + "," + reported + ","
                                + maybe(filed) + "," + maybe(filed.plusDays(random.nextInt(40))) + ","
                                + random.nextInt(2_000_000) + "," + any(PHONES) + "," + maybe("涉老;跨境");
                    });
        }

        private String[] suspects() {
            return file("suspects", "person_no,unit_code,name,case_nos,captured_at,detained_at,tags", () -> {
                LocalDate captured = day();
                return "R" + city.stationA1.code() + "201703" + serial(3) + "," + unit() + ",李某,"
                        + maybe(caseNo()) + "," + captured + "," + maybe(captured.plusDays(3)) + ","
                        + maybe("未成年");
            });
        }

        private String[] alerts() {
            return file(
                    "alerts",
                    "alert_no,unit_code,source,risk,fraud_type,pushed_at,phone,outcome,outcome_at,loss_avoided",
                    () -> {
                        LocalDate pushed = LocalDate.of(2017, 2, 1).plusDays(random.nextInt(50));
                        boolean done = random.nextBoolean();
                        return "AL" + tag() + serial(4) + "," + unit() + ",BANK,LOW,50," + pushed + "," + any(PHONES)
                                + ","
                                + (done ? "STOPPED_TRANSFER," + pushed.plusDays(1) + "," + random.nextInt(900) : ",,");
                    });
        }

        private String[] attempts() {
            return file(
                    "alert-attempts",
                    "attempt_no,alert_no,step,at,result",
                    () -> "AT" + tag() + serial(6) + ",AL" + tag() + serial(4) + ",CALL,2017-03-2" + random.nextInt(10)
                            + "," + (random.nextBoolean() ? "REACHED" : "NO_ANSWER"));
        }

        private String[] stops() {
            return file(
                    "stop-payments",
                    "request_no,unit_code,case_no,institution_code,account_no,account_name,amount,requested_at,stopped_at,"
                            + "stopped_amount,frozen_at,frozen_amount",
                    () -> {
                        LocalDate asked = day();
                        String no = caseNo();
                        boolean stopped = random.nextBoolean();
                        boolean frozen = random.nextBoolean();
                        return "SP" + tag() + serial(4) + "," + unit() + "," + no + "," + city.bank1.code()
                                + ",622202000000000"
                                + (1 + random.nextInt(2)) + ",王某,900," + asked + ","
                                + (stopped ? asked.plusDays(1) + "," + random.nextInt(900) : ",") + ","
                                + (frozen ? asked.plusDays(2) + "," + random.nextInt(900) : ",");
                    });
        }

        private String[] returns() {
            return file(
                    "returns",
                    "return_no,unit_code,case_no,victim_name,amount,returned_at",
                    () -> "RT" + tag() + serial(3) + "," + unit() + "," + caseNo() + ",王小明," + random.nextInt(900) + ","
                            + day());
        }

        private String[] transfers() {
            return file(
                    "transfers",
                    "transfer_no,from_account,to_account,amount,at,case_no",
                    () -> "TF" + tag() + serial(3) + ",6222020000000009,6222020000000008,5," + day() + ","
                            + maybe(caseNo()));
        }

        private String[] file(String kind, String header, java.util.function.Supplier<String> row) {
            List<String> lines = new ArrayList<>(List.of(header));
            for (int i = 0; i <= random.nextInt(4); i++) {
                lines.add(row.get());
            }
            return new String[] {kind, String.join("\n", lines) + "\n"};
        }

        private String caseNo() {
            return "A" + city.stationA1.code() + "201703" + serial(4);
        }

        private String unit() {
            return any(List.of(city.stationA1, city.stationA2, city.stationB1, city.districtA))
                    .code();
        }

        /** Cases and persons of one seed are not those of another. */
        private String serial(int several) {
            return "%04d".formatted(seed % 100 * 10 + random.nextInt(several));
        }

        private String tag() {
            return city.division + "-" + seed + "-";
        }

        private LocalDate day() {
            return LocalDate.of(2017, 3, 1).plusDays(random.nextInt(120));
        }

        private String maybe(Object value) {
            return random.nextBoolean() ? value.toString() : "";
        }

        private <T> T any(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }
    }
}
