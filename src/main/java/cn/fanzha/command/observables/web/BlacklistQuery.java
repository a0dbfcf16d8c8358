package cn.fanzha.command.observables.web;

import cn.fanzha.command.observables.BlacklistSource;
import cn.fanzha.command.observables.BlacklistState;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.domain.BlacklistFilter;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

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
                known(BlacklistState.values(), state),
                known(ObservableType.values(), type),
                known(BlacklistSource.values(), source),
                "1".equals(own) ? actor.unitId() : null,
                given(after).map(Cursor::decode).orElse(null));
    }

    public boolean narrows() {
        return Stream.of(state, type, source, own)
                .anyMatch(value -> given(value).isPresent());
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
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/blacklist");
        add(address, "state", state);
        add(address, "type", type);
        add(address, "source", source);
        add(address, "own", own);
        add(address, "after", from);
        return address.encode().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        given(value).ifPresent(text -> address.queryParam(name, text));
    }

    private static <E extends Enum<E>> @Nullable E known(E[] words, @Nullable String name) {
        return given(name)
                .map(text -> Arrays.stream(words)
                        .filter(word -> word.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new InvalidValueException("observables.blacklist.unknown")))
                .orElse(null);
    }

    private static Optional<String> given(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
    }
}
