package cn.fanzha.command.platform.imports;

/**
 * A column of a kind.
 *
 * @param name the header by which programs send it
 * @param chinese the header of the template, which means the same
 * @param required the header must stand in every file, and a cell must not be empty
 */
public record ImportColumn(String name, String chinese, boolean required) {

    public static ImportColumn required(String name, String chinese) {
        return new ImportColumn(name, chinese, true);
    }

    public static ImportColumn optional(String name, String chinese) {
        return new ImportColumn(name, chinese, false);
    }
}
