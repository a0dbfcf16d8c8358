package cn.fanzha.command.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
        try {
            Files.createDirectories(home);
            lockFile = lock(home.resolve("lock"));
            DatabasePasswords passwords = DatabasePasswords.loadOrCreate(home);
            Path cluster = home.resolve("cluster");
            OrphanedServer.stopIn(cluster);
            removeHalfMade(cluster);
            EmbeddedPostgres postgres = server(cluster, home, passwords).start();
            DatabaseRoles.ensure(postgres.getPostgresDatabase(), passwords.owner(), passwords.application());
            log.info("Database ready in {} on port {}", cluster, postgres.getPort());
            return new EmbeddedDatabase(postgres, passwords, lockFile);
        } catch (IOException | SQLException | RuntimeException e) {
            release(lockFile);
            throw e instanceof DatabaseStartException known ? known : DatabaseStartException.explain(home, e);
        }
    }

    private static EmbeddedPostgres.Builder server(Path cluster, Path home, DatabasePasswords passwords) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setOverrideWorkingDirectory(home.resolve("server").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(true)
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

    /** A start that was cut off while the cluster was being made leaves files without a control file: begin again. */
    private static void removeHalfMade(Path cluster) throws IOException {
        if (Files.exists(cluster) && !Files.exists(cluster.resolve("postgresql.conf"))) {
            if (Files.exists(cluster.resolve("base").resolve("1").resolve("PG_VERSION"))) {
                throw new DatabaseStartException(
                        "The database directory " + cluster
                                + " has data but no postgresql.conf. Restore that file, or move the directory away.",
                        null);
            }
            org.springframework.util.FileSystemUtils.deleteRecursively(cluster);
        }
    }

    private static void release(@Nullable FileChannel lockFile) {
        if (lockFile != null) {
            try {
                lockFile.close();
            } catch (IOException e) {
                log.warn("The lock of the data directory could not be released", e);
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
