package cn.fanzha.command.platform.api;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object, read one by one: what can't be is noted with its field, so that the answer names all that
 * is wrong at once. May hold personal data: {@link #toString()} tells nothing.
 */
public final class JsonFields {

    private final JsonNode object;
    private final String prefix;
    private final List<FieldsException.Wrong> wrong;

    /**
     * Reads an object.
     *
     * @param known the fields that it may have; others are wrong
     */
    public JsonFields(@Nullable JsonNode object, Set<String> known) {
        this(object, known, "", new ArrayList<>());
    }

    private JsonFields(@Nullable JsonNode object, Set<String> known, String prefix, List<FieldsException.Wrong> wrong) {
        if (object == null || !object.isObject()) {
            throw new InvalidValueException("api.problem.bad-request");
        }
        this.object = object;
        this.prefix = prefix;
        this.wrong = wrong;
        object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> note(name, "api.field.unknown"));
    }

    /** The field is there, be it null. */
    public boolean has(String name) {
        return object.has(name);
    }

    /** The text of the field; null where it is absent, null or blank. */
    public @Nullable String text(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        if (value.isString() || value.isBoolean()) {
            String text = value.asString().strip();
            return text.isEmpty() ? null : text;
        }
        note(name, "api.field.type");
        return null;
    }

    /** A text of so many characters at most. */
    public @Nullable String text(String name, int atMost) {
        String text = text(name);
        if (text != null && text.length() > atMost) {
            note(name, "api.field.long", atMost);
            return null;
        }
        return text;
    }

    /** What the reader makes of the text. */
    public <T> @Nullable T value(String name, Function<String, T> reader) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (InvalidValueException e) {
            note(name, e.key(), e.args());
        } catch (IllegalArgumentException e) {
            note(name, "api.field.word");
        }
        return null;
    }

    /** The same, of a field that must be there. */
    public <T> @Nullable T required(String name, Function<String, T> reader) {
        if (text(name) == null) {
            note(name, "api.field.missing");
            return null;
        }
        return value(name, reader);
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode value = object.path(name);
        return value.isBoolean() ? value.asBoolean() : otherwise;
    }

    /** A moment: ISO 8601 with an offset, or {@code yyyy-MM-dd HH:mm[:ss]} in Asia/Shanghai. */
    public @Nullable Instant moment(String name) {
        return value(name, JsonFields::moment0);
    }

    /** The objects of a list, each with its fields; none where it is absent. */
    public List<JsonFields> list(String name, int atMost, Set<String> known) {
        JsonNode value = object.path(name);
        List<JsonFields> items = new ArrayList<>();
        if (value.isMissingNode() || value.isNull()) {
            return items;
        }
        if (!value.isArray() || value.size() > atMost) {
            note(name, "api.field.list", atMost);
            return items;
        }
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isObject()) {
                items.add(new JsonFields(value.get(i), known, prefix + name + "[" + i + "].", wrong));
            } else {
                note(name + "[" + i + "]", "api.field.type");
            }
        }
        return items;
    }

    /** Notes what a feature found wrong with a field. */
    public void note(String name, String key, Object... args) {
        wrong.add(new FieldsException.Wrong(prefix + name, key, List.of(args)));
    }

    /**
     * Lets only an object pass that has no fault.
     *
     * @throws FieldsException answered 422 with all faults
     */
    public void requireSound() {
        if (!wrong.isEmpty()) {
            throw new FieldsException(wrong);
        }
    }

    @Override
    public String toString() {
        return "JsonFields";
    }

    private static Instant moment0(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return ChinaTime.parse(text);
        }
    }
}
