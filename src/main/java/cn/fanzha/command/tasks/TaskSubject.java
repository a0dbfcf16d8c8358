package cn.fanzha.command.tasks;

import org.jspecify.annotations.Nullable;

/**
 * What a task is about.
 *
 * @param number natural number of the thing
 */
public record TaskSubject(Kind kind, String number) {

    /** The kinds of things; today's pages give tasks on cases. */
    public enum Kind {
        CASE,
        GANG,
        OPERATION,
        ALERT
    }

    /** A case by its number; null for null. */
    public static @Nullable TaskSubject ofCase(@Nullable String number) {
        return number == null ? null : new TaskSubject(Kind.CASE, number);
    }
}
