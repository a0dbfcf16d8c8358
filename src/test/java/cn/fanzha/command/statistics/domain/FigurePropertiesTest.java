package cn.fanzha.command.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.statistics.RandomYear;
import cn.fanzha.command.statistics.Reading;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What holds of every indicator, whatever the rows are: on two years of random rows of every kind. */
@IntegrationTest
class FigurePropertiesTest {

    private static final Map<Integer, RandomYear> YEARS = new HashMap<>();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    Catalogue catalogue;

    private Reading reading;

    @BeforeEach
    void importOnce() {
        reading = new Reading(mvc);
        if (YEARS.isEmpty()) {
            for (int year : new int[] {2015, 2017}) {
                RandomYear random = new RandomYear(mvc, city, year);
                random.importAll();
                YEARS.put(year, random);
            }
            reading.rollUp();
        }
    }

    @ParameterizedTest
    @CsvSource({"2015-01, 2015-12", "2017-02, 2017-09"})
    void theRowsAreMany(String from, String to) {
        Map<String, BigDecimal> totals = totals(city.city, from, to, "");
        for (String code : List.of(
                "case.filed",
                "case.solved.current-year",
                "case.filed.ge1m",
                "suspect.captured",
                "suspect.dealt-with",
                "gang-den.total",
                "alert.pushed",
                "alert.stopped",
                "alert.calls",
                "seizure.goip",
                "trip.cities",
                "stop.stopped",
                "stop.within-30min",
                "stop-freeze.amount",
                "return.victims",
                "criminal.reported")) {
            assertThat(totals.get(code)).as(code).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"2015-01, 2015-12", "2017-02, 2017-09"})
    void whatAddsUpIsTheSumOfItsMonthsItsUnitsItsTypesAndItsRegions(String from, String to) {
        Map<String, BigDecimal> totals = totals(city.city, from, to, "");
        for (String by : List.of("month", "unit", "fraudType", "region", "month&by=unit", "fraudType&by=region")) {
            Map<String, BigDecimal> sums = sums(parts(city.city, from, to, "&by=" + by));
            for (Indicator indicator : catalogue.computed()) {
                if (indicator.addsUp()) {
                    assertThat(sums.getOrDefault(indicator.code(), BigDecimal.ZERO))
                            .as(indicator.code() + " by " + by)
                            .isEqualByComparingTo(totals.get(indicator.code()));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2015-01, 2015-12", "2017-02, 2017-09"})
    void aUnitsLineIsWhatTheUnitItselfAnswers(String from, String to) {
        List<JsonNode> lines = parts(city.city, from, to, "&by=unit");
        for (UnitRef unit : List.of(city.districtA, city.districtB)) {
            Map<String, BigDecimal> own = totals(unit, from, to, "");
            assertThat(values(lines, "unit", unit.code())).isEqualTo(own);
        }
        Map<String, BigDecimal> station = totals(city.stationA1, from, to, "");
        assertThat(values(parts(city.districtA, from, to, "&by=unit"), "unit", city.stationA1.code()))
                .isEqualTo(station);
    }

    @ParameterizedTest
    @CsvSource({"2015-01, 2015-12", "2017-02, 2017-09"})
    void oneValueOfABreakdownIsWhatNarrowingToItGives(String from, String to) {
        Set<String> undimensioned = Set.of("criminal.reported");
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        chosen.put("fraudType", List.of("50", "53"));
        chosen.put("region", List.of("410103"));
        chosen.put("tag", List.of("涉疫", "跨境"));
        chosen.put("operation", YEARS.get(Integer.valueOf(from.substring(0, 4))).operations());
        chosen.forEach((dimension, values) -> {
            List<JsonNode> lines = parts(city.city, from, to, "&by=" + dimension);
            for (String value : values) {
                Map<String, BigDecimal> part = values(lines, dimension, value);
                Map<String, BigDecimal> narrowed = totals(city.city, from, to, "&" + dimension + "=" + value);
                undimensioned.forEach(code -> assertThat(narrowed.get(code)).isZero());
                assertThat(part).as(dimension + " " + value).isEqualTo(narrowed);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"2015-01, 2015-12", "2017-02, 2017-09"})
    void overlappingPartsAreEachAtMostTheWholeAndTogetherAtLeast(String from, String to) {
        Map<String, BigDecimal> totals = totals(city.city, from, to, "");
        for (String by : List.of("tag", "operation")) {
            List<JsonNode> lines = parts(city.city, from, to, "&by=" + by);
            Map<String, BigDecimal> sums = sums(lines);
            for (Indicator indicator : catalogue.computed()) {
                if (indicator.addsUp() || indicator.formula() instanceof Formula.Distinct) {
                    BigDecimal total = totals.get(indicator.code());
                    assertThat(sums.get(indicator.code())).as(indicator.code()).isGreaterThanOrEqualTo(total);
                    assertThat(lines)
                            .filteredOn(
                                    line -> line.path("indicator").asString().equals(indicator.code()))
                            .allMatch(line -> Reading.value(line).compareTo(total) <= 0);
                }
            }
        }
        assertThat(totals.get("suspect.captured.persons")).isLessThan(totals.get("suspect.captured"));
        // the value that is asked twice counts once
        String both = "&tag=涉疫&tag=跨境&tag=涉老";
        List<JsonNode> untagged = parts(city.city, from, to, "&by=tag");
        Map<String, BigDecimal> tagged = totals(city.city, from, to, both);
        Map<String, BigDecimal> without = values(untagged, "tag", null);
        for (Indicator indicator : catalogue.computed()) {
            if (indicator.addsUp() && !indicator.code().equals("criminal.reported")) {
                assertThat(tagged.get(indicator.code()).add(without.get(indicator.code())))
                        .as(indicator.code())
                        .isEqualByComparingTo(totals.get(indicator.code()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2015-01, 2015-12, 2015-12-31", "2017-02, 2017-09, 2017-09-30"})
    void daysOverWholeMonthsGiveWhatTheMonthsGive(String from, String to, String last) {
        for (String more :
                List.of("", "&by=unit", "&by=fraudType", "&by=tag&by=region", "&by=month&tag=涉疫&fraudType=50")) {
            assertThat(lines(parts(city.city, from + "-01", last, more)))
                    .as(more)
                    .isEqualTo(lines(parts(city.city, from, to, more)));
        }
    }

    @ParameterizedTest
    @CsvSource({"2015-01, 2015-12", "2017-02, 2017-09"})
    void percentilesAreExactAndContinuous(String from, String to) {
        List<Integer> seconds = YEARS.get(Integer.valueOf(from.substring(0, 4))).responses().stream()
                .filter(response ->
                        response.day().compareTo(from) > 0 && response.day().compareTo(to + "-31") <= 0)
                .map(RandomYear.Response::seconds)
                .sorted()
                .toList();
        Map<String, BigDecimal> totals = totals(city.city, from, to, "");
        assertThat(totals.get("stop.stopped")).isEqualByComparingTo(BigDecimal.valueOf(seconds.size()));
        assertThat(totals.get("stop.response.p50")).isEqualByComparingTo(percentile(seconds, 5));
        assertThat(totals.get("stop.response.p90")).isEqualByComparingTo(percentile(seconds, 9));
    }

    private static BigDecimal percentile(List<Integer> sorted, int tenths) {
        int rank = tenths * (sorted.size() - 1);
        BigDecimal below = BigDecimal.valueOf(sorted.get(rank / 10));
        BigDecimal above = BigDecimal.valueOf(sorted.get((rank + 9) / 10));
        return below.add(above.subtract(below).multiply(BigDecimal.valueOf(rank % 10, 1)));
    }

    @ParameterizedTest
    @CsvSource({"2015-01, 2015-12", "2017-02, 2017-09"})
    void sharesOfAllTypesTogetherAreOne(String from, String to) {
        for (String more : List.of("", "&tag=涉疫", "&region=410103")) {
            Map<String, BigDecimal> sums = sums(parts(city.city, from, to, "&by=fraudType" + more));
            for (String share : List.of("case.share", "case.amount-share")) {
                assertThat(sums.get(share))
                        .isBetween(new BigDecimal("0.99999999999999"), new BigDecimal("1.00000000000001"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2015-01, 2015-12", "2017-02, 2017-09"})
    void theRowsOfEachCodeStandInTheSourcesThatAreRead(String from, String to) {
        List<String[]> found = jdbc.sql("""
                        select distinct f.source, f.indicator from figure_row f join unit u on u.id = f.unit_id
                        where u.path like ? and f.at >= ?::timestamp at time zone 'Asia/Shanghai'""")
                .param(city.city.path() + "%")
                .param(from + "-01")
                .query((rs, n) -> new String[] {rs.getString(1), rs.getString(2)})
                .list();
        assertThat(found).hasSizeGreaterThan(20);
        for (String[] row : found) {
            assertThat(RowSources.of(List.of(row[1]))).as(row[1]).contains(row[0]);
        }
    }

    private List<JsonNode> parts(UnitRef unit, String from, String to, String more) {
        return reading.figures("unit=" + unit.code() + "&from=" + from + "&to=" + to + more);
    }

    private Map<String, BigDecimal> totals(UnitRef unit, String from, String to, String more) {
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        parts(unit, from, to, more).forEach(line -> put(totals, line));
        assertThat(totals).hasSameSizeAs(catalogue.computed());
        return totals;
    }

    private static Map<String, BigDecimal> values(
            List<JsonNode> lines, String dimension, @org.jspecify.annotations.Nullable String value) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> value == null
                        ? line.path("by").path(dimension).isNull()
                        : value.equals(line.path("by").path(dimension).asString("")))
                .forEach(line -> put(values, line));
        return values;
    }

    /** Null stands as a number that no figure has. */
    private static void put(Map<String, BigDecimal> values, JsonNode line) {
        values.put(
                line.path("indicator").asString(),
                line.path("value").isNull() ? BigDecimal.valueOf(Long.MIN_VALUE) : Reading.value(line));
    }

    private static Map<String, BigDecimal> sums(List<JsonNode> lines) {
        Map<String, BigDecimal> sums = new HashMap<>();
        lines.stream()
                .filter(line -> !line.path("value").isNull())
                .forEach(line -> sums.merge(line.path("indicator").asString(), Reading.value(line), BigDecimal::add));
        return sums;
    }

    private static List<String> lines(List<JsonNode> figures) {
        List<String> lines = new ArrayList<>();
        figures.stream()
                .filter(figure ->
                        !figure.path("value").isNull() && Reading.value(figure).signum() != 0)
                .forEach(figure -> lines.add(figure.path("indicator") + " " + figure.path("by") + " "
                        + figure.path("value") + " " + figure.path("previousYear")));
        return lines;
    }
}
