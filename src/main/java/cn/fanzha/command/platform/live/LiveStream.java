package cn.fanzha.command.platform.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.fanzha.command.shared.Actor;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * One browser's stream. A virtual thread of its own writes what its queue holds, so that a browser that doesn't read
 * keeps nobody waiting; when the queue is full it is emptied, and the browser told to read its pages again.
 */
final class LiveStream {

    static final String SESSION_ENDED = "event:session-ended\ndata:\n\n";
    private static final String RESYNC = "event:resync\ndata:\n\n";
    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);

    private final Actor actor;
    private final String sessionId;
    private final Instant openedAt;
    private final AsyncContext exchange;
    private final BlockingQueue<Frame> queue;
    private volatile Instant sessionEnd = Instant.MIN;

    /** Text for the browser, and whether it is the last. */
    private record Frame(String text, boolean last) {}

    LiveStream(Actor actor, String sessionId, Instant openedAt, AsyncContext exchange, int backlog) {
        this.actor = actor;
        this.sessionId = sessionId;
        this.openedAt = openedAt;
        this.exchange = exchange;
        this.queue = new ArrayBlockingQueue<>(backlog);
    }

    String sessionId() {
        return sessionId;
    }

    Instant openedAt() {
        return openedAt;
    }

    /** The end of the session as it was known when last looked up. */
    Instant sessionEnd() {
        return sessionEnd;
    }

    void sessionEnd(Instant end) {
        sessionEnd = end;
    }

    void start(Supplier<LiveBatch> missed, Runnable closed) {
        Thread.ofVirtual().name("live-stream").start(() -> {
            try {
                OutputStream out = exchange.getResponse().getOutputStream();
                LiveBatch first = missed.get();
                write(out, text(first) + id(first.position()));
                for (Frame frame = queue.take(); ; frame = queue.take()) {
                    write(out, frame.text());
                    if (frame.last()) {
                        break;
                    }
                }
            } catch (IOException | IllegalStateException e) {
                log.debug("A browser has left its stream", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                closed.run();
                complete();
            }
        });
    }

    private void complete() {
        try {
            exchange.complete();
        } catch (IllegalStateException e) {
            log.debug("The server has ended the stream already", e);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        if (!text.isEmpty()) {
            out.write(text.getBytes(UTF_8));
            out.flush();
        }
    }

    void offer(LiveBatch batch) {
        String text = text(batch);
        if (!text.isEmpty()) {
            offer(new Frame(text + id(batch.position()), false), RESYNC + id(batch.position()));
        }
    }

    void heartbeat(LivePosition heard) {
        // a queue that holds something is sign of life enough, and its position must not be overtaken
        if (queue.isEmpty()) {
            offer(new Frame(":\n" + id(heard), false), RESYNC);
        }
    }

    void end(String farewell) {
        queue.clear();
        offer(new Frame(farewell, true), farewell);
    }

    private synchronized void offer(Frame frame, String instead) {
        if (!queue.offer(frame)) {
            queue.clear();
            queue.add(new Frame(instead, frame.last()));
        }
    }

    private String text(LiveBatch batch) {
        StringBuilder text = new StringBuilder(batch.overflow() ? RESYNC : "");
        for (LiveEvent event : batch.eventsFor(actor)) {
            text.append("data:{\"kind\":\"");
            JsonStringEncoder.getInstance().quoteAsString(event.kind(), text);
            text.append("\",\"reference\":\"");
            JsonStringEncoder.getInstance().quoteAsString(event.reference(), text);
            text.append("\"}\n\n");
        }
        return text.toString();
    }

    private static String id(LivePosition position) {
        return "id:" + position.snapshot() + "\n\n";
    }
}
