package cn.fanzha.command.shared;

import java.util.Set;
import java.util.UUID;

/**
 * What a signed-in person or program may see: one value, applied under every query, for lists and counts, exports,
 * search, live events and statistics alike.
 */
public sealed interface Scope {

    /** Rows held by this unit are inside the scope. */
    boolean sees(UUID unitId);

    /** The platform above all provinces: programs bound to it see every row. */
    record Everything() implements Scope {
        @Override
        public boolean sees(UUID unitId) {
            return true;
        }
    }

    /**
     * A police unit with all units below it.
     *
     * @param root the user's own unit
     * @param units the own unit and all below it, as the tree stands now
     */
    record Tree(UUID root, Set<UUID> units) implements Scope {
        public Tree {
            units = Set.copyOf(units);
        }

        @Override
        public boolean sees(UUID unitId) {
            return units.contains(unitId);
        }

        /** The ids as an array parameter for {@code unit_id = any(?)}. */
        public UUID[] array() {
            return units.toArray(UUID[]::new);
        }
    }

    /** A partner institution: its liaisons see the requests addressed to it, and nothing else. */
    record Institution(UUID institution) implements Scope {
        @Override
        public boolean sees(UUID unitId) {
            return false;
        }
    }

    /** The three administrators see no business data. */
    record Nothing() implements Scope {
        @Override
        public boolean sees(UUID unitId) {
            return false;
        }
    }
}
