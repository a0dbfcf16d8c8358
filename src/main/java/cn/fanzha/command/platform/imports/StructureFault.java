package cn.fanzha.command.platform.imports;

import org.jspecify.annotations.Nullable;

/**
 * The file is not what it claims to be, so nothing of it lands: not UTF-8, broken quoting, a row cut off, an unknown or
 * missing column, no header. Answered with 400. Its text stands in the bundles under {@code imports.structure.<code>}.
 */
public final class StructureFault extends RuntimeException {

    private final String code;
    private final long line;
    private final int field;
    private final @Nullable String column;

    private StructureFault(String code, long line, int field, @Nullable String column) {
        super(code + " at line " + line, null, false, false);
        this.code = code;
        this.line = line;
        this.field = field;
        this.column = column;
    }

    /** In the n-th field of the row (from 1) that begins at or runs through the line. */
    static StructureFault at(String code, long line, int field) {
        return new StructureFault(code, line, field, null);
    }

    static StructureFault in(String code, long line, String column) {
        return new StructureFault(code, line, 0, column);
    }

    /** The same with the name of its column, once the header is known. */
    StructureFault named(java.util.List<String> header) {
        return column == null && field <= header.size() ? in(code, line, header.get(field - 1)) : this;
    }

    public String code() {
        return code;
    }

    public long line() {
        return line;
    }

    /** The column's name, or its position from 1 where the header gives no name. */
    public String column() {
        return column == null ? String.valueOf(field) : column;
    }
}
