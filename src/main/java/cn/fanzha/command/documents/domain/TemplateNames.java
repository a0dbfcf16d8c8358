package cn.fanzha.command.documents.domain;

import cn.fanzha.command.documents.DocumentField;
import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.documents.DocumentTable;
import cn.fanzha.command.shared.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the placeholders of a kind's templates may be called, and what each stands for. */
final class TemplateNames {

    static final String MAKER = "made.by";
    static final String MAKER_UNIT = "made.unit";
    static final String MADE_AT = "made.at";
    static final String MADE_ON = "made.on";

    /** What every kind can say of its own making. */
    static final List<DocumentField> OF_THE_MAKING = List.of(
            DocumentField.plain(MAKER, "制作人", "documents.field.made.by", "王建国"),
            DocumentField.plain(MAKER_UNIT, "制作单位", "documents.field.made.unit", "某某市公安局某某分局"),
            DocumentField.plain(MADE_AT, "制作时间", "documents.field.made.at", "2026年11月22日9时30分"),
            DocumentField.plain(MADE_ON, "制作日期", "documents.field.made.on", "2026年11月22日"));

    /**
     * A placeholder's meaning.
     *
     * @param table whose rows it repeats with; null for a plain field
     */
    record Slot(@Nullable String table, DocumentField field) {}

    private final Map<String, Slot> slots = new HashMap<>();

    TemplateNames(DocumentKind kind) {
        fields(kind).forEach(field -> {
            Slot slot = new Slot(null, field);
            slots.put(field.name(), slot);
            slots.put(field.chinese(), slot);
        });
        for (DocumentTable table : kind.tables()) {
            for (DocumentField column : table.columns()) {
                Slot slot = new Slot(table.name(), column);
                slots.put(table.name() + "." + column.name(), slot);
                slots.put(table.chinese() + "." + column.chinese(), slot);
            }
        }
    }

    /** All plain fields of a kind. */
    static List<DocumentField> fields(DocumentKind kind) {
        return Stream.concat(kind.fields().stream(), OF_THE_MAKING.stream()).toList();
    }

    Optional<Slot> slot(String written) {
        return Optional.ofNullable(slots.get(Text.halfWidth(written)));
    }
}
