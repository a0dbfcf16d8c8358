package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.domain.CaseFilter;
import cn.fanzha.command.cases.domain.CaseFilter.Span;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the case list as they stand in the address; page and API read the same. Days are whole days in
 * Asia/Shanghai, {@code filed} and {@code solved} are months ({@code 2019-01}) or ranges ({@code 2019-01/2019-12}),
 * amounts yuan with their bounds.
 *
 * @param mine set: the reader's own cases
 * @param handler id of the account in charge
 * @param region the first 2, 4 or 6 digits of the division
 * @param columns words of the columns, parted by commas
 * @param view the saved view that the address came from
 */
public record CaseQuery(
        @Nullable String no,
        @Nullable String state,
        @Nullable String channel,
        @Nullable String type,
        @Nullable String unit,
        @Nullable String mine,
        @Nullable String handler,
        @Nullable String tag,
        @Nullable String region,
        @Nullable String amountFrom,
        @Nullable String amountTo,
        @Nullable String from,
        @Nullable String to,
        @Nullable String filed,
        @Nullable String solved,
        @Nullable String reported,
        @Nullable String sort,
        @Nullable String columns,
        @Nullable String view,
        @Nullable String after) {

    /**
     * The filter for the query.
     *
     * @throws InvalidValueException a word that the list doesn't know, an unknown unit, an unlisted sort column
     */
    CaseFilter filter(Actor actor, Units units) {
        Period reportedIn = read(reported, Period::of);
        UUID officer = read(handler, CaseQuery::account);
        return new CaseFilter(
                read(no, text -> text.toUpperCase(Locale.ROOT)),
                null,
                read(state, word -> word(CaseState.class, word)),
                read(channel, word -> word(Channel.class, word)),
                read(type, text -> text),
                read(unit, code -> units.findByCode(code).map(UnitRef::id).orElseThrow(() -> unknown("unit"))),
                mine == null || mine.isBlank() ? officer : actor.id(),
                read(tag, text -> text),
                read(region, CaseQuery::division),
                reportedIn == null
                        ? new Span<>(read(from, ChinaTime::parse), read(to, CaseQuery::endOfDay))
                        : span(reportedIn),
                span(read(filed, Period::of)),
                span(read(solved, Period::of)),
                new Span<>(read(amountFrom, Money::of), read(amountTo, Money::of)),
                null,
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
        return parameters().keySet().stream().anyMatch(name -> !name.equals("sort") && !name.equals("columns"));
    }

    /** Nothing at all was asked for. */
    boolean isBare() {
        return parameters().isEmpty() && blank(view) && blank(after);
    }

    /** One of the filters that the page folds away is set. */
    public boolean narrowsFurther() {
        return !blank(handler)
                || !blank(tag)
                || !blank(region)
                || !blank(amountFrom)
                || !blank(amountTo)
                || !blank(channel)
                || !blank(no);
    }

    /** Filters, order and columns, without the page and the view: what a saved view keeps. */
    public String saved() {
        return CaseAddress.query(parameters());
    }

    /** The address of the page behind the cursor, with all filters kept. */
    public @Nullable String next(String path, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        Map<String, String> all = parameters();
        put(all, "view", view);
        all.put("after", cursor);
        return path + "?" + CaseAddress.query(all);
    }

    /** What stands in the address, by name; nothing that is blank. */
    public Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        put(all, "no", no);
        put(all, "state", state);
        put(all, "channel", channel);
        put(all, "type", type);
        put(all, "unit", unit);
        put(all, "mine", mine);
        put(all, "handler", handler);
        put(all, "tag", tag);
        put(all, "region", region);
        put(all, "amountFrom", amountFrom);
        put(all, "amountTo", amountTo);
        put(all, "from", from);
        put(all, "to", to);
        put(all, "filed", filed);
        put(all, "solved", solved);
        put(all, "reported", reported);
        put(all, "sort", sort);
        put(all, "columns", columns);
        return all;
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            all.put(name, value.strip());
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static <T> @Nullable T read(@Nullable String text, Function<String, T> reader) {
        return text == null || text.isBlank() ? null : reader.apply(text.strip());
    }

    private static Span<Instant> span(@Nullable Period period) {
        return period == null ? new Span<>(null, null) : new Span<>(period.start(), period.end());
    }

    private static Instant endOfDay(String text) {
        Instant at = ChinaTime.parse(text);
        LocalDate day = ChinaTime.date(at);
        return text.length() <= 10 ? ChinaTime.startOf(day.plusDays(1)) : at;
    }

    private static UUID account(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown("handler");
        }
    }

    private static String division(String text) {
        if (!text.matches("\\d{2}(\\d{2}){0,2}")) {
            throw unknown("region");
        }
        return text;
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
