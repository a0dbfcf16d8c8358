package cn.fanzha.command.audit.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line of an entry's details as the page shows it. Where the entry holds {@code before} and {@code after}, each of
 * their values stands in its own line.
 *
 * @param name of the value
 * @param before null where nothing stood, or the entry tells of no change
 */
public record AuditDetail(
        String name, @Nullable String before, @Nullable String after) {

    /** The lines of an entry's details. */
    public static List<AuditDetail> of(AuditEntry entry) {
        JsonNode details = AuditDetails.read(entry.details());
        JsonNode before = details.path("before");
        JsonNode after = details.path("after");
        var lines = new ArrayList<AuditDetail>();
        boolean change = before.isObject() || after.isObject();
        if (change) {
            var names = new TreeSet<String>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(name -> lines.add(new AuditDetail(name, text(before.path(name)), text(after.path(name)))));
        }
        details.properties().stream()
                .filter(line -> !change || !List.of("before", "after").contains(line.getKey()))
                .forEach(line -> lines.add(new AuditDetail(line.getKey(), null, text(line.getValue()))));
        return lines;
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
