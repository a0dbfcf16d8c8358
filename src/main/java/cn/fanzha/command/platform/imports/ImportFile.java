package cn.fanzha.command.platform.imports;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Scope;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What a kind needs to know of the file at hand.
 *
 * @param present names of the columns that the file has: what is absent leaves the stored value
 * @param now the import's moment: later dates are in the future
 */
public record ImportFile(Actor actor, Set<String> present, Instant now) {

    public ImportFile {
        present = Set.copyOf(present);
    }

    /** Programs bound to the platform import rows of every unit. */
    public boolean everyUnit() {
        return actor.scope() instanceof Scope.Everything;
    }

    /** The units whose rows the actor may import, unless {@link #everyUnit}. */
    public UUID[] units() {
        return actor.scope() instanceof Scope.Tree tree ? tree.array() : new UUID[0];
    }

    /** The present columns as an array parameter. */
    public String[] presentColumns() {
        return present.toArray(String[]::new);
    }
}
