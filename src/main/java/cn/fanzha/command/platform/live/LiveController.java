package cn.fanzha.command.platform.live;

import cn.fanzha.command.shared.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The stream of live events, one for each browser; for everybody who is signed in. It names no unit and no institution:
 * what comes through it follows from the actor's scope alone.
 */
@Controller
class LiveController {

    private final LiveStreams streams;
    private final Clock clock;
    private final LiveSettings settings;

    LiveController(LiveStreams streams, Clock clock, LiveSettings settings) {
        this.streams = streams;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Opens a stream that ends with the session; answers when it has ended.
     *
     * @param lastEventId what the browser heard last before it lost the stream
     * @param from the position that the page was made at, where the browser has heard nothing yet
     */
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void open(
            Actor actor,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(required = false) @Nullable String from,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        HttpSession session = request.getSession(false);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        // no asynchronous exchange: while another thread writes, the server gives the exchange of a browser that has
        // left
        // to the next request. A waiting virtual thread costs no more.
        streams.open(
                new LiveStream(actor, session == null ? "" : session.getId(), clock.instant(), settings.backlog()),
                lastEventId != null && !lastEventId.isEmpty() ? lastEventId : from,
                response.getOutputStream());
    }
}
