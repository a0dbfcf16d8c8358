package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.domain.CaseFilter;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filters of the case list as they stand in the address; page and API read the same. Days are whole days in
 * Asia/Shanghai, {@code filed} and {@code solved} are months ({@code 2019-01}) or ranges ({@code 2019-01/2019-12}).
 */
public record CaseQuery(
        @Nullable String no,
        @Nullable String state,
        @Nullable String channel,
        @Nullable String type,
        @Nullable String unit,
        @Nullable String mine,
        @Nullable String from,
        @Nullable String to,
        @Nullable String filed,
        @Nullable String solved,
        @Nullable String reported,
        @Nullable String sort,
        @Nullable String after) {

    /**
     * The filter for the query.
     *
     * @throws InvalidValueException a word that the list doesn't know, an unknown unit, an unlisted sort column
     */
    CaseFilter filter(Actor actor, Units units) {
        Period filedIn = read(filed, Period::of);
        Period solvedIn = read(solved, Period::of);
        Period reportedIn = read(reported, Period::of);
        Instant first = read(from, ChinaTime::parse);
        Instant last = read(to, CaseQuery::endOfDay);
        return new CaseFilter(
                read(no, text -> text.toUpperCase(Locale.ROOT)),
                read(state, word -> word(CaseState.class, word)),
                read(channel, word -> word(Channel.class, word)),
                read(type, text -> text),
                read(unit, code -> units.findByCode(code).map(UnitRef::id).orElseThrow(() -> unknown("unit"))),
                mine == null || mine.isBlank() ? null : actor.id(),
                reportedIn == null ? first : reportedIn.start(),
                reportedIn == null ? last : reportedIn.end(),
                filedIn == null ? null : filedIn.start(),
                filedIn == null ? null : filedIn.end(),
                solvedIn == null ? null : solvedIn.start(),
                solvedIn == null ? null : solvedIn.end(),
                oldestFirst(),
                read(after, Cursor::decode));
    }

    private boolean oldestFirst() {
        if (sort == null || sort.isBlank() || sort.equals("-reported")) {
            return false;
        }
        if (sort.equals("reported")) {
            return true;
        }
        throw unknown("sort");
    }

    /** Any filter narrows the list: an empty list then says so. */
    public boolean narrows() {
        return java.util.stream.Stream.of(no, state, channel, type, unit, mine, from, to, filed, solved, reported)
                .anyMatch(text -> text != null && !text.isBlank());
    }

    /** The address of the page behind the cursor, with all filters kept. */
    public @Nullable String next(String path, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path);
        put(uri, "no", no);
        put(uri, "state", state);
        put(uri, "channel", channel);
        put(uri, "type", type);
        put(uri, "unit", unit);
        put(uri, "mine", mine);
        put(uri, "from", from);
        put(uri, "to", to);
        put(uri, "filed", filed);
        put(uri, "solved", solved);
        put(uri, "reported", reported);
        put(uri, "sort", sort);
        return uri.queryParam("after", cursor).encode().toUriString();
    }

    private static void put(UriComponentsBuilder uri, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            uri.queryParam(name, value);
        }
    }

    private static <T> @Nullable T read(@Nullable String text, Function<String, T> reader) {
        return text == null || text.isBlank() ? null : reader.apply(text.strip());
    }

    private static Instant endOfDay(String text) {
        Instant at = ChinaTime.parse(text);
        LocalDate day = ChinaTime.date(at);
        return text.length() <= 10 ? ChinaTime.startOf(day.plusDays(1)) : at;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        try {
            return Enum.valueOf(type, word);
        } catch (IllegalArgumentException e) {
            throw unknown(type == CaseState.class ? "state" : "channel");
        }
    }

    private static InvalidValueException unknown(String parameter) {
        return new InvalidValueException("cases.list.unknown", parameter);
    }
}
