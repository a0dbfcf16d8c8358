package cn.fanzha.command.audit.domain;

import cn.fanzha.command.platform.crypto.AuditMac;
import cn.fanzha.command.shared.InvalidValueException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A link of the chain: its place and its hash. Written down outside the database (log, paper) it is an anchor: as long
 * as the chain still has it, nothing before it was cut off or exchanged.
 *
 * @param seq from 1, without gaps; 0 before the first
 */
record AuditLink(long seq, byte[] hash) {

    static final AuditLink NONE = new AuditLink(0, new byte[32]);

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

    /** Reads {@code 4711:9f3c…}, as the log shows it. */
    static AuditLink of(String text) {
        var matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new InvalidValueException("audit.anchor.form");
        }
        return new AuditLink(Long.parseLong(matcher.group(1)), HexFormat.of().parseHex(matcher.group(2)));
    }

    /** The link behind this one, of an entry with that seal. */
    AuditLink next(AuditMac mac, long nextSeq, long entryId, byte[] entryMac, Instant sealedAt) {
        byte[] numbers = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(nextSeq)
                .putLong(entryId)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, sealedAt))
                .array();
        return new AuditLink(nextSeq, mac.of(hash, numbers, entryMac));
    }

    boolean sameHash(byte[] other) {
        return Arrays.equals(hash, other);
    }

    @Override
    public String toString() {
        return seq + ":" + HexFormat.of().formatHex(hash);
    }
}
