package cn.fanzha.command.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The made-up history as rows, before any database sees it. */
class DemoYearsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final List<DemoFile> FILES = DemoYears.until(TODAY);
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9A-Za-z])1[3-9]\\d{9}(?!\\d)");
    private static final Pattern RESIDENT = Pattern.compile("(?<![0-9A-Za-z])\\d{17}[0-9X](?![0-9X])");
    private static final Pattern CARD = Pattern.compile("(?<![0-9A-Za-z])\\d{19}(?!\\d)");

    @Test
    void theSameDayMakesTheSameRows() {
        assertThat(DemoYears.until(TODAY)).isEqualTo(FILES);
        assertThat(DemoYears.until(TODAY.plusDays(1))).isNotEqualTo(FILES);
    }

    @Test
    void thereIsAsMuchOfItAsOfARealCity() {
        assertThat(rows("cases").count()).isBetween(2_000L, 4_000L);
        assertThat(rows("alerts").count()).isBetween(8_000L, 15_000L);
        assertThat(rows("suspects").count()).isBetween(500L, 3_000L);
        assertThat(FILES).allSatisfy(file -> assertThat(file.rows()).isNotEmpty());
    }

    @Test
    void noNumberIsInARangeThatSomebodyHas() {
        assertThat(found(MOBILE)).isNotEmpty().allMatch(phone -> phone.startsWith("174000"));
        assertThat(found(RESIDENT)).isNotEmpty().allMatch(id -> id.startsWith("99"));
        assertThat(found(CARD)).isNotEmpty().allMatch(card -> card.startsWith(DemoCity.BIN));
    }

    @Test
    void nothingHasHappenedYetThatLiesAhead() {
        assertThat(FILES.stream()
                        .filter(file -> !List.of("operations", "freezes").contains(file.kind()))
                        .flatMap(file -> file.rows().stream())
                        .flatMap(row -> Arrays.stream(row.split(",")))
                        .filter(cell -> cell.matches("\\d{4}-\\d\\d-\\d\\d.*")))
                .isNotEmpty()
                .filteredOn(cell -> cell.compareTo(TODAY.toString()) >= 0)
                .isEmpty();
    }

    @Test
    void someAccountsComeUpInManyCasesAndMostInOne() {
        Map<String, Long> accounts = rows("stop-payments")
                .map(row -> row.split(",")[4])
                .collect(Collectors.groupingBy(account -> account, Collectors.counting()));
        assertThat(accounts.values().stream().filter(count -> count >= 5).count())
                .isGreaterThan(30);
        assertThat(accounts.values().stream().filter(count -> count == 1).count())
                .isGreaterThan(accounts.size() / 2);
    }

    @Test
    void moneyIsSpreadAsItIsInLife() {
        assertThat(medianOf(DemoFraud.GAMES)).isLessThan(medianOf(DemoFraud.BRUSHING));
        assertThat(medianOf(DemoFraud.BRUSHING)).isBetween(5_000.0, 20_000.0);
        assertThat(medianOf(DemoFraud.INVESTMENT)).isGreaterThan(50_000);
    }

    @Test
    void eachKindOfFraudHasStoriesOfItsOwn() {
        assertThat(DemoFraud.ALL)
                .allSatisfy(kind ->
                        assertThat(DemoStories.count(kind)).isGreaterThanOrEqualTo(kind == DemoFraud.OTHER ? 3 : 5));
    }

    private static double medianOf(DemoFraud kind) {
        List<Double> amounts = rows("cases")
                .map(row -> row.split(",", -1))
                .filter(cells -> cells[3].equals(kind.code))
                .map(cells -> Double.valueOf(cells[13]))
                .sorted()
                .toList();
        return amounts.get(amounts.size() / 2);
    }

    private static Stream<String> rows(String kind) {
        return FILES.stream().filter(file -> file.kind().equals(kind)).flatMap(file -> file.rows().stream());
    }

    private static List<String> found(Pattern number) {
        return FILES.stream()
                .flatMap(file -> file.rows().stream())
                .flatMap(row -> number.matcher(row).results().map(MatchResult::group))
                .toList();
    }
}
