package cn.fanzha.command.platform.imports;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the import page says of each kind: its name, what its rows are, and how each column is written. */
@Component
class KindGuide {

    private final MessageSource messages;

    KindGuide(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A kind in the reader's language.
     *
     * @param chinese its Chinese name, by which a file's name is recognised whatever the reader's language
     */
    record Kind(String name, String title, String chinese, String holds, List<Column> columns) {}

    /** A column: both headers, whether it must be filled, and how it is written where that isn't plain. */
    record Column(String name, String chinese, boolean required, String meaning) {}

    List<Kind> of(List<ImportKind> kinds, Locale locale) {
        return kinds.stream().map(kind -> of(kind, locale)).toList();
    }

    private Kind of(ImportKind kind, Locale locale) {
        String name = kind.name();
        String title = text("imports.kind." + name, locale, name);
        List<Column> columns = kind.columns().stream()
                .map(column -> new Column(
                        column.name(), column.chinese(), column.required(), meaning(name, column.name(), locale)))
                .toList();
        return new Kind(
                name,
                title,
                text("imports.kind." + name, Locale.SIMPLIFIED_CHINESE, title),
                text("imports.holds." + name, locale, ""),
                columns);
    }

    /** The kind's own words for the column, else those for every column of the name, else those for its sort. */
    private String meaning(String kind, String column, Locale locale) {
        return Stream.of(kind + "." + column, column, sort(column))
                .map(key -> text("imports.column." + key, locale, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String sort(String column) {
        if (column.equals("at") || column.endsWith("_at")) {
            return "sort.time";
        }
        if (column.endsWith("_on")) {
            return "sort.day";
        }
        if (column.startsWith("loss") || column.contains("amount") || column.startsWith("balance")) {
            return "sort.amount";
        }
        return column.endsWith("_no") ? "sort.number" : "sort.other";
    }

    private String text(String key, Locale locale, String otherwise) {
        @Nullable String text = messages.getMessage(key, null, otherwise, locale);
        return text == null ? otherwise : text;
    }
}
