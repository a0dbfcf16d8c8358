package cn.fanzha.command.cases.domain;

import cn.fanzha.command.shared.InvalidValueException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * How far a program has followed the changes of cases; travels as an opaque word and stays valid for ever (until the
 * database is restored into another server, where the numbers of transactions begin anew).
 *
 * @param transaction number of the transaction of the last change that was read
 */
public record ChangePosition(long transaction, UUID id) {

    private static final int BYTES = 3 * Long.BYTES;
    private static final UUID LAST = new UUID(-1, -1);

    /** Before all changes of the transaction. */
    static ChangePosition before(long transaction) {
        return new ChangePosition(transaction, new UUID(0, 0));
    }

    /** Behind all changes of the transactions before this one. */
    static ChangePosition behindAllBefore(long transaction) {
        return new ChangePosition(transaction - 1, LAST);
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws InvalidValueException a word that was cut off or made up
     */
    public static ChangePosition decode(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() == BYTES) {
                return new ChangePosition(bytes.getLong(), new UUID(bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new InvalidValueException("value.cursor.broken");
    }

    public String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(transaction)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
