package cn.fanzha.command.alerts.web;

import cn.fanzha.command.alerts.AlertState;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.AlertFilter;
import cn.fanzha.command.alerts.domain.AlertFilter.Order;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filters of the alert list as they stand in the address; page and API read the same. Without a state the page shows
 * what is open, the most burning first. Days are whole days in Asia/Shanghai.
 *
 * @param state OPEN, ALL or a state
 * @param missed set: only alerts of which a deadline is over
 * @param updatedSince an instant such as {@code 2026-11-22T00:00:00Z}: what changed since, the earliest change first
 */
public record AlertQuery(
        @Nullable String no,
        @Nullable String state,
        @Nullable String risk,
        @Nullable String unit,
        @Nullable String from,
        @Nullable String to,
        @Nullable String missed,
        @Nullable String updatedSince,
        @Nullable String after) {

    /** The filter of the page. */
    AlertFilter forPage(Units units, Instant now) {
        return filter(units, now, state == null || state.isBlank() ? "OPEN" : state, null);
    }

    /** The filter of the API: all states, the earliest change first. */
    AlertFilter forProgram(Units units, Instant now) {
        Instant since = read(updatedSince, AlertQuery::instant);
        return filter(
                units, now, state == null || state.isBlank() ? "ALL" : state, since == null ? Instant.EPOCH : since);
    }

    private AlertFilter filter(Units units, Instant now, String asked, @Nullable Instant updated) {
        boolean any = asked.equals("OPEN") || asked.equals("ALL");
        AlertState only = any ? null : word(AlertState.class, asked, "state");
        boolean burning = asked.equals("OPEN") || only != null && only.isOpen();
        return new AlertFilter(
                updated != null ? Order.UPDATED : burning ? Order.BURNING : Order.NEWEST,
                read(no, text -> text),
                only,
                read(risk, text -> word(RiskGrade.class, text, "risk")),
                read(unit, code -> units.findByCode(code).map(UnitRef::id).orElseThrow(() -> unknown("unit"))),
                read(from, ChinaTime::parse),
                read(to, AlertQuery::endOfDay),
                missed == null || missed.isBlank() ? null : now,
                updated,
                read(after, Cursor::decode));
    }

    /** Any filter narrows the list: an empty list then says so. */
    public boolean narrows() {
        return Stream.of(no, state, risk, unit, from, to, missed).anyMatch(text -> text != null && !text.isBlank());
    }

    /** The address of the page behind the cursor, with all filters kept; of a null cursor null. */
    public @Nullable String next(String path, @Nullable String cursor) {
        return cursor == null
                ? null
                : address(path).queryParam("after", cursor).encode().toUriString();
    }

    /** The address of this very page: what live events read again. */
    public String same(String path) {
        UriComponentsBuilder uri = address(path);
        put(uri, "after", after);
        return uri.encode().toUriString();
    }

    private UriComponentsBuilder address(String path) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path);
        put(uri, "no", no);
        put(uri, "state", state);
        put(uri, "risk", risk);
        put(uri, "unit", unit);
        put(uri, "from", from);
        put(uri, "to", to);
        put(uri, "missed", missed);
        return uri;
    }

    private static void put(UriComponentsBuilder uri, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            uri.queryParam(name, value);
        }
    }

    private static <T extends Object> @Nullable T read(@Nullable String text, Function<String, T> reader) {
        return text == null || text.isBlank() ? null : reader.apply(text.strip());
    }

    private static Instant endOfDay(String text) {
        Instant at = ChinaTime.parse(text);
        return text.length() <= 10 ? ChinaTime.startOf(ChinaTime.date(at).plusDays(1)) : at;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw unknown("updatedSince");
        }
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word, String parameter) {
        try {
            return Enum.valueOf(type, word);
        } catch (IllegalArgumentException e) {
            throw unknown(parameter);
        }
    }

    private static InvalidValueException unknown(String parameter) {
        return new InvalidValueException("alerts.list.unknown", parameter);
    }
}
