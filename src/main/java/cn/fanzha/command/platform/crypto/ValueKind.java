package cn.fanzha.command.platform.crypto;

import java.nio.charset.StandardCharsets;

/**
 * What a secret text is. The kind is bound into its ciphertext and its blind index, so that neither passes for another
 * kind's: a phone moved into the column of names doesn't decrypt.
 *
 * <p>The names are part of stored data: a new kind may be added, none may be renamed.
 */
public enum ValueKind {
    /** A person's or an account holder's name. */
    NAME,
    PHONE,
    /** A resident ID, passport or other document number. */
    ID_NUMBER,
    /** A bank account, card or wallet. */
    ACCOUNT,
    /** What the platform itself keeps secret, such as the seed of a second factor. */
    SECRET;

    private final byte[] tag = name().getBytes(StandardCharsets.US_ASCII);

    /** Shared: callers only read it. */
    byte[] tag() {
        return tag;
    }
}
