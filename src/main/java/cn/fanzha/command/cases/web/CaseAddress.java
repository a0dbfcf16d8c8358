package cn.fanzha.command.cases.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses of the list with its parameters, in ASCII: what stands in a header must not hold more. */
final class CaseAddress {

    private CaseAddress() {}

    /** The list with these parameters, one of them set anew; an empty value leaves it out. */
    static String of(Map<String, String> parameters, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.remove(name);
        if (!value.isBlank()) {
            all.put(name, value);
        }
        return "/cases" + (all.isEmpty() ? "" : "?" + query(all));
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
