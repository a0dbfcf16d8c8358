package cn.fanzha.command.platform.api;

import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The answers kept under idempotency keys, 24 hours long. Claiming and keeping happen in the transaction of the work: a
 * second request under a key waits at the row of the first until that has committed (then it reads the answer) or was
 * rolled back (then it does the work itself), on whichever instance either runs.
 */
@Component
class IdempotencyKeys {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final BlindIndex index;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, PersonalDataCipher cipher, BlindIndex index, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.index = index;
        this.clock = clock;
    }

    /**
     * Takes the key for this transaction, or finds what was answered under it.
     *
     * @param fingerprint equal for equal requests
     * @throws org.springframework.dao.PessimisticLockingFailureException the first request is still being worked on
     *     after the time that the transaction may wait
     */
    Optional<KeptAnswer> claim(
            String client, String key, String fingerprint, Collection<String> rights, Duration wait) {
        byte[] digest = index.of(ValueKind.SECRET, fingerprint);
        waitAtMost(wait.toMillis() + "ms");
        jdbc.sql("delete from idempotency_key where client = ? and key = ? and created_at < ?")
                .params(client, key, Timestamp.from(clock.instant().minus(KEPT)))
                .update();
        int taken = take(client, key, digest, rights);
        // the work itself waits as long as it ever did
        waitAtMost("0");
        return taken == 1
                ? Optional.empty()
                : jdbc.sql("""
                                select digest, rights, status, content_type, headers, body
                                from idempotency_key where client = ? and key = ?""")
                        .params(client, key)
                        .query((rs, n) -> answer(rs, digest))
                        .optional();
    }

    private int take(String client, String key, byte[] digest, Collection<String> rights) {
        try {
            return jdbc.sql("""
                            insert into idempotency_key (client, key, digest, rights, created_at) values (?, ?, ?, ?, ?)
                            on conflict do nothing""")
                    .params(client, key, digest, rights.toArray(String[]::new), Timestamp.from(clock.instant()))
                    .update();
        } catch (UncategorizedSQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(
                    e.getSQLException() == null ? null : e.getSQLException().getSQLState())) {
                throw new CannotAcquireLockException("the first request under the key is at work", e);
            }
            throw e;
        }
    }

    void keep(
            String client,
            String key,
            int status,
            @Nullable String contentType,
            Map<String, String> headers,
            byte[] body) {
        jdbc.sql("""
                        update idempotency_key set status = ?, content_type = ?, headers = ?, body = ?
                        where client = ? and key = ?""")
                .param(status)
                .param(contentType)
                .param(cipher.encrypt(ValueKind.SECRET, lines(headers)))
                .param(cipher.encrypt(ValueKind.SECRET, new String(body, StandardCharsets.ISO_8859_1)))
                .param(client)
                .param(key)
                .update();
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
    @SchedulerLock(name = "idempotency-keys")
    void forget() {
        jdbc.sql("delete from idempotency_key where created_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private void waitAtMost(String time) {
        jdbc.sql("select set_config('lock_timeout', ?, true)")
                .param(time)
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    private KeptAnswer answer(ResultSet rs, byte[] digest) throws SQLException {
        byte[] headers = rs.getBytes("headers");
        byte[] body = rs.getBytes("body");
        return new KeptAnswer(
                Arrays.equals(digest, rs.getBytes("digest")),
                Set.of((String[]) rs.getArray("rights").getArray()),
                rs.getInt("status"),
                rs.getString("content_type"),
                headers == null ? Map.of() : headers(cipher.decrypt(ValueKind.SECRET, headers)),
                body == null ? null : cipher.decrypt(ValueKind.SECRET, body).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A header is one line: its value holds no line end, or no server would have sent it. */
    private static String lines(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> headers(String lines) {
        return lines.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(header -> header[0], header -> header[1]));
    }
}
