package cn.fanzha.command.platform.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.fanzha.command.shared.Actor;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * One browser's stream. The request's own virtual thread writes what its queue holds, so that a browser that doesn't
 * read keeps nobody waiting; when the queue is full it is emptied, and the browser told to read its pages again.
 */
final class LiveStream {

    static final String SESSION_ENDED = "event:session-ended\ndata:\n\n";
    private static final String RESYNC = "event:resync\ndata:\n\n";
    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);

    private final Actor actor;
    private final String sessionId;
    private final Instant openedAt;
    private final BlockingQueue<Frame> queue;
    private volatile Instant sessionEnd = Instant.MIN;

    /** Text for the browser, and whether it is the last. */
    private record Frame(String text, boolean last) {}

    LiveStream(Actor actor, String sessionId, Instant openedAt, int backlog) {
        this.actor = actor;
        this.sessionId = sessionId;
        this.openedAt = openedAt;
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

    /** Writes until the stream is ended or the browser leaves. */
    void run(OutputStream out, LiveBatch first) {
        try {
            write(out, at(text(first), first.position()));
            for (Frame frame = queue.take(); ; frame = queue.take()) {
                write(out, frame.text());
                if (frame.last()) {
                    return;
                }
            }
        } catch (IOException e) {
            log.debug("A browser has left its stream", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
            offer(new Frame(at(text, batch.position()), false), at(RESYNC, batch.position()));
        }
    }

    /**
     * A sign of life, with what the browser can expect.
     *
     * @param next until the next sign, so that the browser notices a dead line by its silence
     */
    void heartbeat(LivePosition heard, Duration next) {
        // a queue that holds something is sign of life enough, and its position must not be overtaken
        if (queue.isEmpty()) {
            offer(new Frame(at("event:beat\ndata:" + next.toMillis() + "\n\n", heard), false), RESYNC);
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

    /** The position belongs to the last of the events: who has heard it has heard them all. */
    private static String at(String events, LivePosition position) {
        String open = events.isEmpty() ? "" : events.substring(0, events.length() - 1);
        return open + "id:" + position.snapshot() + "\n\n";
    }
}
