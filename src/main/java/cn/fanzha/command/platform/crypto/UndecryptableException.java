package cn.fanzha.command.platform.crypto;

import org.jspecify.annotations.Nullable;

/**
 * A ciphertext that doesn't open: altered, of another kind, or written with keys that this installation doesn't have.
 * Never expected; the row was tampered with or the wrong key file is in use.
 */
public final class UndecryptableException extends RuntimeException {

    UndecryptableException(ValueKind kind, String reason, @Nullable Throwable cause) {
        super(kind + " does not decrypt: " + reason, cause);
    }
}
