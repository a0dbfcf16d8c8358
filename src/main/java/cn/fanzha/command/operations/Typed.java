package cn.fanzha.command.operations;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what people type into the forms of operations, gangs and suspects. */
public final class Typed {

    private static final int TAGS_AT_MOST = 20;
    private static final int TAG_AT_MOST = 40;

    private Typed() {}

    public static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** A day; null where nothing was typed. */
    public static @Nullable LocalDate day(@Nullable String typed) {
        Instant at = time(typed);
        return at == null ? null : ChinaTime.date(at);
    }

    /** A moment in Asia/Shanghai; null where nothing was typed. */
    public static @Nullable Instant time(@Nullable String typed) {
        String text = text(typed);
        return text == null ? null : ChinaTime.parse(text);
    }

    /** A whole number; null where nothing was typed. */
    public static @Nullable Long number(@Nullable String typed) {
        String text = text(typed);
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(Text.halfWidth(text));
        } catch (NumberFormatException e) {
            throw new InvalidValueException("operations.problem.number");
        }
    }

    /** One of the words of an enum; null for any other. */
    public static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String typed) {
        return Arrays.stream(type.getEnumConstants())
                .filter(word -> word.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    /** Parted by commas, semicolons, enumeration commas or white space. */
    public static List<String> list(@Nullable String typed) {
        return typed == null
                ? List.of()
                : Arrays.stream(typed.split("[,，;；、\\s]+"))
                        .filter(word -> !word.isBlank())
                        .distinct()
                        .toList();
    }

    /**
     * Tags: sorted, each once.
     *
     * @throws InvalidValueException more than 20, or one of more than 40 characters
     */
    public static List<String> tags(@Nullable String typed) {
        List<String> tags =
                list(typed).stream().map(Text::halfWidth).distinct().sorted().toList();
        if (tags.size() > TAGS_AT_MOST || tags.stream().anyMatch(tag -> tag.length() > TAG_AT_MOST)) {
            throw new InvalidValueException("operations.problem.tags", TAGS_AT_MOST, TAG_AT_MOST);
        }
        return tags;
    }

    /** As a browser's field for date and time takes it. */
    public static String field(@Nullable Instant at) {
        return at == null ? "" : ChinaTime.formatSeconds(at).replace(' ', 'T');
    }
}
