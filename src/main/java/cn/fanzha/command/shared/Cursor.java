package cn.fanzha.command.shared;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a list was left: the moment and the id of the last row shown. The next page begins behind it.
 *
 * <p>Travels in the address as an opaque word; one that was cut off or made up is refused.
 */
public record Cursor(Instant at, UUID id) {

    private static final int BYTES = Long.BYTES + Integer.BYTES + 2 * Long.BYTES;
    // what every database column of a moment can hold
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    public Cursor {
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw broken();
        }
    }

    public static Cursor decode(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                throw broken();
            }
            var at = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
            return new Cursor(at, new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw broken();
        }
    }

    /** Letters, digits, {@code -} and {@code _}. */
    public String encode() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static InvalidValueException broken() {
        return new InvalidValueException("value.cursor.broken");
    }
}
