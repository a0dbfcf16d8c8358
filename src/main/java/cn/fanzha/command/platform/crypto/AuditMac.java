package cn.fanzha.command.platform.crypto;

import java.nio.ByteBuffer;
import org.springframework.stereotype.Component;

/** Seals the audit log with a key that the database doesn't hold: who can write to its tables still can't forge it. */
@Component
public final class AuditMac {

    private final KeyFile keys;

    AuditMac(KeyFile keys) {
        this.keys = keys;
    }

    /**
     * 32 bytes: HMAC-SM3(audit key, each part led by its length in 4 bytes, big-endian). The lengths keep a byte from
     * moving out of one part into the next unnoticed.
     */
    public byte[] of(byte[]... parts) {
        var framed = new byte[2 * parts.length][];
        for (int i = 0; i < parts.length; i++) {
            framed[2 * i] =
                    ByteBuffer.allocate(Integer.BYTES).putInt(parts[i].length).array();
            framed[2 * i + 1] = parts[i];
        }
        return HmacSm3.mac(keys.auditKey(), framed);
    }
}
