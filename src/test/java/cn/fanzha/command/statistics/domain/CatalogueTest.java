package cn.fanzha.command.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.statistics.domain.Formula.Distinct;
import cn.fanzha.command.statistics.domain.Formula.External;
import cn.fanzha.command.statistics.domain.Formula.Percentile;
import cn.fanzha.command.statistics.domain.Formula.Rows;
import cn.fanzha.command.statistics.domain.Formula.Total;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import cn.fanzha.command.support.Importing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    /** Row codes that no indicator shows by itself. */
    private static final Set<String> PARTS_ONLY = Set.of(
            "alert.concluded",
            "stop.response",
            "stop.from-report",
            "stop.answered",
            "stop.answered.within-30min",
            "freeze.wrong",
            "trip.provinces",
            "trip.cities");

    private final Catalogue catalogue;

    CatalogueTest() throws IOException {
        catalogue = new Catalogue();
    }

    @Test
    void everyCodeOfTheFileHasTheFormulaThatTheFileTellsOf() {
        List<String> lines = new String(Importing.resource("/catalogue/indicators.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
        assertThat(catalogue.computed()).hasSameSizeAs(lines).hasSizeGreaterThan(80);
        for (String line : lines) {
            Indicator indicator = catalogue.get(line.substring(0, line.indexOf(',')));
            Formula formula = indicator.formula();
            String told = line.substring(line.lastIndexOf(',') + 1);
            assertThat(formula instanceof Rows || formula instanceof Total || formula instanceof External)
                    .as(line)
                    .isEqualTo(told.startsWith("yes"))
                    .isEqualTo(indicator.addsUp());
            assertThat(formula instanceof Distinct).as(line).isEqualTo(told.equals("no: distinct"));
            assertThat(formula instanceof Percentile).as(line).isEqualTo(told.equals("no: percentile"));
            assertThat(catalogue.isExternal(indicator.code()))
                    .as(line)
                    .isEqualTo(indicator.rows().equals("external figures"));
            if (formula instanceof Rows rows) {
                assertThat(rows.code()).isEqualTo(indicator.code());
            }
        }
    }

    @Test
    void whatIsMadeFromPartsIsMadeFromRowsThatAreCounted() {
        Set<String> counted = catalogue.computed().stream()
                .filter(i -> i.formula() instanceof Rows || i.formula() instanceof External)
                .map(Indicator::code)
                .collect(Collectors.toSet());
        counted.addAll(PARTS_ONLY);
        assertThat(Formulas.made()).allMatch(code -> catalogue.find(code).isPresent());
        assertThat(catalogue.computed())
                .allSatisfy(indicator -> assertThat(counted)
                        .as(indicator.code())
                        .containsAll(indicator.formula().rowCodes()));
    }

    @Test
    void measuresAreThoseOfTheUnits() {
        assertThat(catalogue.computed().stream()
                        .filter(i -> i.measure() == Measure.NUMBER)
                        .map(Indicator::code))
                .containsExactlyInAnyOrder(
                        "alert.pushed.per-day",
                        "alert.stopped.days-per",
                        "stop.response.p50",
                        "stop.response.p90",
                        "stop.from-report.p50");
        assertThat(catalogue.computed().stream()
                        .filter(i -> i.measure() == Measure.RATE)
                        .map(Indicator::formula))
                .allMatch(formula -> formula instanceof Formula.Ratio);
        assertThat(catalogue.get("alert.loss-avoided.per-person").measure()).isEqualTo(Measure.AMOUNT);
        assertThat(catalogue.computed().stream().filter(Indicator::settlesLate).map(Indicator::code))
                .containsExactly("alert.deceived-after", "alert.deceived-rate");
    }
}
