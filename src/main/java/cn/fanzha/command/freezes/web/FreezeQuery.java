package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.domain.FreezeFilter;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

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
        FreezeStage only = given(stage).map(FreezeQuery::known).orElse(null);
        return new FreezeFilter(
                only,
                only == null ? "ended".equals(side) : only.isOver(),
                given(institution).map(code -> id(units, code)).orElse(null),
                given(endsBy).map(FreezeQuery::day).orElse(null),
                "1".equals(mine),
                given(after).map(Cursor::decode).orElse(null));
    }

    public boolean narrows() {
        return Stream.of(side, stage, institution, endsBy, mine)
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
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/freezes");
        add(address, "side", side);
        add(address, "stage", stage);
        add(address, "institution", institution);
        add(address, "endsBy", endsBy);
        add(address, "mine", mine);
        add(address, "after", from);
        return address.encode().toUriString();
    }

    private static void add(UriComponentsBuilder next, String name, @Nullable String value) {
        given(value).ifPresent(text -> next.queryParam(name, text));
    }

    private static FreezeStage known(String name) {
        return Arrays.stream(FreezeStage.values())
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("freezes.list.unknown"));
    }

    private static LocalDate day(String text) {
        return ChinaTime.date(ChinaTime.parse(text));
    }

    private static UUID id(Units units, String code) {
        return units.findByCode(code)
                .map(UnitRef::id)
                .orElseThrow(() -> new InvalidValueException("freezes.list.unknown"));
    }

    private static Optional<String> given(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }
}
