package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.statistics.domain.Indicator.Measure;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** All indicators with their formulas, read once: figures, pages and briefings know no other definition. */
@Component
public class Catalogue {

    private final Map<String, Indicator> byCode = new LinkedHashMap<>();

    Catalogue() throws IOException {
        var file = new ClassPathResource("catalogue/indicators.csv");
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(file.getInputStream(), StandardCharsets.UTF_8)) {
            rows.forEach(row -> byCode.put(row.getField("code"), indicator(row)));
        }
    }

    /** The figure is counted by other systems and comes in as a file. */
    public boolean isExternal(String code) {
        return find(code).map(i -> i.formula() instanceof Formula.External).orElse(false);
    }

    public Optional<Indicator> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Of a code that stands in the program itself. */
    public Indicator get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException(code));
    }

    /** All of them, in the catalogue's order. */
    public List<Indicator> computed() {
        return List.copyOf(byCode.values());
    }

    private static Indicator indicator(NamedCsvRecord row) {
        String word = row.getField("unit");
        Measure measure = switch (word) {
            case "元" -> Measure.AMOUNT;
            case "比率" -> Measure.RATE;
            case "秒", "日", "条/日" -> Measure.NUMBER;
            default -> Measure.COUNT;
        };
        String code = row.getField("code");
        return new Indicator(
                code,
                row.getField("zh"),
                row.getField("en"),
                measure,
                word,
                row.getField("counted_by"),
                row.getField("rows"),
                row.getField("adds_up").startsWith("yes"),
                Formulas.of(code));
    }
}
