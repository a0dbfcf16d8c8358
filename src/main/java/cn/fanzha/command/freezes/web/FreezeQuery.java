package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.domain.FreezeFilter;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.ListAddress;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The list's filters as they stand in the address; page and API read the same.
 *
 * @param side {@code ended} for those that are over; those at hand where absent
 * @param stage by the clock; one that is over shows those that are over
 * @param institution its code
 * @param endsBy a day such as {@code 2026-12-31}: only those that end by then
 * @param mine {@code 1} for those of cases that the reader handles or applied for
 */
public record FreezeQuery(
        @Nullable String side,
        @Nullable String stage,
        @Nullable String institution,
        @Nullable String endsBy,
        @Nullable String mine,
        @Nullable String after) {

    /** @throws InvalidValueException a value that the list doesn't know */
    FreezeFilter filter(Units units) {
        FreezeStage only = ListAddress.word(FreezeStage.values(), stage, "freezes.list.unknown");
        return new FreezeFilter(
                only,
                only == null ? "ended".equals(side) : only.isOver(),
                ListAddress.given(institution).map(code -> id(units, code)).orElse(null),
                ListAddress.given(endsBy).map(FreezeQuery::day).orElse(null),
                "1".equals(mine),
                ListAddress.given(after).map(Cursor::decode).orElse(null));
    }

    public boolean narrows() {
        return ListAddress.anyGiven(side, stage, institution, endsBy, mine);
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
                "/freezes",
                "side",
                side,
                "stage",
                stage,
                "institution",
                institution,
                "endsBy",
                endsBy,
                "mine",
                mine,
                "after",
                from);
    }

    private static LocalDate day(String text) {
        return ChinaTime.date(ChinaTime.parse(text));
    }

    private static UUID id(Units units, String code) {
        return units.findByCode(code)
                .map(UnitRef::id)
                .orElseThrow(() -> new InvalidValueException("freezes.list.unknown"));
    }
}
