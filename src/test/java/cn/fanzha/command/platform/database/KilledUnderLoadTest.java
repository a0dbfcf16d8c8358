package cn.fanzha.command.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledUnderLoadTest {

    @TempDir
    Path folder;

    @Test
    void everyAcknowledgedRowIsThereOnceAfterKillDashNine() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Saving.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<UUID> acknowledged = new ArrayList<>();
        try (BufferedReader out = program.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                // the last line may be cut off by the kill
                if (line.startsWith("saved ") && line.length() == 42) {
                    acknowledged.add(UUID.fromString(line.substring(6)));
                    if (acknowledged.size() == 500) {
                        program.toHandle().destroyForcibly();
                    }
                }
            }
        }
        program.waitFor();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(500);
        ProcessHandle orphan = server();
        assertThat(orphan.isAlive()).as("the server outlives the application").isTrue();

        long began = System.nanoTime();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder);
                Connection application = DriverManager.getConnection(
                        database.jdbcUrl(),
                        DatabaseRoles.APPLICATION,
                        database.passwords().application())) {
            Duration opening = Duration.ofNanos(System.nanoTime() - began);
            System.out.printf("opened %d ms after kill -9%n", opening.toMillis());
            assertThat(opening).isLessThan(Duration.ofSeconds(60));
            assertThat(orphan.isAlive()).isFalse();
            List<UUID> kept = new ArrayList<>();
            try (var rows = application.createStatement().executeQuery("select id from saved")) {
                while (rows.next()) {
                    kept.add(rows.getObject(1, UUID.class));
                }
            }
            assertThat(kept).doesNotHaveDuplicates().containsAll(acknowledged);
            assertThat(kept.size() - acknowledged.size())
                    .as("saved, but killed before saying so")
                    .isBetween(0, 2 * Saving.WRITERS);
        }
    }

    private ProcessHandle server() throws Exception {
        Path pidFile = folder.resolve("database/cluster/postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst()))
                .orElseThrow();
    }
}
