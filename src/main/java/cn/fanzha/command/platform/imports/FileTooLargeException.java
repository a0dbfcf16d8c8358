package cn.fanzha.command.platform.imports;

/** The body is longer than {@code fanzha.imports.max-bytes} allows: answered with 413, nothing of it lands. */
final class FileTooLargeException extends RuntimeException {

    private final long limit;

    FileTooLargeException(long limit) {
        super("more than " + limit + " bytes");
        this.limit = limit;
    }

    long limit() {
        return limit;
    }
}
