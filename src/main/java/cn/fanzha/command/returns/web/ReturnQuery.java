package cn.fanzha.command.returns.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.domain.ReturnFilter;
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
 * @param state a {@link ReturnStage}
 * @param institution its code
 * @param mine {@code 1}: that the reader opened, proposed or answers for
 * @param late {@code 1}: with the bank beyond its 3 working days
 */
record ReturnQuery(
        @Nullable String state,
        @Nullable String institution,
        @Nullable String mine,
        @Nullable String late,
        @Nullable String after) {

    /** @throws InvalidValueException a value that the list doesn't know */
    ReturnFilter filter(Units units) {
        return new ReturnFilter(
                given(state).map(ReturnQuery::known).orElse(null),
                given(institution).map(code -> id(units, code)).orElse(null),
                "1".equals(mine),
                "1".equals(late),
                given(after).map(Cursor::decode).orElse(null));
    }

    public boolean narrows() {
        return Stream.of(state, institution, mine, late)
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
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/returns");
        add(address, "state", state);
        add(address, "institution", institution);
        add(address, "mine", mine);
        add(address, "late", late);
        add(address, "after", from);
        return address.encode().toUriString();
    }

    private static void add(UriComponentsBuilder next, String name, @Nullable String value) {
        given(value).ifPresent(text -> next.queryParam(name, text));
    }

    private static ReturnStage known(String name) {
        return Arrays.stream(ReturnStage.values())
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("returns.list.unknown"));
    }

    private static UUID id(Units units, String code) {
        return units.findByCode(code)
                .map(UnitRef::id)
                .orElseThrow(() -> new InvalidValueException("returns.list.unknown"));
    }

    private static Optional<String> given(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
    }
}
