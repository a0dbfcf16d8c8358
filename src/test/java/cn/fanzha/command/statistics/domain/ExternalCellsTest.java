package cn.fanzha.command.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalCellsTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'a/=3 b/=4', '', 7",
        "'=10 a/=3 b/=4', '', 10",
        "'=10 a/=3 b/=4', a/, 3",
        "'a/=9 a/x/=3 a/y/=4 b/x/=5', '', 14",
        "'a/=9 a/x/=3 a/y/=4 b/x/=5', b/, 5",
        "'a/x/=3 a/y/=4 a/y/z/=100 ab/=1', a/, 7",
        "'a/x/=3', c/, 0",
    })
    void aUnitsOwnFigureReplacesTheSumOfThoseBelow(String rows, String path, BigDecimal expected) {
        NavigableMap<String, BigDecimal> values = new TreeMap<>();
        for (String row : rows.isEmpty() ? new String[0] : rows.split(" ")) {
            values.put(row.substring(0, row.indexOf('=')), new BigDecimal(row.substring(row.indexOf('=') + 1)));
        }
        assertThat(ExternalCells.figure(values, path)).isEqualByComparingTo(expected);
    }
}
