package cn.fanzha.command.statistics.domain;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** In which branches of the view figure_row rows of a code stand: a reader that names them leaves the others unread. */
final class RowSources {

    /** Rows of closed months stand together, whatever they were counted from. */
    private static final String COUNTED = "counted";

    private static final Map<String, Set<String>> BY_CODE = Map.ofEntries(
            Map.entry("case.amount-involved", Set.of("case.filed")),
            Map.entry("case.loss", Set.of("case.filed")),
            Map.entry("alert.dissuaded", Set.of("alert.outcome")),
            Map.entry("alert.concluded", Set.of("alert.outcome")),
            Map.entry("alert.stopped", Set.of("alert.outcome")),
            Map.entry("alert.loss-avoided", Set.of("alert.outcome")),
            Map.entry("alert.sms", Set.of("alert.attempt")),
            Map.entry("alert.calls", Set.of("alert.attempt")),
            Map.entry("alert.contacts", Set.of("alert.attempt")),
            Map.entry("alert.visits", Set.of("alert.attempt")),
            Map.entry("alert.sms.sent", Set.of("alert.attempt")),
            Map.entry("alert.calls.reached", Set.of("alert.attempt")),
            Map.entry("alert.contacts.reached", Set.of("alert.attempt")),
            Map.entry("alert.visits.met", Set.of("alert.attempt")),
            Map.entry("stop.amount", Set.of("stop.stopped")),
            Map.entry("stop.response", Set.of("stop.stopped")),
            Map.entry("stop-freeze.amount", Set.of("stop.money", "freeze.money")));

    /** Where all codes of a kind have one source. */
    private static final Map<String, String> BY_KIND = Map.of(
            "freeze", "freeze.frozen",
            "return", "return.returned",
            "control", "control.done",
            "seizure", "seizure.seized",
            "inspection", "inspection.inspected",
            "trip", "trip.left",
            "criminal", "external");

    private RowSources() {}

    static Set<String> of(Collection<String> codes) {
        Set<String> sources = new TreeSet<>(Set.of(COUNTED));
        codes.forEach(code -> sources(code).forEach(sources::add));
        return sources;
    }

    private static Stream<String> sources(String code) {
        Set<String> named = BY_CODE.get(code);
        if (named != null) {
            return named.stream();
        }
        String[] words = code.split("\\.");
        // case.solved.ge10k and stop.answered.within-30min are counted among case.solved and stop.answered
        return Stream.of(BY_KIND.getOrDefault(words[0], words[0] + "." + words[1]));
    }
}
