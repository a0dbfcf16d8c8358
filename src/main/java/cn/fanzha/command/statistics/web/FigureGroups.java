package cn.fanzha.command.statistics.web;

import cn.fanzha.command.statistics.domain.Catalogue;
import cn.fanzha.command.statistics.domain.Indicator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The catalogue's figures by what they are about, in its order. */
@Component
class FigureGroups {

    private final Catalogue catalogue;
    private final Labels labels;

    FigureGroups(Catalogue catalogue, Labels labels) {
        this.catalogue = catalogue;
        this.labels = labels;
    }

    /** Figures of one matter. */
    record Group(String key, String name, List<Named> figures) {}

    /** A figure by its name. */
    record Named(String code, String name, Indicator indicator) {}

    List<Group> all(Locale locale) {
        Map<String, List<Named>> groups = new LinkedHashMap<>();
        catalogue
                .computed()
                .forEach(indicator -> groups.computeIfAbsent(group(indicator.code()), fresh -> new ArrayList<>())
                        .add(new Named(indicator.code(), indicator.name(locale), indicator)));
        return groups.entrySet().stream()
                .map(group -> new Group(
                        group.getKey(),
                        labels.text(locale, "statistics.group." + group.getKey()),
                        List.copyOf(group.getValue())))
                .toList();
    }

    private static String group(String code) {
        String kind = code.substring(0, code.indexOf('.'));
        return switch (kind) {
            case "criminal" -> "case";
            case "den", "gang-den" -> "gang";
            case "loss" -> "alert";
            case "stop-freeze" -> "freeze";
            default -> kind;
        };
    }
}
