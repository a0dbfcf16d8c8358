package cn.fanzha.command.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * Finds an encrypted value by a digest that only the holder of the index key can make: equal values, equal bytes.
 *
 * <p>Exact look-up alone. Give it the normalised value (that of {@code Phone}, {@code BankCard}, {@code ResidentId}), or
 * the same number typed in two ways is not found.
 */
@Component
public final class BlindIndex {

    private static final int BYTES = 16;
    private static final byte[] SEPARATOR = {0};

    private final HmacSm3 mac;

    BlindIndex(KeyFile keys) {
        this.mac = new HmacSm3(keys.indexKey());
    }

    /** 16 bytes: the beginning of HMAC-SM3(index key, kind ‖ 0x00 ‖ value in UTF-8). */
    public byte[] of(ValueKind kind, String normalised) {
        byte[] value = normalised.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(mac.of(kind.tag(), SEPARATOR, value), BYTES);
    }
}
