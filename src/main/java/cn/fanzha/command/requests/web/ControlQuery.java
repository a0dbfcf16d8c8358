package cn.fanzha.command.requests.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.ListAddress;
import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.requests.domain.ControlFilter;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
                ListAddress.word(ControlState.values(), state, "requests.list.unknown"),
                ListAddress.word(ControlKind.values(), kind, "requests.list.unknown"),
                ListAddress.given(institution).map(code -> id(units, code)).orElse(null),
                "1".equals(late),
                "1".equals(mine),
                ListAddress.given(since).map(ChinaTime::parse).orElse(null),
                ListAddress.given(after).map(Cursor::decode).orElse(null));
    }

    public boolean narrows() {
        return ListAddress.anyGiven(state, kind, institution, late, mine, since);
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
                "/controls",
                "state",
                state,
                "kind",
                kind,
                "institution",
                institution,
                "late",
                late,
                "mine",
                mine,
                "since",
                since,
                "after",
                from);
    }

    private static UUID id(Units units, String code) {
        return units.findByCode(code)
                .map(UnitRef::id)
                .orElseThrow(() -> new InvalidValueException("requests.list.unknown"));
    }
}
