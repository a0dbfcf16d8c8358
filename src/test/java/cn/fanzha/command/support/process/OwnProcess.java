package cn.fanzha.command.support.process;

import cn.fanzha.command.CommandCentreApplication;
import cn.fanzha.command.platform.database.DatabaseRoles;
import cn.fanzha.command.support.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The application as an operator starts it: its own process on free ports, its own database in a directory, the made-up
 * city. Ends the process and the database server that it started, and nothing else.
 */
public final class OwnProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Process process;
    private final int port;
    private final int managementPort;
    private final HttpClient http = HttpClient.newHttpClient();

    private OwnProcess(Path folder, Process process, int port, int managementPort) {
        this.folder = folder;
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts it and waits until it answers. */
    public static OwnProcess start(Path folder, String... jvmArguments) throws IOException, InterruptedException {
        return start(
                folder,
                Map.of("FANZHA_DATA_DIR", folder.resolve("data").toString(), "FANZHA_DEMO", "true"),
                jvmArguments);
    }

    /** One of several instances on a database that stands already: it starts none and ends none, and plays no demo. */
    public static OwnProcess on(TestDatabase.Server database, Path keys, Path folder, String... jvmArguments)
            throws IOException, InterruptedException {
        return start(
                Files.createDirectories(folder),
                Map.of(
                        "FANZHA_DATA_DIR",
                        folder.toString(),
                        "FANZHA_KEYS_FILE",
                        keys.toAbsolutePath().toString(),
                        "SERVER_ADDRESS",
                        "127.0.0.1",
                        "SPRING_DATASOURCE_URL",
                        database.jdbcUrl(),
                        "SPRING_DATASOURCE_USERNAME",
                        DatabaseRoles.APPLICATION,
                        "SPRING_DATASOURCE_PASSWORD",
                        database.appPassword(),
                        "SPRING_FLYWAY_USER",
                        DatabaseRoles.OWNER,
                        "SPRING_FLYWAY_PASSWORD",
                        database.ownerPassword()),
                jvmArguments);
    }

    private static OwnProcess start(Path folder, Map<String, String> environment, String... jvmArguments)
            throws IOException, InterruptedException {
        int port;
        int managementPort;
        // both at once: one after the other might be the same
        try (ServerSocket one = freePort();
                ServerSocket other = freePort()) {
            port = one.getLocalPort();
            managementPort = other.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmArguments));
        command.addAll(List.of("-cp", withoutTests(), CommandCentreApplication.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("application.log").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("FANZHA_"));
        builder.environment().putAll(environment);
        builder.environment().put("SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "60000");
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("MANAGEMENT_PORT", String.valueOf(managementPort));
        OwnProcess started = new OwnProcess(folder, builder.start(), port, managementPort);
        started.awaitReady();
        return started;
    }

    /** Test classes lie in the application's own packages: found, they would become part of it. */
    private static String withoutTests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static ServerSocket freePort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (get(management("/actuator/health/readiness")).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        close();
        throw new IllegalStateException(
                "The application did not start:\n" + Files.readString(folder.resolve("application.log")));
    }

    /** Posts the stream as CSV with the demo client's token; answers with what the door answered. */
    public JsonNode importCsv(String kind, String name, Supplier<InputStream> rows)
            throws IOException, InterruptedException {
        String address = "http://localhost:" + port + "/api/v1/imports/" + kind + "?name=" + name;
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token("demo-client", "imports:write"))
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofInputStream(rows))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Posts as a program of the made-up city. */
    public HttpResponse<String> post(String client, String scope, String path, String key, String json)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + token(client, scope))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A browser that knows nobody yet. */
    public WebSession browser() {
        return new WebSession("http://localhost:" + port);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    private String token(String client, String scope) throws IOException, InterruptedException {
        return token(client, "fanzha-demo-2026", scope);
    }

    /** A token for a program; every instance knows it. */
    public String token(String client, String clientSecret, String scope) throws IOException, InterruptedException {
        String secret =
                Base64.getEncoder().encodeToString((client + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/oauth2/token"))
                        .header("Authorization", "Basic " + secret)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope))
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    /** A metric's first measurement, for example of {@code jvm.memory.used?tag=area:heap}. */
    public double metric(String name) throws IOException, InterruptedException {
        JsonNode answer =
                JSON.readTree(get(management("/actuator/metrics/" + name)).body());
        return answer.path("measurements").path(0).path("value").asDouble();
    }

    private URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /** Its database, as the application's own role. */
    public Connection database() throws IOException, SQLException {
        return database(DatabaseRoles.APPLICATION, "application.password");
    }

    /** Its database, as the superuser. */
    public Connection superuser() throws IOException, SQLException {
        return database("postgres", "superuser.password");
    }

    private Connection database(String user, String passwordFile) throws IOException, SQLException {
        Path home = folder.resolve("data/database");
        List<String> pidFile = Files.readAllLines(home.resolve("cluster/postmaster.pid"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + pidFile.get(3).strip() + "/" + DatabaseRoles.DATABASE,
                user,
                Files.readString(home.resolve(passwordFile)).strip());
    }

    /** As {@code kill -9}: the database server lives on, and the next start finds it. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        http.shutdownNow();
    }

    /** The database server as by {@code kill -9}, too: the next start must recover what it had said was safe. */
    public void killDatabase() throws IOException {
        Path pidFile = folder.resolve("data/database/cluster/postmaster.pid");
        long server = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle.of(server).ifPresent(running -> {
            running.destroyForcibly();
            running.onExit().orTimeout(2, TimeUnit.MINUTES).join();
        });
    }

    /** Ends it in an orderly way, the database with it; what a kill left behind as well. */
    @Override
    public void close() throws IOException {
        // first: a request that waits holds the thread on which the end of a process is told
        http.shutdownNow();
        process.destroy();
        try {
            process.onExit().orTimeout(2, TimeUnit.MINUTES).join();
        } catch (CompletionException hangs) {
            process.destroyForcibly().onExit().join();
        }
        Path pidFile = folder.resolve("data/database/cluster/postmaster.pid");
        if (Files.exists(pidFile)) {
            long server = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            ProcessHandle.of(server).ifPresent(orphan -> {
                orphan.destroy();
                orphan.onExit().orTimeout(2, TimeUnit.MINUTES).join();
            });
        }
    }
}
