package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.domain.StopFigures;
import cn.fanzha.command.funds.domain.StopOverview.Line;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How the overview says its figures, orders its tables, and where each figure leads.
 *
 * @param asked the filters of the page, days resolved
 */
public record OverviewShown(
        OverviewQuery asked,
        LocalDate from,
        LocalDate to,
        @Nullable UnitRef of,
        Units units,
        MessageSource messages,
        Locale locale) {

    /** The columns by which the tables can be ordered. */
    static final List<String> SORTS =
            List.of("name", "requested", "answered", "refused", "stopped", "amount", "fromReport", "answer", "share");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A fraction as per cent with one decimal; “—” where there is nothing to divide by. */
    public String percent(@Nullable BigDecimal fraction) {
        return fraction == null
                ? "—"
                : fraction.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    /** Seconds as minutes and seconds; “—” where there are none. */
    public String time(@Nullable BigDecimal seconds) {
        if (seconds == null) {
            return "—";
        }
        long whole = seconds.setScale(0, RoundingMode.HALF_UP).longValueExact();
        return messages.getMessage(
                "funds.overview.minutes",
                new Object[] {String.valueOf(whole / 60), String.valueOf(whole % 60)},
                locale);
    }

    public String name(Line line) {
        return units.find(line.id()).map(UnitRef::name).orElse("—");
    }

    /** The lines in the order that the address asks for; by money where it asks for none. */
    public List<Line> ordered(List<Line> lines) {
        String given = OverviewQuery.given(asked.sort()).orElse("amount");
        boolean rising = given.startsWith("-");
        String by = rising ? given.substring(1) : given;
        Comparator<Line> order = by.equals("name")
                ? Comparator.comparing(this::name).reversed()
                : Comparator.comparing(
                        (Line line) -> value(by, line.figures()), Comparator.nullsFirst(Comparator.naturalOrder()));
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort((rising ? order : Collections.reverseOrder(order)).thenComparing(this::name));
        return sorted;
    }

    private static @Nullable BigDecimal value(String by, StopFigures figures) {
        return switch (by) {
            case "requested" -> BigDecimal.valueOf(figures.requested());
            case "answered" -> BigDecimal.valueOf(figures.answered());
            case "refused" -> BigDecimal.valueOf(figures.refused());
            case "stopped" -> BigDecimal.valueOf(figures.stopped());
            case "fromReport" -> figures.fromReport();
            case "answer" -> figures.answer();
            case "share" -> figures.share();
            default -> figures.amount().yuan();
        };
    }

    /** The page in another order: from large to small, and pressed again from small to large. */
    public String sort(String by) {
        return asked.sorted(by.equals(asked.sort()) ? "-" + by : by).address(StopOverviewController.PATH);
    }

    /** For screen readers: how the column is ordered now. */
    public @Nullable String sorted(String by) {
        String given = OverviewQuery.given(asked.sort()).orElse("amount");
        if (!given.equals(by) && !given.equals("-" + by)) {
            return null;
        }
        return given.startsWith("-") == by.equals("name") ? "descending" : "ascending";
    }

    /** The same figures as a file. */
    public String file(String format) {
        return asked.address(StopOverviewController.PATH + "." + format);
    }

    /** The rows of a figure of the whole page. */
    public String rows(String counts) {
        return rows(counts, Map.of(), from, to);
    }

    /** The rows of a figure of an institution. */
    public String rowsOfInstitution(String counts, Line line) {
        return rows(counts, Map.of("institution", units.get(line.id()).code()), from, to);
    }

    /** The rows of a figure of a unit: of the chosen unit itself without those below it. */
    public String rowsOfUnit(String counts, Line line) {
        String code = units.get(line.id()).code();
        return rows(counts, line.alone() ? Map.of("unit", code, "alone", "1") : Map.of("unit", code), from, to);
    }

    /** The rows of a figure of one day. */
    public String rowsOfDay(String counts, LocalDate day) {
        return rows(counts, Map.of(), day, day);
    }

    private String rows(String counts, Map<String, String> closer, LocalDate first, LocalDate last) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/stops")
                .queryParam("counts", counts)
                .queryParam("from", first)
                .queryParam("to", last);
        if (!closer.containsKey("unit") && of != null) {
            address.queryParam("unit", of.code());
        }
        Map<String, String> same = asked.parameters();
        for (String name : List.of("institution", "urgency", "fraudType")) {
            String value = closer.getOrDefault(name, same.get(name));
            if (value != null) {
                address.queryParam(name, value);
            }
        }
        for (String name : List.of("unit", "alone")) {
            String value = closer.get(name);
            if (value != null) {
                address.queryParam(name, value);
            }
        }
        return address.encode().toUriString();
    }
}
