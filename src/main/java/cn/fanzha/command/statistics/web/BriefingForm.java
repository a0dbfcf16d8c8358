package cn.fanzha.command.statistics.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What was typed into the form of a draft, kept as it was typed. */
record BriefingForm(
        @Nullable String unit,
        @Nullable String from,
        @Nullable String to,
        String template,
        @Nullable String operation,
        List<String> indicators,
        List<String> roundings) {

    static BriefingForm of(MultiValueMap<String, String> asked) {
        return new BriefingForm(
                asked.getFirst("unit"),
                asked.getFirst("from"),
                asked.getFirst("to"),
                Objects.requireNonNullElse(asked.getFirst("template"), "period"),
                asked.getFirst("operation"),
                Objects.requireNonNullElse(asked.get("indicator"), List.of()),
                Objects.requireNonNullElse(asked.get("rounding"), List.of()));
    }
}
