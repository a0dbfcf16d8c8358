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

    private final KeyFile keys;

    BlindIndex(KeyFile keys) {
        this.keys = keys;
    }

    /** 16 bytes: the beginning of HMAC-SM3(index key, kind ‖ 0x00 ‖ value in UTF-8). */
    public byte[] of(ValueKind kind, String normalised) {
        byte[] value = normalised.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(HmacSm3.mac(keys.indexKey(), kind.tag(), SEPARATOR, value), BYTES);
    }
}
