package cn.fanzha.command.intake.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form, and what is only doubtful, by field; as message keys. */
public final class Problems {

    private final Map<String, Problem> errors = new LinkedHashMap<>();
    private final Map<String, Problem> warnings = new LinkedHashMap<>();

    /** A message with its arguments. */
    public record Problem(String key, Object[] args) {}

    void add(String field, String key, Object... args) {
        errors.putIfAbsent(field, new Problem(key, args));
    }

    void warn(String field, String key, Object... args) {
        warnings.putIfAbsent(field, new Problem(key, args));
    }

    /** The fields that have a problem. */
    java.util.Set<String> fields() {
        return errors.keySet();
    }

    int errors() {
        return errors.size();
    }

    public boolean any() {
        return !errors.isEmpty();
    }

    /** The problem of the field; null where there is none. */
    public @Nullable Problem of(String field) {
        return errors.get(field);
    }

    /** The doubt about the field; null where there is none. */
    public @Nullable Problem doubt(String field) {
        return errors.containsKey(field) ? null : warnings.get(field);
    }
}
