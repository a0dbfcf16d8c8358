package cn.fanzha.command.statistics.web;

import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.Formula;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** The address under which a figure opens its rows. */
final class RowsAddress {

    private RowsAddress() {}

    /** Of a figure of a table; null where the figure is a difference that no rows add up to. */
    static @Nullable String of(FigureQuery query, Figure figure) {
        return of(query, figure.indicator().code(), figure.indicator().formula(), figure.by());
    }

    static @Nullable String of(FigureQuery query, String indicator, Formula formula, Map<String, @Nullable String> by) {
        MultiValueMap<String, String> params = new LinkedMultiValueMap<>();
        params.add("indicator", indicator);
        unit(query, by, params);
        if (params.containsKey("own") && external(formula)) {
            return null;
        }
        period(query, by, params);
        dimension(query, By.FRAUD_TYPE, by, query.narrowing().fraudTypes(), params);
        dimension(query, By.TAG, by, query.narrowing().tags(), params);
        dimension(query, By.OPERATION, by, query.narrowing().operations(), params);
        dimension(query, By.REGION, by, query.narrowing().regions(), params);
        return address("/statistics/rows", params);
    }

    /** With every parameter encoded. */
    static String address(String path, MultiValueMap<String, String> params) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, Object> values = new java.util.HashMap<>();
        int[] n = {0};
        params.forEach((name, all) -> all.forEach(value -> {
            String variable = "v" + n[0]++;
            values.put(variable, value);
            address.queryParam(name, "{" + variable + "}");
        }));
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static boolean external(Formula formula) {
        return formula instanceof Formula.External
                || formula instanceof Formula.Ratio ratio && ratio.base() == Formula.Base.EXTERNAL;
    }

    private static void unit(
            FigureQuery query, Map<String, @Nullable String> by, MultiValueMap<String, String> params) {
        String unit = by.get(By.UNIT.word());
        params.add("unit", unit == null ? query.unit().code() : unit);
        if (query.unit().code().equals(unit)) {
            params.add("own", "true");
        }
    }

    private static void period(
            FigureQuery query, Map<String, @Nullable String> by, MultiValueMap<String, String> params) {
        String month = by.get(By.MONTH.word());
        LocalDate from = query.from();
        LocalDate to = query.to();
        if (month != null) {
            LocalDate first = YearMonth.parse(month).atDay(1);
            LocalDate last = YearMonth.parse(month).atEndOfMonth();
            from = first.isBefore(from) ? from : first;
            to = last.isAfter(to) ? to : last;
        }
        int length = query.byDays() ? 10 : 7;
        params.add("from", from.toString().substring(0, length));
        params.add("to", to.toString().substring(0, length));
    }

    private static void dimension(
            FigureQuery query,
            By dimension,
            Map<String, @Nullable String> by,
            Set<String> narrowing,
            MultiValueMap<String, String> params) {
        String word = dimension.word();
        if (!query.by().contains(dimension)) {
            params.addAll(word, List.copyOf(new java.util.TreeSet<>(narrowing)));
            return;
        }
        String value = by.get(word);
        if (value == null) {
            params.add("without", word);
        } else {
            params.add(word, value);
        }
    }
}
