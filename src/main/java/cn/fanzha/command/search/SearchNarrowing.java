package cn.fanzha.command.search;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the results are narrowed to; null narrows nothing. The period is half open and means each record's main date.
 *
 * @param kind title key of one kind, such as {@code search.kind.alert}
 * @param state message key of one state, such as {@code alerts.state.CLOSED}: other kinds then have nothing
 */
public record SearchNarrowing(
        @Nullable String kind,
        @Nullable String state,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final SearchNarrowing NONE = new SearchNarrowing(null, null, null, null);

    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * A kind has anything to look for.
     *
     * @param states beginning of the message keys of its states; null where it has none
     */
    public boolean reaches(String titleKey, @Nullable String states) {
        return (kind == null || kind.equals(titleKey))
                && (state == null || (states != null && state.startsWith(states)));
    }

    /** The state's own word; null where none is asked for. */
    public @Nullable String stateWord() {
        return state == null ? null : state.substring(state.lastIndexOf('.') + 1);
    }

    /**
     * The conditions, to be added to a statement with positional parameters.
     *
     * @param at the column of the main date
     * @param stateColumn the column of the state; null where the kind has none
     */
    public String conditions(String at, @Nullable String stateColumn, List<Object> parameters) {
        StringBuilder where = new StringBuilder();
        if (from != null) {
            where.append(" and ").append(at).append(" >= ?");
            parameters.add(Timestamp.from(from));
        }
        if (to != null) {
            where.append(" and ").append(at).append(" < ?");
            parameters.add(Timestamp.from(to));
        }
        String word = stateWord();
        if (word != null && stateColumn != null) {
            where.append(" and ").append(stateColumn).append(" = ?");
            parameters.add(word);
        }
        return where.toString();
    }
}
