package cn.fanzha.command.platform.imports;

import java.util.List;
import java.util.UUID;

/**
 * What became of a file's rows. In strict mode with a rejection nothing was created or updated.
 *
 * @param runId the import, under which its rejections are kept
 * @param rejections the first 1,000, by line
 */
public record ImportResult(
        UUID runId,
        String kind,
        long received,
        long created,
        long updated,
        long unchanged,
        long rejected,
        long warnings,
        List<Rejection> rejections) {

    /**
     * A row that did not land, and why; holds no value of the row.
     *
     * @param line the line of the file on which the row begins
     * @param code also the key of its text: {@code imports.code.<code>}
     */
    public record Rejection(long line, String column, String code) {}

    ImportResult nothingLanded() {
        return new ImportResult(runId, kind, received, 0, 0, 0, rejected, 0, List.of());
    }

    ImportResult with(List<Rejection> first) {
        return new ImportResult(runId, kind, received, created, updated, unchanged, rejected, warnings, first);
    }
}
