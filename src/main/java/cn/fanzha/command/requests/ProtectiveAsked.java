package cn.fanzha.command.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A protective control as an officer asks for it.
 *
 * @param reference within the source
 * @param name typed where the alert or case doesn't tell it; {@code idNo} too
 * @param reason what the institutions read
 * @param informedAt when the person was told, {@code informedBy} by whom, {@code informedHow} in what way: all needed
 */
public record ProtectiveAsked(
        ProtectiveSource source,
        String reference,
        @Nullable String name,
        @Nullable String idNo,
        String reason,
        @Nullable Instant informedAt,
        String informedBy,
        @Nullable InformedHow informedHow) {

    /** Without the person. */
    @Override
    public String toString() {
        return "ProtectiveAsked[" + source + ", " + reference + "]";
    }
}
