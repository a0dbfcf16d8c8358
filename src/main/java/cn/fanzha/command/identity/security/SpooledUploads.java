package cn.fanzha.command.identity.security;

import cn.fanzha.command.platform.crypto.FileCipher;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/**
 * Forms with files too long for memory: taken apart here, so that the container doesn't write them to disk in the clear.
 * Stands behind {@link UploadsAtHand}, which lets only imports come so far.
 */
final class SpooledUploads extends OncePerRequestFilter {

    private final FileCipher cipher;
    private final long inMemory;
    private final long fileAtMost;

    /**
     * @param inMemory what the container itself holds in memory, in bytes
     * @param fileAtMost the longest file, in bytes
     */
    SpooledUploads(FileCipher cipher, long inMemory, long fileAtMost) {
        this.cipher = cipher;
        this.inMemory = inMemory;
        this.fileAtMost = fileAtMost;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (SpooledForm form = new SpooledForm(cipher)) {
            try {
                form.take(request, fileAtMost);
            } catch (IOException refused) {
                if (tooLong(refused)) {
                    response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
                } else {
                    response.sendError(HttpStatus.BAD_REQUEST.value());
                }
                return;
            }
            chain.doFilter(new SpooledRequest(request, form), response);
        }
    }

    private static boolean tooLong(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof SizeException) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        boolean form = type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
        long length = request.getContentLengthLong();
        return !form
                || length >= 0 && length <= inMemory
                || WebUtils.getNativeRequest(request, MultipartRequest.class) != null;
    }
}
