package cn.fanzha.command.volume.bench;

import static us.abstracta.jmeter.javadsl.JmeterDsl.httpCache;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpCookies;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.responseAssertion;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadGroup;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.http.entity.ContentType;
import org.jspecify.annotations.Nullable;
import us.abstracta.jmeter.javadsl.core.stats.StatsSummary;
import us.abstracta.jmeter.javadsl.http.DslHttpSampler;

/** Sends requests over 16 connections, one after the other on each, by JMeter's engine within this process. */
final class Load {

    private final BenchApp app;
    private final Settings settings;

    Load(BenchApp app, Settings settings) {
        this.app = app;
        this.settings = settings;
    }

    /** Who asks: the header that says so, and what a form must bring along. */
    record Client(String header, String value, String csrf) {}

    /**
     * A request.
     *
     * @param path drawn anew for each request
     * @param body null: a GET
     * @param contains what the answer's body has, or its headers where it leads on
     */
    record Request(
            Function<Client, String> path,
            @Nullable Function<Client, String> body,
            ContentType type,
            String contains,
            boolean inHeaders) {

        static Request get(String path, String contains) {
            return get(client -> path, contains);
        }

        static Request get(Function<Client, String> path, String contains) {
            return new Request(path, null, ContentType.APPLICATION_FORM_URLENCODED, contains, false);
        }

        static Request form(String path, Function<Client, String> body, String location) {
            return new Request(client -> path, body, ContentType.APPLICATION_FORM_URLENCODED, location, true);
        }

        static Request json(String path, Function<Client, String> body, String contains) {
            return new Request(client -> path, body, ContentType.APPLICATION_JSON, contains, false);
        }
    }

    /**
     * Warms up, then measures.
     *
     * @throws IllegalStateException a first reading is not answered as it should be
     */
    Measured run(List<Client> clients, Request request) throws IOException, InterruptedException {
        if (request.body() == null) {
            Client first = clients.getFirst();
            var answer = app.get(request.path().apply(first), first.header(), first.value());
            if (answer.statusCode() != 200 || !answer.body().contains(request.contains())) {
                throw new IllegalStateException("a first reading was answered " + answer.statusCode());
            }
        }
        run(clients, request, settings.warm());
        return run(clients, request, settings.measure());
    }

    private Measured run(List<Client> clients, Request request, Duration span) throws IOException {
        if (span.isZero()) {
            return new Measured(0, "/s", null, null, 0);
        }
        AtomicInteger next = new AtomicInteger();
        ThreadLocal<Client> own =
                ThreadLocal.withInitial(() -> clients.get(next.getAndIncrement() % clients.size()));
        DslHttpSampler sampler = httpSampler("r", vars -> app.address(request.path().apply(own.get())))
                .followRedirects(false)
                .header("Accept-Language", "zh-CN")
                .header(clients.getFirst().header(), vars -> own.get().value());
        Function<Client, String> body = request.body();
        if (body != null) {
            sampler.post(vars -> body.apply(own.get()), request.type());
        }
        var assertion = responseAssertion().containsSubstrings(request.contains());
        if (request.inHeaders()) {
            assertion.fieldToTest(
                    us.abstracta.jmeter.javadsl.core.assertions.DslResponseAssertion.TargetField.RESPONSE_HEADERS);
        }
        StatsSummary all = testPlan(
                        httpCookies().disable(),
                        httpCache().disable(),
                        threadGroup()
                                .rampToAndHold(Settings.CONNECTIONS, Duration.ZERO, span)
                                .children(sampler.children(assertion)))
                .run()
                .overall();
        return new Measured(
                (all.samplesCount() - all.errorsCount()) / (span.toMillis() / 1e3),
                "/s",
                all.sampleTime().median().toNanos() / 1e6,
                all.sampleTime().perc99().toNanos() / 1e6,
                all.errorsCount());
    }
}
