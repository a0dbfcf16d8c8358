package cn.fanzha.command.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.springframework.stereotype.Component;

/**
 * Encrypts what is known of persons (SM4-GCM, RFC 8998): equal values give different ciphertexts, an altered one doesn't
 * open.
 *
 * <p>A ciphertext is: the number of its data key (1 byte), nonce (12), text, tag (16). Any thread may call.
 */
@Component
public final class PersonalDataCipher {

    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;
    private static final int HEAD_BYTES = 1 + NONCE_BYTES;

    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, Sm4Gcm> ciphers;
    private final int current;
    private final Sm4Gcm currentCipher;

    PersonalDataCipher(KeyFile keys) {
        this.current = keys.current();
        this.ciphers = keys.dataKeys().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, key -> new Sm4Gcm(key.getValue())));
        this.currentCipher = Objects.requireNonNull(ciphers.get(current));
    }

    public byte[] encrypt(ValueKind kind, String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = plain.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[HEAD_BYTES + text.length + TAG_BYTES];
        out[0] = (byte) current;
        System.arraycopy(nonce, 0, out, 1, NONCE_BYTES);
        try {
            currentCipher.run(true, nonce, kind.tag(), text, 0, out, HEAD_BYTES);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("Encryption has no tag to refuse", e);
        }
        return out;
    }

    /** Throws {@link UndecryptableException} for what this installation didn't encrypt as this kind. */
    public String decrypt(ValueKind kind, byte[] encrypted) {
        if (encrypted.length < HEAD_BYTES + TAG_BYTES) {
            throw new UndecryptableException(kind, "it is cut off", null);
        }
        Sm4Gcm cipher = ciphers.get((int) encrypted[0]);
        if (cipher == null) {
            throw new UndecryptableException(kind, "the key file has no data key " + encrypted[0], null);
        }
        byte[] nonce = Arrays.copyOfRange(encrypted, 1, HEAD_BYTES);
        byte[] text = new byte[encrypted.length - HEAD_BYTES - TAG_BYTES];
        try {
            cipher.run(false, nonce, kind.tag(), encrypted, HEAD_BYTES, text, 0);
        } catch (InvalidCipherTextException e) {
            throw new UndecryptableException(kind, "it was altered, is of another kind or of other keys", e);
        }
        return new String(text, StandardCharsets.UTF_8);
    }
}
