package cn.fanzha.command.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The embedded database can't start; the message tells the person at the terminal what to do. */
public class DatabaseStartException extends RuntimeException {

    DatabaseStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static DatabaseStartException explain(Path home, Throwable cause) {
        String detail = cause.toString();
        String advice = detail.contains("unshare")
                ? "As root it needs the right to 'unshare'. Start the application as an ordinary user, or set"
                        + " SPRING_DATASOURCE_URL to a PostgreSQL of your own."
                : "Look at the lines above this one; if the disk is full or the directory is not writable, mend that, or"
                        + " set FANZHA_DATA_DIR to another directory, or SPRING_DATASOURCE_URL to a PostgreSQL of your"
                        + " own.";
        return new DatabaseStartException("The database in " + home + " does not start. " + advice, cause);
    }
}
