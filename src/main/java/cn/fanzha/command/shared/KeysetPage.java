package cn.fanzha.command.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list that may be long: its rows, and the word that fetches the next page.
 *
 * @param next a {@link Cursor} as text; null on the last page
 */
public record KeysetPage<T>(List<T> rows, @Nullable String next) {

    public KeysetPage {
        rows = List.copyOf(rows);
    }

    /** From rows fetched with a limit of {@code size + 1}: one row too many tells that there is a next page. */
    public static <T> KeysetPage<T> of(List<T> fetched, int size, Function<? super T, Cursor> position) {
        if (fetched.size() <= size) {
            return new KeysetPage<>(fetched, null);
        }
        List<T> rows = fetched.subList(0, size);
        return new KeysetPage<>(rows, position.apply(rows.getLast()).encode());
    }

    public boolean hasNext() {
        return next != null;
    }
}
