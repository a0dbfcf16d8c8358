package cn.fanzha.command.documents.domain;

import org.jspecify.annotations.Nullable;

/** The bytes are no Word document that can be worked on; the key of a message says why. */
final class UnreadableFileException extends RuntimeException {

    private final String key;

    UnreadableFileException(String key, @Nullable Throwable cause) {
        super(key, cause);
        this.key = key;
    }

    String key() {
        return key;
    }
}
