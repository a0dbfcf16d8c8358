package cn.fanzha.command.statistics.imports;

import static cn.fanzha.command.support.Importing.counts;
import static cn.fanzha.command.support.Importing.fault;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class ExternalFigureImportTest {

    private static final String HEADER = "unit_code,indicator,month,value\n";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @BeforeEach
    void none() {
        jdbc.sql("delete from external_figure where unit_id = ?")
                .param(city.districtA.id())
                .update();
    }

    @Test
    void aFigureStandsAsItWasSentAgainChangesNothingAndANewValueReplacesIt() {
        String file =
                HEADER + unit() + ",criminal.reported,2019-03,1234.5\n" + unit() + ",criminal.reported,2019-04,0\n";
        assertThat(counts(send(file))).isEqualTo("2 0 0 0");
        assertThat(counts(send(file))).isEqualTo("0 0 2 0");
        assertThat(counts(send(file.replace("1234.5", "1300")))).isEqualTo("0 1 1 0");
        List<Map<String, Object>> stored = jdbc.sql("select * from external_figure where unit_id = ? order by month")
                .param(city.districtA.id())
                .query()
                .listOfRows();
        assertThat(stored).hasSize(2);
        assertThat(stored.getFirst())
                .containsEntry("indicator", "criminal.reported")
                .containsEntry("month", Date.valueOf("2019-03-01"))
                .containsEntry("value", new BigDecimal("1300.00"))
                .containsEntry("by_person", false);
    }

    @ParameterizedTest
    @CsvSource({
        "unit_code,, required",
        "unit_code, 999999999999, unknown-unit",
        "indicator, case.filed, unknown-word",
        "indicator, no.such, unknown-word",
        "indicator,, required",
        "month, 2099-01, future-date",
        "month, 2019-13, month-format",
        "month, 2019-03-01, month-format",
        "month, 2019-03/2019-04, month-format",
        "value, -1, amount-sign",
        "value, 1.234, amount-decimals",
        "value, many, amount-unreadable",
        "value,, required",
    })
    void eachFaultIsRejectedWithItsLineColumnAndCode(String column, String text, String code) {
        String row = unit() + ",criminal.reported,2019-03,5";
        assertThat(fault(send(Importing.with(HEADER.strip(), row, column, text))))
                .isEqualTo("2 " + column + " " + code);
    }

    @Test
    void theFirstOfAUnitAndMonthWinsAndWhatAPersonTypedOrAnotherUnitHasIsLeftAlone() {
        String file = HEADER + unit() + ",criminal.reported,2019-03,5\n";
        JsonNode answer = send(file + unit() + ",criminal.reported,2019-03,6\n");
        assertThat(counts(answer)).isEqualTo("1 0 0 1");
        assertThat(fault(answer)).isEqualTo("3 unit_code duplicate-in-file");
        assertThat(fault(Importing.answer(Importing.send(
                        mvc,
                        "external-figures",
                        "",
                        file.getBytes(StandardCharsets.UTF_8),
                        Importing.bearer(city.districtB.code())))))
                .isEqualTo("2 unit_code out-of-scope");
        jdbc.sql("update external_figure set by_person = true where unit_id = ?")
                .param(city.districtA.id())
                .update();
        assertThat(fault(send(file))).isEqualTo("2 unit_code owned-by-workflow");
    }

    private String unit() {
        return city.districtA.code();
    }

    private JsonNode send(String csv) {
        return Importing.csv(mvc, "external-figures", csv);
    }
}
