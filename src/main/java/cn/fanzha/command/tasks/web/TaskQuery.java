package cn.fanzha.command.tasks.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskState;
import cn.fanzha.command.tasks.domain.TaskFilter;
import cn.fanzha.command.tasks.domain.TaskFilter.Order;
import cn.fanzha.command.tasks.domain.TaskFilter.Side;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filters of the task list as they stand in the address; page and API read the same. Without a state the page shows
 * what is open, what is due first before.
 *
 * @param side all, queue, mine or given; all where absent
 * @param state OPEN_ONES, ALL or a state
 * @param late set: only late ones
 * @param updatedSince an instant such as {@code 2026-11-22T00:00:00Z}: what changed since, the earliest change first
 */
public record TaskQuery(
        @Nullable String side,
        @Nullable String no,
        @Nullable String caseNo,
        @Nullable String state,
        @Nullable String stage,
        @Nullable String priority,
        @Nullable String unit,
        @Nullable String late,
        @Nullable String updatedSince,
        @Nullable String after) {

    private static final String OPEN_ONES = "OPEN_ONES";
    private static final String ALL = "ALL";

    /** The filter of the page. */
    TaskFilter forPage(Units units, Instant now) {
        return filter(units, now, blank(state) ? OPEN_ONES : String.valueOf(state), null);
    }

    /** The filter of the API: all states, the earliest change first. */
    TaskFilter forProgram(Units units, Instant now) {
        Instant since = read(updatedSince, TaskQuery::instant);
        return filter(units, now, blank(state) ? ALL : String.valueOf(state), since == null ? Instant.EPOCH : since);
    }

    private TaskFilter filter(Units units, Instant now, String asked, @Nullable Instant updated) {
        boolean any = asked.equals(OPEN_ONES) || asked.equals(ALL);
        TaskState only = any ? null : word(TaskState.class, asked, "state");
        boolean burning = asked.equals(OPEN_ONES) || only != null && only.isOpen();
        return new TaskFilter(
                chosen(),
                updated != null ? Order.UPDATED : burning ? Order.BURNING : Order.NEWEST,
                read(no, text -> text.toUpperCase(Locale.ROOT)),
                read(caseNo, text -> text.toUpperCase(Locale.ROOT)),
                only,
                read(stage, text -> word(TaskStage.class, text, "stage")),
                read(priority, text -> word(TaskPriority.class, text, "priority")),
                read(unit, code -> units.findByCode(code).map(UnitRef::id).orElseThrow(() -> unknown("unit"))),
                blank(late) ? null : now,
                updated,
                read(after, Cursor::decode));
    }

    /** Whose tasks are asked for. */
    Side chosen() {
        return blank(side) ? Side.ALL : word(Side.class, String.valueOf(side).toUpperCase(Locale.ROOT), "side");
    }

    /** The tab that the address stands for, also where it is none. */
    public String tab() {
        return blank(side) ? "all" : String.valueOf(side).toLowerCase(Locale.ROOT);
    }

    /** Any filter narrows the list: an empty list then says so. */
    public boolean narrows() {
        return Stream.of(no, caseNo, state, stage, priority, unit, late).anyMatch(text -> !blank(text));
    }

    /** The address of the page behind the cursor, with all filters kept; of a null cursor null. */
    public @Nullable String next(@Nullable String cursor) {
        return cursor == null
                ? null
                : address().queryParam("after", cursor).encode().toUriString();
    }

    /** The address of this very page: what live events read again. */
    public String same() {
        UriComponentsBuilder uri = address();
        put(uri, "after", after);
        return uri.encode().toUriString();
    }

    private UriComponentsBuilder address() {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/tasks");
        put(uri, "side", side);
        put(uri, "no", no);
        put(uri, "caseNo", caseNo);
        put(uri, "state", state);
        put(uri, "stage", stage);
        put(uri, "priority", priority);
        put(uri, "unit", unit);
        put(uri, "late", late);
        return uri;
    }

    private static void put(UriComponentsBuilder uri, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            uri.queryParam(name, value);
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static <T extends Object> @Nullable T read(@Nullable String text, Function<String, T> reader) {
        return text == null || text.isBlank() ? null : reader.apply(text.strip());
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
        return new InvalidValueException("tasks.list.unknown", parameter);
    }
}
