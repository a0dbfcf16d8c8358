package cn.fanzha.command.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit or institution as other features read it.
 *
 * @param path the codes from the root to the unit, each followed by a slash: the units below share it as a prefix
 * @param regionCode the administrative division, six digits, where known
 */
public record UnitRef(
        UUID id,
        String code,
        String name,
        UnitKind kind,
        @Nullable UUID parentId,
        @Nullable String regionCode,
        String path,
        boolean active) {

    /** This unit is the other one or stands above it. */
    public boolean covers(UnitRef other) {
        return other.path.startsWith(path);
    }
}
