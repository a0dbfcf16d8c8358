package cn.fanzha.command.platform.imports;

/**
 * A value that makes its row be rejected. Holds no value: rejections are kept and handed out, and must hold no personal
 * data. Its text stands in the bundles under {@code imports.code.<code>}.
 */
public final class RowFault extends RuntimeException {

    private final String column;
    private final String code;

    public RowFault(String column, String code) {
        super(column + " " + code, null, false, false);
        this.column = column;
        this.code = code;
    }

    public String column() {
        return column;
    }

    public String code() {
        return code;
    }
}
