package cn.fanzha.command.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records of one kind that were found.
 *
 * @param titleKey message key of the kind
 * @param more there are more than are shown
 */
public record SearchHits(String titleKey, List<Hit> hits, boolean more) {

    /** Rows that a group shows. */
    public static final int AT_MOST = 20;

    public SearchHits {
        hits = List.copyOf(hits);
    }

    /** From rows fetched with a limit of {@code AT_MOST + 1}; none where there are none. */
    public static List<SearchHits> of(String titleKey, List<Hit> fetched) {
        return fetched.isEmpty()
                ? List.of()
                : List.of(new SearchHits(
                        titleKey, fetched.subList(0, Math.min(fetched.size(), AT_MOST)), fetched.size() > AT_MOST));
    }

    /**
     * A record.
     *
     * @param text what tells it from others: a name, a piece of the story; none where the number is enough
     * @param stateKey message key of its state
     * @param at its main date
     * @param exact its number is what was typed, wholly
     */
    public record Hit(
            String number,
            @Nullable String text,
            @Nullable String stateKey,
            UUID unitId,
            @Nullable Instant at,
            String href,
            boolean exact) {}
}
