package cn.fanzha.command.volume.bench;

import cn.fanzha.command.platform.database.DatabaseRoles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged application as its own process on free ports, with the database of the bench's directory. */
final class BenchApp implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);

    private final Path folder;
    private final Process process;
    private final int port;
    private final int managementPort;
    private final double startSeconds;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private BenchApp(Path folder, Process process, int port, int managementPort) throws IOException, InterruptedException {
        this.folder = folder;
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
        long began = System.nanoTime();
        awaitReady();
        this.startSeconds = (System.nanoTime() - began) / 1e9;
    }

    static BenchApp start(Path folder, String... jvm) throws IOException, InterruptedException {
        return start(jar(), folder, jvm);
    }

    static BenchApp start(Path jar, Path folder, String... jvm) throws IOException, InterruptedException {
        int port = freePort();
        int managementPort = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvm));
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("application.log").toFile()));
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("SPRING_") || name.startsWith("FANZHA_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("FANZHA_DATA_DIR", folder.toString());
        builder.environment().put("FANZHA_DEMO", "true");
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("MANAGEMENT_PORT", String.valueOf(managementPort));
        return new BenchApp(folder, builder.start(), port, managementPort);
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("command-center-.*\\.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                URI address = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
                if (http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        close();
        throw new IllegalStateException("The application did not start: see " + folder.resolve("application.log"));
    }

    /** From the start of the process until it takes requests. */
    double startSeconds() {
        return startSeconds;
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    HttpClient http() {
        return http;
    }

    HttpResponse<String> get(String path, String header, String value) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address(path)))
                        .header(header, value)
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String type, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Resident memory of the process, in MiB: now, or the most so far. */
    long residentMiB(boolean most) throws IOException {
        String name = most ? "VmHWM:" : "VmRSS:";
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    Connection application() throws IOException, SQLException {
        return database(DatabaseRoles.APPLICATION, "application.password");
    }

    Connection superuser() throws IOException, SQLException {
        return database("postgres", "superuser.password");
    }

    private Connection database(String user, String passwordFile) throws IOException, SQLException {
        Path home = folder.resolve("database");
        String databasePort = Files.readAllLines(home.resolve("cluster/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + DatabaseRoles.DATABASE,
                user,
                Files.readString(home.resolve(passwordFile)).strip());
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.destroy();
        try {
            process.onExit().orTimeout(90, TimeUnit.SECONDS).join();
        } catch (CompletionException hangs) {
            process.destroyForcibly().onExit().join();
        }
    }
}
