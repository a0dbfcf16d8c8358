package cn.fanzha.command.platform.api;

/** A change that names no version, or not the one that stands now: answered 428 or 412, nothing was changed. */
public final class VersionException extends RuntimeException {

    private final boolean missing;
    private final long current;

    VersionException(boolean missing, long current) {
        super(missing ? "no version" : "another version");
        this.missing = missing;
        this.current = current;
    }

    /** No {@code If-Match} at all. */
    public boolean missing() {
        return missing;
    }

    /** The version that stands now. */
    public long current() {
        return current;
    }
}
