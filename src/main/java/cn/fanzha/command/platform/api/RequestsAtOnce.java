package cn.fanzha.command.platform.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

/**
 * How many requests are worked on at one moment, and how many wait for their turn. Each request has a thread of its own
 * that costs nothing while it waits, so that nothing else stops a crowd from filling the memory: more than the database
 * can answer at once wait here, before anything is read for them, and who comes when too many wait, or has waited
 * {@code fanzha.requests.patience}, is told at once to come again (503, {@code Retry-After}): nothing was done.
 *
 * <p>Open streams, long polls and uploads don't take a turn: they wait by nature, and have limits of their own.
 */
final class RequestsAtOnce extends OncePerRequestFilter {

    private static final String RETRY_SECONDS = "5";

    private final Semaphore turns;
    private final AtomicInteger inside = new AtomicInteger();
    private final int atMost;
    private final Duration patience;
    private final Problems problems;
    private final MessageSource messages;

    /**
     * @param working worked on at one moment
     * @param waiting beside them
     * @param patience how long one waits
     */
    RequestsAtOnce(int working, int waiting, Duration patience, Problems problems, MessageSource messages) {
        this.turns = new Semaphore(working, true);
        this.atMost = working + waiting;
        this.patience = patience;
        this.problems = problems;
        this.messages = messages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (inside.incrementAndGet() > atMost || !turn()) {
                refuse(request, response);
                return;
            }
            try {
                chain.doFilter(request, response);
            } finally {
                turns.release();
            }
        } finally {
            inside.decrementAndGet();
        }
    }

    /** Who waits for a turn now. */
    int waiting() {
        return turns.getQueueLength();
    }

    private boolean turn() {
        try {
            return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale locale = problems.locale(request);
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        if (request.getRequestURI().startsWith("/api/")) {
            problems.write(response, problems.of(HttpStatus.SERVICE_UNAVAILABLE, "busy", locale));
            return;
        }
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        String words = HtmlUtils.htmlEscape(Objects.requireNonNull(messages.getMessage("api.busy.page", null, locale)));
        response.getWriter()
                .write("<!doctype html><html lang=\"" + locale.toLanguageTag()
                        + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>503</title>"
                        + "</head><body><p>" + words + "</p></body></html>");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String query = request.getQueryString();
        String type = request.getContentType();
        // a browser whose stream is refused does not open it again by itself
        return request.getRequestURI().endsWith("/live")
                || request.getRequestURI().startsWith("/api/") && query != null && query.contains("wait=")
                || type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
