package cn.fanzha.command.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private OrphanedServer() {}

    static void stopIn(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 2 || !Path.of(lines.get(1).trim()).equals(cluster)) {
            return;
        }
        long pid = Math.abs(Long.parseLong(lines.getFirst().trim()));
        ProcessHandle server = ProcessHandle.of(pid)
                .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(false))
                .orElse(null);
        if (server != null) {
            log.info("Stopping the database server {} that an earlier run left behind", pid);
            stop(server);
        }
        Files.deleteIfExists(pidFile);
    }

    private static void stop(ProcessHandle server) throws IOException {
        try {
            // SIGINT is PostgreSQL's "fast" shutdown; what destroy() sends would wait for clients that are gone
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
            server.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            log.warn("The database server {} did not stop in time and is ended; it recovers at start", server.pid());
            server.destroyForcibly();
            server.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the old database server stopped", e);
        }
    }
}
