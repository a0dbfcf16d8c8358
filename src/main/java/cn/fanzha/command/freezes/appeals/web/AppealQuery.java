package cn.fanzha.command.freezes.appeals.web;

import cn.fanzha.command.freezes.appeals.domain.AppealFilter;
import cn.fanzha.command.freezes.appeals.domain.AppealState;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filters of the list as they stand in the address.
 *
 * @param late {@code 1} for those over their time
 */
record AppealQuery(
        @Nullable String state,
        @Nullable String late,
        @Nullable String after) {

    /** @throws InvalidValueException a value that the list doesn't know */
    AppealFilter filter() {
        return new AppealFilter(
                asked(), "1".equals(late), after == null || after.isBlank() ? null : Cursor.decode(after));
    }

    public boolean narrows() {
        return given(state) || given(late);
    }

    /** The address of the next page; null on the last. */
    @Nullable
    String next(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/freezes/appeals");
        if (given(state)) {
            address.queryParam("state", state);
        }
        if (given(late)) {
            address.queryParam("late", late);
        }
        return address.queryParam("after", cursor).encode().toUriString();
    }

    private @Nullable AppealState asked() {
        return given(state)
                ? Arrays.stream(AppealState.values())
                        .filter(word -> word.name().equals(state))
                        .findFirst()
                        .orElseThrow(() -> new InvalidValueException("freezes-appeals.refused.unknown"))
                : null;
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
