package cn.fanzha.command.platform.imports;

/**
 * Records that rows of other kinds point to by number, offered as a bean by the feature that owns them.
 *
 * @param column the header under which files name them, for example {@code case_no}
 * @param table where they are stored, with an {@code id}
 * @param key its column of the natural number
 */
public record ReferenceTarget(String column, String table, String key) {}
