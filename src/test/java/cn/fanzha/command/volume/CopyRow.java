package cn.fanzha.command.volume;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's text format of COPY. */
final class CopyRow {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder rows = new StringBuilder(1 << 16);
    private boolean begun;

    CopyRow id(@Nullable UUID value) {
        return raw(value);
    }

    CopyRow time(@Nullable Instant value) {
        return raw(value);
    }

    /** Text without tabs, line ends and backslashes: all that is made here. */
    CopyRow text(@Nullable String value) {
        return raw(value);
    }

    CopyRow number(long value) {
        cell();
        rows.append(value);
        return this;
    }

    CopyRow bool(boolean value) {
        cell();
        rows.append(value ? 't' : 'f');
        return this;
    }

    /** Yuan from cents. */
    CopyRow money(@Nullable Long cents) {
        if (cents == null) {
            return none();
        }
        cell();
        rows.append(cents / 100).append('.').append(cents % 100 / 10).append(cents % 10);
        return this;
    }

    CopyRow bytes(byte @Nullable [] value) {
        if (value == null) {
            return none();
        }
        cell();
        rows.append("\\\\x");
        for (byte b : value) {
            rows.append(HEX[b >> 4 & 0xF]).append(HEX[b & 0xF]);
        }
        return this;
    }

    CopyRow none() {
        return raw(null);
    }

    void end() {
        rows.append('\n');
        begun = false;
    }

    byte[] take() {
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    private CopyRow raw(@Nullable Object value) {
        cell();
        rows.append(value == null ? "\\N" : value);
        return this;
    }

    private void cell() {
        if (begun) {
            rows.append('\t');
        }
        begun = true;
    }
}
