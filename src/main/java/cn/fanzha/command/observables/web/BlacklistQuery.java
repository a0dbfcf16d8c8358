package cn.fanzha.command.observables.web;

import cn.fanzha.command.observables.BlacklistSource;
import cn.fanzha.command.observables.BlacklistState;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.domain.BlacklistFilter;
import cn.fanzha.command.platform.web.ListAddress;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * The blacklist's filters as they stand in the address.
 *
 * @param own {@code 1} for what the reader's unit listed
 */
record BlacklistQuery(
        @Nullable String state,
        @Nullable String type,
        @Nullable String source,
        @Nullable String own,
        @Nullable String after) {

    /** @throws InvalidValueException a value that the list doesn't know */
    BlacklistFilter filter(Actor actor) {
        return new BlacklistFilter(
                ListAddress.word(BlacklistState.values(), state, "observables.blacklist.unknown"),
                ListAddress.word(ObservableType.values(), type, "observables.blacklist.unknown"),
                ListAddress.word(BlacklistSource.values(), source, "observables.blacklist.unknown"),
                "1".equals(own) ? actor.unitId() : null,
                ListAddress.given(after).map(Cursor::decode).orElse(null));
    }

    public boolean narrows() {
        return ListAddress.anyGiven(state, type, source, own);
    }

    /** The address of this very page, for reading it again. */
    public String address() {
        return address(after);
    }

    /** The address of the next page; null on the last. */
    @Nullable
    String next(@Nullable String cursor) {
        return cursor == null ? null : address(cursor);
    }

    private String address(@Nullable String from) {
        return ListAddress.of("/blacklist", "state", state, "type", type, "source", source, "own", own, "after", from);
    }
}
