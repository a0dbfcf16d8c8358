package cn.fanzha.command.platform.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.springframework.stereotype.Component;

/**
 * Encrypts files part by part (SM4-GCM, as {@link PersonalDataCipher} does texts), so that none has to fit into memory.
 * Each part is bound to its file and its place: one that was altered, moved or taken from another file doesn't open.
 *
 * <p>A part is stored as: the number of its data key (1 byte), nonce (12), content, tag (16). Any thread may call.
 */
@Component
public final class FileCipher {

    private static final int HEAD_BYTES = 1 + PersonalDataCipher.NONCE_BYTES;

    /** How much longer a part is encrypted than in the clear. */
    static final int MORE_BYTES = HEAD_BYTES + PersonalDataCipher.TAG_BYTES;

    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, Sm4Gcm> ciphers;
    private final int current;

    FileCipher(KeyFile keys) {
        this.current = keys.current();
        this.ciphers = keys.dataKeys().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, key -> new Sm4Gcm(key.getValue())));
    }

    /** @param part the part's place in the file, from 0 */
    public byte[] encrypt(UUID file, int part, byte[] content) {
        byte[] nonce = new byte[PersonalDataCipher.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] out = new byte[HEAD_BYTES + content.length + PersonalDataCipher.TAG_BYTES];
        out[0] = (byte) current;
        System.arraycopy(nonce, 0, out, 1, nonce.length);
        try {
            Objects.requireNonNull(ciphers.get(current))
                    .run(true, nonce, place(file, part), content, 0, out, HEAD_BYTES);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("Encryption has no tag to refuse", e);
        }
        return out;
    }

    /** Throws {@link UndecryptableException} for what is not this part of this file. */
    public byte[] decrypt(UUID file, int part, byte[] encrypted) {
        if (encrypted.length < HEAD_BYTES + PersonalDataCipher.TAG_BYTES) {
            throw new UndecryptableException(ValueKind.SECRET, "it is cut off", null);
        }
        Sm4Gcm cipher = ciphers.get((int) encrypted[0]);
        if (cipher == null) {
            throw new UndecryptableException(ValueKind.SECRET, "the key file has no data key " + encrypted[0], null);
        }
        byte[] content = new byte[encrypted.length - HEAD_BYTES - PersonalDataCipher.TAG_BYTES];
        try {
            cipher.run(
                    false,
                    Arrays.copyOfRange(encrypted, 1, HEAD_BYTES),
                    place(file, part),
                    encrypted,
                    HEAD_BYTES,
                    content,
                    0);
        } catch (InvalidCipherTextException e) {
            throw new UndecryptableException(
                    ValueKind.SECRET, "it was altered, stood elsewhere or is of other keys", e);
        }
        return content;
    }

    private static byte[] place(UUID file, int part) {
        return ByteBuffer.allocate(4 + 16 + Integer.BYTES)
                .put(new byte[] {'F', 'I', 'L', 'E'})
                .putLong(file.getMostSignificantBits())
                .putLong(file.getLeastSignificantBits())
                .putInt(part)
                .array();
    }
}
