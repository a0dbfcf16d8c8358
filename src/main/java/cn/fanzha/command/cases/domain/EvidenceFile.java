package cn.fanzha.command.cases.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of a case.
 *
 * @param name as it was given; its ending says nothing, see {@link #type()}
 * @param size in bytes
 * @param sha256 of the content as it was given, in hexadecimal digits
 * @param obtainedAt when it was obtained, as told
 * @param removed who took it out, when and why; null: it is there
 */
public record EvidenceFile(
        UUID id,
        String name,
        EvidenceType type,
        long size,
        int parts,
        String sha256,
        @Nullable String description,
        @Nullable Instant obtainedAt,
        @Nullable String obtainedWhere,
        Instant addedAt,
        String adder,
        @Nullable Removal removed) {

    /** Why a file is no longer there: its content is gone, its digest stays. */
    public record Removal(Instant at, String by, String reason) {}

    /** Without the name, which may be a person's. */
    @Override
    public String toString() {
        return "EvidenceFile[" + id + "]";
    }
}
