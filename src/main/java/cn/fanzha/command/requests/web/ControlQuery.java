package cn.fanzha.command.requests.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.requests.domain.ControlFilter;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The list's filters as they stand in the address.
 *
 * @param institution its code
 * @param late {@code 1} for those that wait beyond the time
 * @param mine {@code 1} for those that the reader asked for
 * @param since a date
 */
record ControlQuery(
        @Nullable String state,
        @Nullable String kind,
        @Nullable String institution,
        @Nullable String late,
        @Nullable String mine,
        @Nullable String since,
        @Nullable String after) {

    /** @throws InvalidValueException a value that the list doesn't know */
    ControlFilter filter(Units units) {
        return new ControlFilter(
                given(state).map(word -> known(ControlState.values(), word)).orElse(null),
                given(kind).map(word -> known(ControlKind.values(), word)).orElse(null),
                given(institution).map(code -> id(units, code)).orElse(null),
                "1".equals(late),
                "1".equals(mine),
                given(since).map(ChinaTime::parse).orElse(null),
                given(after).map(Cursor::decode).orElse(null));
    }

    public boolean narrows() {
        return Stream.of(state, kind, institution, late, mine, since)
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
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/controls");
        add(address, "state", state);
        add(address, "kind", kind);
        add(address, "institution", institution);
        add(address, "late", late);
        add(address, "mine", mine);
        add(address, "since", since);
        add(address, "after", from);
        return address.encode().toUriString();
    }

    private static void add(UriComponentsBuilder next, String name, @Nullable String value) {
        given(value).ifPresent(text -> next.queryParam(name, text));
    }

    private static <E extends Enum<E>> E known(E[] words, String name) {
        return Arrays.stream(words)
                .filter(word -> word.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("requests.list.unknown"));
    }

    private static UUID id(Units units, String code) {
        return units.findByCode(code)
                .map(UnitRef::id)
                .orElseThrow(() -> new InvalidValueException("requests.list.unknown"));
    }

    private static Optional<String> given(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
    }
}
