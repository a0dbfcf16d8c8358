package cn.fanzha.command.platform.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A browser's end of the stream: a plain socket with HTTP/1.0, so that a thousand cost little and nothing is chunked. */
final class Listening implements AutoCloseable {

    /** A line of the stream and when it came. */
    record Heard(String line, long nanos) {}

    private final Socket socket = new Socket();
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final Semaphore beats = new Semaphore(0);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable String cookie;
    private volatile @Nullable String lastId;
    private volatile @Nullable String answer;

    Listening(int port, String path, List<String> headers) {
        try {
            socket.setReceiveBufferSize(16 * 1024);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            String head = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                    + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to read, and waits for the stream's first position. */
    Listening start() throws InterruptedException {
        Thread.ofVirtual().start(this::read);
        assertThat(opened.await(60, TimeUnit.SECONDS))
                .as("opened; the server said: %s", answer)
                .isTrue();
        return this;
    }

    private void read() {
        String event = null;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8), 1024)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("HTTP/")) {
                    answer = line;
                } else if (line.startsWith("Set-Cookie: FANZHA=")) {
                    cookie = line.substring("Set-Cookie: FANZHA=".length()).split(";", 2)[0];
                } else if (line.startsWith("id:")) {
                    lastId = line.substring(3);
                    opened.countDown();
                } else if (line.equals("event:beat")) {
                    beats.release();
                } else if (line.startsWith("data:{") || line.startsWith("event:")) {
                    event = line;
                } else if (line.isEmpty() && event != null) {
                    heard.add(new Heard(event, System.nanoTime()));
                    event = null;
                }
            }
        } catch (IOException e) {
            // closed by the test or the server
        } finally {
            ended.countDown();
        }
    }

    /** The next reference or the next word of control. */
    String next() throws InterruptedException {
        return next(Duration.ofSeconds(60)).line();
    }

    Heard next(Duration within) throws InterruptedException {
        Heard line = heard.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(line).as("something is heard").isNotNull();
        return java.util.Objects.requireNonNull(line);
    }

    /** What was heard and not asked for yet. */
    List<String> heardSoFar() {
        List<Heard> lines = new ArrayList<>();
        heard.drainTo(lines);
        return lines.stream().map(Heard::line).toList();
    }

    void hearsNothingFor(Duration time) throws InterruptedException {
        assertThat(heard.poll(time.toMillis(), TimeUnit.MILLISECONDS)).isNull();
    }

    /** Waits until the server has written to the quiet stream so many times more, and each time looked after its session. */
    void beats(int times) throws InterruptedException {
        beats.drainPermits();
        assertThat(beats.tryAcquire(times, 60, TimeUnit.SECONDS))
                .as("heartbeats")
                .isTrue();
    }

    boolean endsWithin(Duration time) throws InterruptedException {
        return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    String lastId() {
        return java.util.Objects.requireNonNull(lastId);
    }

    String sessionId() {
        return new String(java.util.Base64.getDecoder().decode(java.util.Objects.requireNonNull(cookie)), UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
