package cn.fanzha.command.platform.crypto;

import org.jspecify.annotations.Nullable;

/** The key file is missing or not usable, so the application must not start; says what the operator can do. */
final class KeyFileException extends RuntimeException {

    private final String action;

    KeyFileException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
