package cn.fanzha.command.intake.web;

import cn.fanzha.command.shared.InvalidValueException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Single fields of a form: read, or noted as a problem beside the field. */
final class Typed {

    static final int STORY_AT_MOST = 20_000;

    private Typed() {}

    static String name(String typed) {
        if (typed.length() > 100) {
            throw new InvalidValueException("intake.problem.name");
        }
        return typed;
    }

    /** The story: characters as people count them, a line's end as one. */
    static String story(String typed) {
        String story = typed.replace("\r\n", "\n");
        int length = story.codePointCount(0, story.length());
        if (length > STORY_AT_MOST) {
            throw new InvalidValueException("intake.problem.story", STORY_AT_MOST, length);
        }
        return story;
    }

    static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    static <T> @Nullable T value(String field, @Nullable String typed, Function<String, T> reader, Problems problems) {
        String text = text(typed);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (InvalidValueException e) {
            problems.add(field, e.key(), e.args());
        } catch (IllegalArgumentException e) {
            problems.add(field, "intake.problem.choice");
        }
        return null;
    }

    static <T> @Nullable T required(
            String field, @Nullable String typed, Function<String, T> reader, Problems problems) {
        if (text(typed) == null) {
            problems.add(field, "intake.problem.missing");
            return null;
        }
        return value(field, typed, reader, problems);
    }
}
