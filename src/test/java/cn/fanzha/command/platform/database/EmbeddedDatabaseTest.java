package cn.fanzha.command.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    /** One cluster for all tests, each of which starts and stops it. */
    @TempDir
    static Path folder;

    private static Connection asOwner(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), DatabaseRoles.OWNER, database.passwords().owner());
    }

    private static Connection asApplication(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(),
                DatabaseRoles.APPLICATION,
                database.passwords().application());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Path cluster() {
        return folder.resolve("database/cluster");
    }

    @Test
    void dataSurviveARestart() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            execute(asOwner(database), "create table kept as select 42 as answer");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder);
                Connection owner = asOwner(database);
                var rows = owner.createStatement().executeQuery("select answer from kept")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void eachRoleNeedsItsPasswordAndOnlyTheOwnerMakesTables() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            for (String role : List.of("postgres", DatabaseRoles.OWNER, DatabaseRoles.APPLICATION)) {
                for (String password : List.of("", "postgres", role)) {
                    assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), role, password))
                            .isInstanceOf(SQLException.class);
                }
            }
            execute(asOwner(database), "create table one (id integer)");
            for (String forbidden : List.of(
                    "create table two (id integer)",
                    "drop table one",
                    "alter table one add column more text",
                    "create schema other",
                    "create role third")) {
                assertThatThrownBy(() -> execute(asApplication(database), forbidden))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            }
            assertThat(database.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
        }
    }

    @Test
    void nobodyElseReadsTheDirectoryAndThePasswords() throws Exception {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        EmbeddedDatabase.start(folder).close();
        assertThat(permissions(folder.resolve("database"))).isEqualTo("rwx------");
        assertThat(permissions(cluster())).isEqualTo("rwx------");
        for (String name : List.of("superuser", "owner", "application")) {
            assertThat(permissions(folder.resolve("database/" + name + ".password")))
                    .isEqualTo("rw-------");
        }
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aSecondApplicationOnTheDirectoryIsToldSo() {
        EmbeddedDatabase first = EmbeddedDatabase.start(folder);
        try (first) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(DatabaseStartException.class)
                    .hasMessageContaining("Another Fanzha Command Center is running")
                    .hasMessageContaining("FANZHA_DATA_DIR");
            assertThat(asApplication(first).isValid(60)).isTrue();
        } catch (java.io.IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aProcessThatGotTheOldServersNumberIsLeftInPeace() throws Exception {
        EmbeddedDatabase.start(folder).close();
        Process stranger = new ProcessBuilder("sleep", "900").start();
        try {
            Files.write(cluster().resolve("postmaster.pid"), pidFile(stranger.pid()));
            EmbeddedDatabase.start(folder).close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void whatAnAccidentLeavesOfThePidFileKeepsNobodyOut() throws Exception {
        EmbeddedDatabase.start(folder).close();
        Process gone = new ProcessBuilder("true").start();
        assertThat(gone.waitFor(60, TimeUnit.SECONDS)).isTrue();
        for (List<String> left : List.of(List.<String>of(), List.of("nonsense"), pidFile(gone.pid()))) {
            Files.write(cluster().resolve("postmaster.pid"), left);
            EmbeddedDatabase.start(folder).close();
        }
    }

    private static List<String> pidFile(long pid) {
        return List.of(Long.toString(pid), cluster().toString(), "1790000000", "5432", "", "127.0.0.1", "", "ready");
    }

    @Test
    void aStartThatWasCutOffWhileMakingTheClusterIsBegunAnew(@TempDir Path fresh) throws Exception {
        Path draft = Files.createDirectories(fresh.resolve("database/cluster.new/base"));
        Files.writeString(draft.resolveSibling("postgresql.conf"), "half");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(fresh)) {
            assertThat(asApplication(database).isValid(60)).isTrue();
        }
        assertThat(draft).doesNotExist();
    }
}
