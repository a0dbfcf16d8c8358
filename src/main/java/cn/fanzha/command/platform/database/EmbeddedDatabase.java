package cn.fanzha.command.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL in the data directory, started and stopped with the application. Commits are durable (fsync and
 * synchronous_commit on); it listens on 127.0.0.1 alone and asks every role for a password. After a {@code kill -9} of
 * the application the database server may live on: the next start finds it, stops it in an orderly way and opens the
 * data by itself.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final EmbeddedPostgres postgres;
    private final DatabasePasswords passwords;
    private final FileChannel lockFile;

    private EmbeddedDatabase(EmbeddedPostgres postgres, DatabasePasswords passwords, FileChannel lockFile) {
        this.postgres = postgres;
        this.passwords = passwords;
        this.lockFile = lockFile;
    }

    /**
     * Starts the database of a data directory, making it where there is none.
     *
     * @throws DatabaseStartException another running application uses the directory, or the server doesn't start; the
     *     message says what to do
     */
    public static EmbeddedDatabase start(Path dataDirectory) {
        Path home = dataDirectory.toAbsolutePath().normalize().resolve("database");
        FileChannel lockFile = null;
        EmbeddedPostgres postgres = null;
        try {
            OwnDirectory.create(home);
            lockFile = lock(home.resolve("lock"));
            DatabasePasswords passwords = DatabasePasswords.loadOrCreate(home);
            Path cluster = home.resolve("cluster");
            if (Files.notExists(cluster)) {
                make(cluster, home, passwords);
            }
            OrphanedServer.stopIn(cluster);
            postgres = server(cluster, home, passwords).start();
            DatabaseRoles.ensure(postgres.getPostgresDatabase(), passwords.owner(), passwords.application());
            log.info("Database ready in {} on port {}", cluster, postgres.getPort());
            return new EmbeddedDatabase(postgres, passwords, lockFile);
        } catch (IOException | SQLException | RuntimeException e) {
            release(postgres);
            release(lockFile);
            throw e instanceof DatabaseStartException known ? known : DatabaseStartException.explain(home, e);
        }
    }

    /**
     * Makes the cluster under another name and renames it when it is whole: a directory of the real name always has
     * all its files, and what a start that was cut off left behind is known by its name.
     */
    private static void make(Path cluster, Path home, DatabasePasswords passwords) throws IOException {
        Path draft = cluster.resolveSibling("cluster.new");
        OrphanedServer.stopIn(draft);
        FileSystemUtils.deleteRecursively(draft);
        server(draft, home, passwords).start().close();
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static EmbeddedPostgres.Builder server(Path cluster, Path home, DatabasePasswords passwords) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setOverrideWorkingDirectory(home.resolve("server").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(90))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", passwords.superuserFile().toString())
                .setConnectConfig("password", passwords.superuser())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("wal_buffers", "64MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_timezone", "UTC")
                .setServerConfig("jit", "off");
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            log.debug("Locked by this very process", e);
        }
        if (lock == null) {
            channel.close();
            throw new DatabaseStartException(
                    "Another Fanzha Command Center is running on the data directory that " + file
                            + " belongs to. Stop it, or set FANZHA_DATA_DIR to another directory.",
                    null);
        }
        return channel;
    }

    private static void release(@Nullable Closeable held) {
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                log.warn("After a failed start {} could not be released", held, e);
            }
        }
    }

    /** Where the application's database answers, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + DatabaseRoles.DATABASE
                + "?reWriteBatchedInserts=true";
    }

    /** The generated passwords of the two roles. */
    public DatabasePasswords passwords() {
        return passwords;
    }

    /** A connection source as superuser, for tests that play the intruder. */
    public javax.sql.DataSource superuser() {
        return postgres.getDatabase("postgres", DatabaseRoles.DATABASE);
    }

    @Override
    public void close() throws IOException {
        try {
            postgres.close();
        } finally {
            lockFile.close();
        }
    }
}
