package cn.fanzha.command.platform.imports;

import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of the staging table that a check fills, in PostgreSQL's text format of COPY. */
public final class StageRow {

    private final StringBuilder cells = new StringBuilder(512);
    private final int columns;
    private int filled;
    private int warnings;
    private @Nullable String key;

    StageRow(int columns) {
        this.columns = columns;
    }

    void begin() {
        cells.setLength(0);
        filled = 0;
        warnings = 0;
        key = null;
    }

    /** The natural key, normalised; set it first, so that a row with a fault still claims its key. */
    public void key(String natural) {
        key = natural;
    }

    /** Something to look at, though the row lands. */
    public void warn() {
        warnings++;
    }

    public StageRow text(@Nullable String value) {
        cell();
        if (value == null) {
            cells.append("\\N");
        } else {
            escape(cells, value);
        }
        return this;
    }

    public StageRow word(@Nullable Enum<?> value) {
        return raw(value == null ? null : value.name());
    }

    public StageRow id(@Nullable UUID value) {
        return raw(value == null ? null : value.toString());
    }

    public StageRow time(@Nullable Instant value) {
        return raw(value == null ? null : value.toString());
    }

    public StageRow day(@Nullable LocalDate value) {
        return raw(value == null ? null : value.toString());
    }

    public StageRow number(@Nullable Long value) {
        return raw(value == null ? null : value.toString());
    }

    /** A record of another kind by its number; its id is found when the rows are judged. */
    public StageRow reference(@Nullable String number) {
        return id(null).numberOf(number);
    }

    /** The number of another record as that has it as its key: half-width, the letter of a case or person a capital. */
    public StageRow numberOf(@Nullable String number) {
        return text(number == null ? null : ImportRow.asKey(number));
    }

    public StageRow amount(@Nullable Money value) {
        return raw(value == null ? null : value.toPlainString());
    }

    public StageRow bytes(byte @Nullable [] value) {
        return raw(value == null ? null : "\\\\x" + HexFormat.of().formatHex(value));
    }

    /** An array of text. */
    public StageRow list(List<String> values) {
        StringBuilder array = new StringBuilder("{");
        for (String value : values) {
            array.append(array.length() > 1 ? "," : "")
                    .append('"')
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return text(array.append('}').toString());
    }

    void write(OutputStream out, long line) throws IOException {
        requireFilled();
        write(out, line, null, cells);
    }

    @Nullable
    String key() {
        return key;
    }

    /** The cells as PostgreSQL reads them outside of COPY. */
    List<@Nullable String> values() {
        requireFilled();
        List<@Nullable String> values = new ArrayList<>(columns);
        int from = 1;
        for (int i = 1; i <= cells.length(); i++) {
            if (i == cells.length() || cells.charAt(i) == '\t') {
                values.add(unescaped(from, i));
                from = i + 1;
            }
        }
        return values;
    }

    private @Nullable String unescaped(int from, int to) {
        if (to == from + 2 && cells.charAt(from) == '\\' && cells.charAt(from + 1) == 'N') {
            return null;
        }
        StringBuilder value = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = cells.charAt(i);
            value.append(c == '\\' ? unescaped(cells.charAt(++i)) : c);
        }
        return value.toString();
    }

    private static char unescaped(char escaped) {
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
        };
    }

    private void requireFilled() {
        if (filled != columns) {
            throw new IllegalStateException("the check filled " + filled + " of " + columns + " staging columns");
        }
    }

    /** A row with a fault is staged with nothing but its place and key. */
    void reject(OutputStream out, long line, RowFault fault) throws IOException {
        write(out, line, fault, new StringBuilder("\t\\N".repeat(columns)));
    }

    private void write(OutputStream out, long line, @Nullable RowFault fault, StringBuilder own) throws IOException {
        StringBuilder row = new StringBuilder(own.length() + 100);
        row.append(line).append('\t');
        if (key == null) {
            row.append("\\N");
        } else {
            escape(row, key);
        }
        row.append('\t').append(Ids.next()).append("\tCREATE\t");
        row.append(fault == null ? "\\N\t\\N" : fault.column() + '\t' + fault.code());
        row.append('\t').append(warnings).append(own).append('\n');
        out.write(row.toString().getBytes(StandardCharsets.UTF_8));
    }

    private StageRow raw(@Nullable String value) {
        cell();
        cells.append(value == null ? "\\N" : value);
        return this;
    }

    private void cell() {
        filled++;
        cells.append('\t');
    }

    private static void escape(StringBuilder to, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> to.append("\\\\");
                case '\t' -> to.append("\\t");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                default -> to.append(c);
            }
        }
    }
}
