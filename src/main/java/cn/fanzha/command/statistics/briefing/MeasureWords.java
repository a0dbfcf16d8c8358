package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.statistics.domain.Indicator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The measure word of each figure (起, 人, 元), which stands behind what a rule prints; none of ratios. */
@Component
class MeasureWords {

    private final Map<String, String> byCode = new HashMap<>();

    MeasureWords() throws IOException {
        var file = new ClassPathResource("catalogue/indicators.csv");
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(file.getInputStream(), StandardCharsets.UTF_8)) {
            rows.forEach(row -> byCode.put(row.getField("code"), row.getField("unit")));
        }
    }

    /** Percentages carry their sign, English counts none. */
    String of(Indicator indicator, Rounding rule, Wording words) {
        if (rule.word() == Rounding.Word.PERCENT || indicator.measure() == Indicator.Measure.RATE) {
            return "";
        }
        if (words.chinese()) {
            return byCode.getOrDefault(indicator.code(), "");
        }
        return indicator.measure() == Indicator.Measure.AMOUNT ? words.of("briefings.yuan") : "";
    }
}
