package cn.fanzha.command.cases;

/** Somebody changed the case since the version that the caller has seen: nothing was done; the caller reads it again. */
public final class StaleCaseException extends RuntimeException {

    private final int version;

    /** @param version as the file stands now */
    public StaleCaseException(int version) {
        super("the case is at version " + version);
        this.version = version;
    }

    public int version() {
        return version;
    }
}
