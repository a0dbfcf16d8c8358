package cn.fanzha.command.platform.live;

import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.process.OwnProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** A 110 desk's system logs calls, each with a stop, by turns at both instances; what fails it sends again. */
final class CallsComingIn {

    private static final int AT_MOST = 1_900;
    private static final JsonMapper JSON = new JsonMapper();

    private final List<OwnProcess> instances;
    private final String officer;
    private final String bank;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean killed;

    /** @param desk the desk's program; {@code officer} takes the calls, {@code bank} is the payees' */
    CallsComingIn(OwnProcess dies, OwnProcess lives, String desk, String officer, String bank)
            throws IOException, InterruptedException {
        this.instances = List.of(dies, lives);
        this.officer = officer;
        this.bank = bank;
        this.token = dies.token(desk, TestCity.PASSWORD, "cases%3Awrite");
    }

    /** One call after the other until the kill, and so many after it; the numbers of all stops. */
    List<String> come(int after) {
        int last = AT_MOST;
        for (int i = 0; i < last; i++) {
            sent.add(call(i));
            if (killed && last == AT_MOST) {
                last = i + 1 + after;
            }
        }
        return List.copyOf(sent);
    }

    /** One of the instances is gone; how many had come in by then. */
    int killed() {
        int byThen = sent.size();
        killed = true;
        return byThen;
    }

    private String call(int i) {
        String body = body(i);
        for (int attempt = i; ; attempt++) {
            try {
                HttpResponse<String> answer =
                        http.send(request(instances.get(attempt % 2), i, body), BodyHandlers.ofString());
                if (answer.statusCode() != 201) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
                return JSON.readTree(answer.body())
                        .path("stopPayments")
                        .path(0)
                        .path("requestNo")
                        .asString();
            } catch (IOException killed) {
                failed.incrementAndGet();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private HttpRequest request(OwnProcess instance, int i, String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + instance.port() + "/api/v1/cases"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "call-by-the-desk-" + i)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private String body(int i) {
        return "{\"officer\":\"" + officer + "\",\"channel\":\"ALARM_110\",\"fraudType\":\"10\","
                + "\"summary\":\"对方自称客服\",\"victimName\":\"王小明\",\"victimPhone\":\"1380013" + (8000 + i)
                + "\",\"reportedAt\":\"2026-01-05T02:10:00Z\",\"transfers\":[{\"account\":\"" + Stops.newAccount()
                + "\",\"holder\":\"李四\",\"amount\":\"500.00\",\"at\":\"2026-01-05T02:00:00Z\","
                + "\"institution\":\"" + bank + "\",\"stop\":true}]}";
    }

    void awaitSent(int many, CompletableFuture<List<String>> coming) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (sent.size() < many) {
            if (coming.isDone()) {
                coming.join();
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + sent.size() + " calls came in");
            }
            Thread.sleep(5);
        }
    }

    String firstSent() {
        return sent.getFirst();
    }

    /** How many attempts met an instance that was gone or going. */
    int failedOnce() {
        return failed.get();
    }
}
