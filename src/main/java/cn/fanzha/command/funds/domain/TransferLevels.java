package cn.fanzha.command.funds.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The levels 几级卡 of a case's transfers: the fewest hops from a victim's account along transfers that keep time order,
 * for money can't leave an account before it came.
 */
final class TransferLevels {

    private TransferLevels() {}

    /**
     * A transfer as far as its level depends on it.
     *
     * @param told by the victim: it left her own account
     */
    record Hop(UUID id, @Nullable UUID from, UUID to, Instant at, boolean told) {}

    /** The level of each transfer; one that nothing known leads to begins a chain. */
    static Map<UUID, Integer> of(List<Hop> transfers) {
        Set<UUID> own = new HashSet<>();
        transfers.stream().filter(hop -> hop.told && hop.from != null).forEach(hop -> own.add(hop.from));
        Map<UUID, List<Hop>> into = transfers.stream().collect(Collectors.groupingBy(Hop::to));
        Map<UUID, Integer> levels = new HashMap<>();
        List<Hop> waiting = new ArrayList<>();
        for (Hop hop : transfers) {
            if (hop.told
                    || hop.from == null
                    || own.contains(hop.from)
                    || before(hop, into).isEmpty()) {
                levels.put(hop.id, 1);
            } else {
                waiting.add(hop);
            }
        }
        for (int level = 1; !waiting.isEmpty(); level++) {
            int reached = level;
            List<Hop> next = waiting.stream()
                    .filter(hop ->
                            before(hop, into).stream().anyMatch(one -> levels.getOrDefault(one.id, 0) == reached))
                    .toList();
            next.forEach(hop -> levels.put(hop.id, reached + 1));
            waiting.removeAll(next);
            if (next.isEmpty() && !levels.containsValue(reached + 1)) {
                // what goes in a circle within one moment comes from nowhere
                waiting.forEach(hop -> levels.put(hop.id, 1));
                waiting.clear();
            }
        }
        return levels;
    }

    private static List<Hop> before(Hop hop, Map<UUID, List<Hop>> into) {
        return hop.from == null
                ? List.of()
                : into.getOrDefault(hop.from, List.of()).stream()
                        .filter(one -> !one.id.equals(hop.id) && !one.at.isAfter(hop.at))
                        .toList();
    }
}
