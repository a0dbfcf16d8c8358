package cn.fanzha.command.returns.web;

import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into the forms of a return; what can't be read is refused in words. */
final class Typed {

    private Typed() {}

    static @Nullable Integer version(Map<String, String> typed) {
        String text = typed.get("version");
        return text == null || !text.matches("\\d{1,9}") ? null : Integer.valueOf(text);
    }

    static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").strip();
    }

    static @Nullable UUID id(Map<String, String> typed, String name) {
        String text = text(typed, name);
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("returns.form.unknown");
        }
    }

    static @Nullable Money money(Map<String, String> typed, String name) {
        String text = text(typed, name).replace(",", "");
        return text.isEmpty() ? null : Money.of(text);
    }

    static LocalDate day(Map<String, String> typed, String name) {
        try {
            return LocalDate.parse(text(typed, name));
        } catch (DateTimeParseException e) {
            throw new InvalidValueException("returns.form.day");
        }
    }

    static <E extends Enum<E>> @Nullable E word(Map<String, String> typed, String name, Class<E> words) {
        String text = text(typed, name).toUpperCase(Locale.ROOT);
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        return null;
    }

    /** The fields {@code prefix-id} that were filled in. */
    static <T> Map<UUID, T> each(Map<String, String> typed, String prefix, Function<String, T> reader) {
        Map<UUID, T> read = new HashMap<>();
        typed.forEach((name, value) -> {
            if (name.startsWith(prefix + "-") && !value.isBlank()) {
                UUID id = id(Map.of(prefix, name.substring(prefix.length() + 1)), prefix);
                if (id != null) {
                    read.put(id, reader.apply(value.strip()));
                }
            }
        });
        return read;
    }
}
