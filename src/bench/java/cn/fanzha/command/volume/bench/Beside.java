package cn.fanzha.command.volume.bench;

import cn.fanzha.command.volume.bench.Load.Client;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests sent at a steady pace, whether or not the ones before were answered, while something else is measured. */
final class Beside implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final long began = System.nanoTime();
    private double perSecond;

    /** None are sent where {@code perSecond} is 0. */
    Beside(String address, Client client, int perSecond) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header(client.header(), client.value())
                .build();
        if (perSecond > 0) {
            pace.scheduleAtFixedRate(() -> send(request), 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
        }
    }

    private void send(HttpRequest request) {
        http.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> {
            if (answer != null && answer.statusCode() == 200) {
                answered.incrementAndGet();
            } else {
                failed.incrementAndGet();
            }
        });
    }

    @Override
    public void close() {
        pace.shutdownNow();
        perSecond = answered.get() / ((System.nanoTime() - began) / 1e9);
        http.shutdownNow();
    }

    /** What was reached; empty where none were sent. */
    String told() {
        return answered.get() == 0
                ? ""
                : String.format(Locale.ROOT, "; beside them %.0f answers a second, %d failed", perSecond, failed.get());
    }
}
