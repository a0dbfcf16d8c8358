package cn.fanzha.command.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database server that a killed application left behind. Called with the directory's lock held, so a server that
 * runs there belongs to nobody; left alone it would keep the next start waiting until it gives up.
 */
final class OrphanedServer {

    private static final Logger log = LoggerFactory.getLogger(OrphanedServer.class);
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    private OrphanedServer() {}

    static void stopIn(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> named = lines.isEmpty()
                ? Optional.empty()
                : pid(lines.getFirst()).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (named.filter(process -> isServerOf(process, cluster, lines)).isPresent()) {
            log.info(
                    "Stopping the database server {} that an earlier run left behind",
                    named.get().pid());
            stop(named.get());
        } else if (named.isPresent()
                || pid(lines.isEmpty() ? "" : lines.getFirst()).isEmpty()) {
            // PostgreSQL takes any living process for its old server, and an empty file for one that is starting
            log.info("Removing {}: the process that it names is no server of this directory", pidFile);
            Files.deleteIfExists(pidFile);
        }
        // a process that is gone: the file stays, as PostgreSQL sees by it whether children of the server still run
    }

    private static Optional<Long> pid(String line) {
        try {
            return Optional.of(Math.abs(Long.parseLong(line.trim()))).filter(pid -> pid > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isServerOf(ProcessHandle process, Path cluster, List<String> lines) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command()
                .map(command -> String.valueOf(Path.of(command).getFileName()).startsWith("postgres"))
                .orElse(true);
        if (!postgres) {
            return false;
        }
        if (info.arguments().isPresent()) {
            return Arrays.stream(info.arguments().get())
                    .anyMatch(argument -> Path.of(argument).equals(cluster));
        }
        // where a process doesn't tell its arguments: the third line is the moment that the server started
        Optional<Instant> started = info.startInstant();
        return lines.size() < 3
                || started.isEmpty()
                || Duration.between(
                                        Instant.ofEpochSecond(
                                                Long.parseLong(lines.get(2).trim())),
                                        started.get())
                                .abs()
                                .compareTo(CLOCK_TOLERANCE)
                        < 0;
    }

    private static void stop(ProcessHandle server) throws IOException {
        try {
            askToStop(server);
            server.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.warn("The database server {} did not stop in time and is ended; it recovers at start", server.pid());
            server.destroyForcibly();
            server.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the old database server stopped", e);
        }
    }

    /** Sends SIGINT, PostgreSQL's "fast" shutdown: what {@code destroy()} sends would wait for clients that are gone. */
    private static void askToStop(ProcessHandle server) throws IOException, InterruptedException {
        String pid = Long.toString(server.pid());
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = windows
                ? List.of(
                        server.info()
                                .command()
                                .map(postgres -> Path.of(postgres)
                                        .resolveSibling("pg_ctl.exe")
                                        .toString())
                                .orElse("pg_ctl"),
                        "kill",
                        "INT",
                        pid)
                : List.of("kill", "-INT", pid);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            log.warn("The database server {} can't be asked to stop and is ended; it recovers at start", pid, e);
            server.destroyForcibly();
        }
    }
}
