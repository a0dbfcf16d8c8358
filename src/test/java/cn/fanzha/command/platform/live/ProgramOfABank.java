package cn.fanzha.command.platform.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.process.OwnProcess;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The made-up bank's system at two instances: waits for changes at the one until it is gone, then at the other; hears
 * messages, and keeps the first ones waiting until the kill, so that it falls in the middle of them.
 */
final class ProgramOfABank implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LIST = "/api/v1/stop-payments";

    private final OwnProcess first;
    private final OwnProcess other;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final CountDownLatch killed = new CountDownLatch(1);
    /** By delivery: of what it tells. */
    private final Map<String, String> messages = new ConcurrentHashMap<>();

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    ProgramOfABank(OwnProcess first, OwnProcess other, String client) throws IOException, InterruptedException {
        this.first = first;
        this.other = other;
        this.token = first.token(client, TestCity.PASSWORD, "stops%3Aread%20stops%3Aanswer%20webhooks%3Amanage");
        door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        door.createContext("/", message -> {
            JsonNode told = JSON.readTree(new String(message.getRequestBody().readAllBytes(), UTF_8));
            try {
                killed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (told.path("event").asString().equals("stop-requested")) {
                messages.put(
                        message.getRequestHeaders().getFirst("Fanzha-Delivery"),
                        told.path("reference").asString());
            }
            message.sendResponseHeaders(204, -1);
            message.close();
        });
        door.start();
    }

    private HttpRequest.Builder at(OwnProcess instance, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + instance.port() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    void subscribe() throws IOException, InterruptedException {
        HttpResponse<String> made = http.send(
                at(first, "/api/v1/webhooks/subscription")
                        .PUT(BodyPublishers.ofString("{\"url\":\"http://127.0.0.1:"
                                + door.getAddress().getPort() + "/\"}"))
                        .build(),
                BodyHandlers.ofString());
        if (made.statusCode() != 201) {
            throw new IllegalStateException(made.statusCode() + " " + made.body());
        }
    }

    /** Asks from now on, each time from where the last answer ended. */
    void waitsForChanges() throws IOException, InterruptedException {
        String position = changes(first, "").path("position").asString();
        Thread.ofVirtual().start(() -> follow(position));
    }

    private void follow(String from) {
        OwnProcess instance = first;
        String position = from;
        while (!closed) {
            try {
                JsonNode told = changes(instance, "?wait=20&since=" + position);
                told.path("stopPayments").forEach(row -> {
                    String number = row.path("requestNo").asString();
                    // told again when it is answered: that is another change
                    if (row.path("state").asString().equals("REQUESTED") || !heard.contains(number)) {
                        heard.add(number);
                    }
                });
                position = told.path("position").asString();
            } catch (IOException gone) {
                instance = other;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private JsonNode changes(OwnProcess instance, String query) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(at(instance, LIST + "/changes" + query).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The body of what is answered, at whichever instance is there. */
    String answersOne(String number) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                at(killed.getCount() > 0 ? first : other, LIST + "/" + number + "/answer")
                        .header("Idempotency-Key", "answer-" + number)
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"result\":\"STOPPED\",\"holder\":\"AGREES\",\"account\":\"AGREES\",\"amount\":\"AGREES\","
                                                + "\"time\":\"AGREES\",\"balanceBefore\":\"900\",\"amountStopped\":\"500\","
                                                + "\"accountCategory\":\"PERSONAL\",\"person\":\"Zhao\",\"phone\":\"037112345678\"}"))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** The first instance is gone: messages are taken. */
    void goesOn() {
        killed.countDown();
    }

    List<String> heardByWaiting(int many) throws InterruptedException {
        await(() -> heard.size() >= many);
        Thread.sleep(200);
        return List.copyOf(heard);
    }

    /** The deliveries that told of these requests, each counted once however often it came. */
    List<String> messagesOf(Collection<String> numbers) throws InterruptedException {
        await(() -> messages.values().containsAll(numbers));
        return new ArrayList<>(
                messages.values().stream().filter(numbers::contains).toList());
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        closed = true;
        killed.countDown();
        http.shutdownNow();
        door.stop(0);
    }
}
