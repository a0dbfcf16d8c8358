package cn.fanzha.command.returns.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.ListAddress;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.domain.ReturnFilter;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
                ListAddress.word(ReturnStage.values(), state, "returns.list.unknown"),
                ListAddress.given(institution).map(code -> id(units, code)).orElse(null),
                "1".equals(mine),
                "1".equals(late),
                ListAddress.given(after).map(Cursor::decode).orElse(null));
    }

    public boolean narrows() {
        return ListAddress.anyGiven(state, institution, mine, late);
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
        return ListAddress.of(
                "/returns", "state", state, "institution", institution, "mine", mine, "late", late, "after", from);
    }

    private static UUID id(Units units, String code) {
        return units.findByCode(code)
                .map(UnitRef::id)
                .orElseThrow(() -> new InvalidValueException("returns.list.unknown"));
    }
}
