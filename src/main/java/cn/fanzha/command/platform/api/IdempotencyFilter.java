package cn.fanzha.command.platform.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a POST under {@code /api/v1} with the header {@code Idempotency-Key} safe to repeat: the same key with the same
 * request answers what was answered first and does nothing.
 *
 * <p>Key, work and answer are one transaction, which the use cases join: after a crash either all of it stands or
 * nothing, and the repeated request finds the answer or does the work. Nothing is sent before it has committed. Only what
 * was done is kept; a refusal changed nothing, is rolled back with its key, and may be tried again under it. What the
 * work does in transactions of its own by design (the audit log's refused attempts) stays.
 */
@Component
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_DISPOSITION, "Repr-Digest");
    private static final int BYTES_AT_MOST = 2_000_000;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,200}");

    private final IdempotencyKeys keys;
    private final PlatformTransactionManager transactions;
    private final Problems problems;
    private final List<OwnKeys> others;
    private final Duration wait;

    IdempotencyFilter(
            IdempotencyKeys keys,
            PlatformTransactionManager transactions,
            Problems problems,
            ObjectProvider<OwnKeys> others,
            @Value("${fanzha.api.idempotency-wait:PT5S}") Duration wait) {
        this.keys = keys;
        this.transactions = transactions;
        this.problems = problems;
        this.others = others.stream().toList();
        this.wait = wait;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String address = request.getRequestURI();
        return !request.getMethod().equals("POST")
                || !address.startsWith("/api/v1/")
                || request.getHeader(HEADER) == null
                || others.stream().anyMatch(own -> address.startsWith(own.prefix()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        String key = request.getHeader(HEADER).strip();
        if (caller == null || !caller.isAuthenticated()) {
            chain.doFilter(request, response);
            return;
        }
        if (!KEY.matcher(key).matches()) {
            refuse(request, response, HttpStatus.BAD_REQUEST, "idempotency-key-form");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(BYTES_AT_MOST + 1);
        if (body.length > BYTES_AT_MOST) {
            refuse(request, response, HttpStatus.CONTENT_TOO_LARGE, "idempotency-too-large");
            return;
        }
        work(new HeldBody(request, body), fingerprint(request, body), key, caller, response, chain);
    }

    private void work(
            HeldBody request,
            String fingerprint,
            String key,
            Authentication caller,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        Set<String> rights = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        boolean committed = false;
        try {
            Optional<KeptAnswer> before = keys.claim(caller.getName(), key, fingerprint, rights, wait);
            if (before.isPresent()) {
                again(before.get(), rights, request, held);
            } else {
                chain.doFilter(request, held);
                if (held.getStatus() < HttpStatus.MULTIPLE_CHOICES.value() && !transaction.isRollbackOnly()) {
                    keys.keep(
                            caller.getName(),
                            key,
                            held.getStatus(),
                            held.getContentType(),
                            said(held),
                            held.getContentAsByteArray());
                    committed = true;
                    transactions.commit(transaction);
                }
            }
        } catch (PessimisticLockingFailureException busy) {
            held.resetBuffer();
            held.setHeader(HttpHeaders.RETRY_AFTER, "2");
            refuse(request, held, HttpStatus.CONFLICT, "idempotency-busy");
        } finally {
            if (!committed) {
                transactions.rollback(transaction);
            }
        }
        held.copyBodyToResponse();
    }

    private void again(KeptAnswer answer, Set<String> rights, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!answer.sameRequest()) {
            refuse(request, response, HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-other-request");
            return;
        }
        if (!rights.containsAll(answer.rights())) {
            refuse(request, response, HttpStatus.FORBIDDEN, "idempotency-other-rights");
            return;
        }
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        answer.headers().forEach(response::setHeader);
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.body() != null) {
            response.getOutputStream().write(answer.body());
        }
    }

    private static Map<String, String> said(HttpServletResponse answer) {
        Map<String, String> said = new TreeMap<>();
        for (String name : KEPT_HEADERS) {
            String value = answer.getHeader(name);
            if (value != null) {
                said.put(name, value);
            }
        }
        return said;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        ProblemDetail problem = problems.of(status, code, problems.locale(request));
        problems.write(response, problem);
    }

    /** Equal for requests that ask for the same: address, parameters, body. */
    private static String fingerprint(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (request.getRequestURI() + "?" + request.getQueryString() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
