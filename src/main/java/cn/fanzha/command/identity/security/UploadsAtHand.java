package cn.fanzha.command.identity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How long a form with files may be, told by its header before a byte of it is read: only the page of imports takes more
 * than {@code fanzha.uploads.max-bytes}, and a body that doesn't say its length is not read at all. Up to that length a
 * file is held in memory, so that no evidence lies on disk in the clear; what all uploads hold together is limited, too.
 */
final class UploadsAtHand extends OncePerRequestFilter {

    /** The page whose files may be as long as {@code fanzha.imports.max-bytes} says, which the container sees to. */
    private static final String IMPORTS = "/imports";

    private final AtomicLong held = new AtomicLong();
    private final long atMost;
    private final long together;

    /**
     * @param atMost of one request, in bytes
     * @param together of all that are read at one moment
     */
    UploadsAtHand(long atMost, long together) {
        this.atMost = atMost;
        this.together = Math.max(atMost, together);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        boolean file = request.getServletPath().equals(IMPORTS);
        if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null && !file) {
            response.sendError(HttpStatus.LENGTH_REQUIRED.value());
            return;
        }
        if (length > atMost && !file) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
            return;
        }
        long holds = length < 0 ? atMost : Math.min(length, atMost);
        if (held.addAndGet(holds) > together) {
            held.addAndGet(-holds);
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            held.addAndGet(-holds);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
