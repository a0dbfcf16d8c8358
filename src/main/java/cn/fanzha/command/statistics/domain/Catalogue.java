package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.statistics.domain.Indicator.Measure;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The indicators, read once; some of them are not yet computed. */
@Component
public class Catalogue {

    private static final Set<String> ROLLED_UP =
            Set.of("case.reported", "case.filed", "case.solved", "case.amount-involved");

    /** Shares of the chosen fraud types, by what they are a share of. */
    private static final Map<String, String> SHARES =
            Map.of("case.share", "case.filed", "case.amount-share", "case.amount-involved");

    private final Map<String, Indicator> byCode = new LinkedHashMap<>();
    private final Set<String> external = new HashSet<>();

    Catalogue() throws IOException {
        var file = new ClassPathResource("catalogue/indicators.csv");
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(file.getInputStream(), StandardCharsets.UTF_8)) {
            rows.forEach(row -> {
                byCode.put(row.getField("code"), indicator(row));
                if (row.getField("rows").equals("external figures")) {
                    external.add(row.getField("code"));
                }
            });
        }
    }

    /** The figure is counted by other systems and comes in as a file. */
    public boolean isExternal(String code) {
        return external.contains(code);
    }

    public Optional<Indicator> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Those that are computed, in the catalogue's order. */
    public List<Indicator> computed() {
        return byCode.values().stream().filter(this::isComputed).toList();
    }

    boolean isComputed(Indicator indicator) {
        return ROLLED_UP.contains(indicator.code()) || SHARES.containsKey(indicator.code());
    }

    /** What the figure is made of: itself, or what it is a share of. */
    String base(Indicator indicator) {
        return SHARES.getOrDefault(indicator.code(), indicator.code());
    }

    private static Indicator indicator(NamedCsvRecord row) {
        Measure measure = switch (row.getField("unit")) {
            case "元" -> Measure.AMOUNT;
            case "比率" -> Measure.RATE;
            default -> Measure.COUNT;
        };
        return new Indicator(
                row.getField("code"),
                row.getField("zh"),
                row.getField("en"),
                measure,
                row.getField("adds_up").startsWith("yes"));
    }
}
