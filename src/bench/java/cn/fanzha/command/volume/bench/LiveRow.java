package cn.fanzha.command.volume.bench;

import cn.fanzha.command.shared.Role;
import cn.fanzha.command.volume.bench.Bench.Result;
import cn.fanzha.command.volume.bench.Load.Client;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** From the press of “stop payment” to the bank's desk, of which 1,000 browsers are open. */
final class LiveRow {

    private static final int STREAMS = Integer.getInteger("bench.streams", 1_000);
    private static final int STOPS = 50;

    /** Between two stops where other work goes on beside: two a second, each to a thousand desks, is a bad day. */
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final Bench bench;
    private final int perSecond;
    private final AtomicLong pressed = new AtomicLong();
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger resyncs = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final long[] nanos = new long[STREAMS * STOPS * 2];

    private LiveRow(Bench bench, int perSecond) {
        this.bench = bench;
        this.perSecond = perSecond;
    }

    static void measure(Bench bench) throws Exception {
        String what = "Stop request → desk, " + STREAMS + " open streams";
        bench.row("desk-live", what, "p99 ≤ 1 s, none lost", () -> new LiveRow(bench, 0).run());
        bench.row("desk-live-200", what + ", 200 lists a second beside them", "p99 ≤ 1 s, none lost", () -> new LiveRow(bench, 200).run());
    }

    private Result run() throws Exception {
        WriteRows calls = new WriteRows(bench);
        String bank = calls.bank();
        String liaison = bench.city().people(Role.LIAISON, "BANK").getFirst().username();
        Client officer = bench.city().sessions(Role.OFFICER, "STATION", 1).getFirst();
        List<Client> desks = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            desks.add(bench.city().signIn(liaison));
        }
        int expected = 0;
        Beside beside;
        try (ExecutorService listeners = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(listeners)
                        .build()) {
            for (int i = 0; i < STREAMS; i++) {
                Client desk = desks.get(i % desks.size());
                listeners.submit(() -> listen(http, desk));
            }
            for (int i = 0; open.get() < STREAMS && i < 300; i++) {
                Thread.sleep(100);
            }
            Thread.sleep(500);
            int streams = open.get();
            List<Client> program = bench.city().program("bench-client", "cases:read");
            beside = new Beside(bench.app().address("/api/v1/cases?limit=50"), program.getFirst(), perSecond);
            for (int i = 0; i < STOPS; i++) {
                pressed.set(System.nanoTime());
                var answer = bench.app().post(
                        "/intake",
                        "application/x-www-form-urlencoded",
                        calls.call(officer, bank),
                        "Cookie",
                        officer.value());
                if (answer.statusCode() != 302) {
                    throw new IllegalStateException("the intake answered " + answer.statusCode());
                }
                expected += streams;
                for (int wait = 0; heard.get() < expected && wait < 500; wait++) {
                    Thread.sleep(10);
                }
                if (perSecond > 0) {
                    Thread.sleep(PAUSE);
                }
            }
            beside.close();
            http.shutdownNow();
            listeners.shutdownNow();
            listeners.awaitTermination(10, TimeUnit.SECONDS);
        }
        int n = Math.min(heard.get(), nanos.length);
        Measured all = Measured.of(nanos, n, 1, Math.max(0, expected - heard.get()));
        return new Result(
                new Measured(heard.get(), "deliveries", all.p50(), all.p99(), all.errors()),
                null,
                expected + " expected, " + Math.max(0, expected - heard.get()) + " lost, " + resyncs.get() + " resyncs" + beside.told());
    }

    private void listen(HttpClient http, Client desk) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(bench.app().address("/live")))
                .header("Cookie", desk.value())
                .header("Accept", "text/event-stream")
                .build();
        try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
            open.incrementAndGet();
            lines.forEach(line -> {
                if (line.contains("\"kind\":\"stop-requested\"")) {
                    int place = heard.getAndIncrement();
                    if (place < nanos.length) {
                        nanos[place] = System.nanoTime() - pressed.get();
                    }
                } else if (line.startsWith("event:resync")) {
                    resyncs.incrementAndGet();
                }
            });
        } catch (Exception ended) {
            // the streams are ended from here when all is heard
        }
    }
}
