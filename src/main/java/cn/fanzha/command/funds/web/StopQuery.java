package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.funds.domain.StopCount;
import cn.fanzha.command.funds.domain.StopFilter;
import cn.fanzha.command.funds.domain.StopNarrowing;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The list's filters as they stand in the address.
 *
 * @param institution its code
 * @param mine {@code 1} for those that the reader asked for or countersigns
 * @param unit code of a unit that asked, with its tree; {@code alone=1}: without it
 * @param counts a {@link StopCount}: what a figure of the overview counts, and the date that it is counted by
 * @param from first day of that date
 * @param to last day, included
 */
record StopQuery(
        @Nullable String state,
        @Nullable String institution,
        @Nullable String mine,
        @Nullable String after,
        @Nullable String unit,
        @Nullable String alone,
        @Nullable String urgency,
        @Nullable String fraudType,
        @Nullable String counts,
        @Nullable String from,
        @Nullable String to) {

    /** @throws InvalidValueException a value that the list doesn't know */
    StopFilter filter(Units units) {
        return new StopFilter(
                given(state).map(name -> known(StopState.values(), name)).orElse(null),
                given(institution).map(code -> id(units, code)).orElse(null),
                "1".equals(mine),
                given(after).map(Cursor::decode).orElse(null),
                narrowing(units));
    }

    private StopNarrowing narrowing(Units units) {
        return new StopNarrowing(
                given(unit).map(code -> tree(units, id(units, code))).orElse(Set.of()),
                given(urgency).map(name -> known(Urgency.values(), name)).orElse(null),
                given(fraudType).orElse(null),
                given(counts).map(name -> known(StopCount.values(), name)).orElse(StopCount.REQUESTED),
                given(from).map(ChinaTime::parse).orElse(null),
                given(to)
                        .map(day -> ChinaTime.startOf(
                                ChinaTime.date(ChinaTime.parse(day)).plusDays(1)))
                        .orElse(null));
    }

    private Set<UUID> tree(Units units, UUID top) {
        return "1".equals(alone)
                ? Set.of(top)
                : units.subtree(top).stream().map(UnitRef::id).collect(Collectors.toSet());
    }

    public boolean narrows() {
        return !parameters().isEmpty();
    }

    public boolean narrowsFurther() {
        return Stream.of(unit, urgency, fraudType, counts, from, to)
                .anyMatch(value -> given(value).isPresent());
    }

    /** The filters, without the place in the list. */
    public Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        add(all, "state", state);
        add(all, "institution", institution);
        add(all, "mine", mine);
        add(all, "unit", unit);
        add(all, "alone", alone);
        add(all, "urgency", urgency);
        add(all, "fraudType", fraudType);
        add(all, "counts", counts);
        add(all, "from", from);
        add(all, "to", to);
        return all;
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

    private String address(@Nullable String position) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/stops");
        parameters().forEach(address::queryParam);
        given(position).ifPresent(text -> address.queryParam("after", text));
        return address.encode().toUriString();
    }

    private static void add(Map<String, String> all, String name, @Nullable String value) {
        given(value).ifPresent(text -> all.put(name, text));
    }

    private static <E extends Enum<E>> E known(E[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("funds.list.unknown"));
    }

    private static UUID id(Units units, String code) {
        return units.findByCode(code)
                .map(UnitRef::id)
                .orElseThrow(() -> new InvalidValueException("funds.list.unknown"));
    }

    private static Optional<String> given(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
    }
}
