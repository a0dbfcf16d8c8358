package cn.fanzha.command.webhooks.domain;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveTap;
import cn.fanzha.command.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The deliveries that wait. Each is written in the transaction of its event. Whoever takes one to send it holds it for
 * the time of the lease; what was not finished by then is taken by another. So each comes at least once, and no two
 * instances send it at the same time.
 */
@Component
class DeliveryQueue implements LiveTap {

    // a row that another instance is taking is passed over; one that it has just taken is no longer due
    private static final String TAKE = """
            update webhook_delivery d set attempts = d.attempts + 1, next_at = :lease, last_attempt_at = :now
            from (select c.id, s.url, s.secret, s.institution_id
                  from webhook_subscription s cross join lateral (
                      select w.id from webhook_delivery w
                      where w.subscription_id = s.id and w.state = 'PENDING' and w.next_at <= :now
                      order by w.next_at, w.id limit :each for update skip locked) c
                  where s.active and not s.id = any(:busy)) due
            where d.id = due.id
            returning d.id, d.subscription_id, d.kind, d.reference, d.happened_at, d.attempts, due.url, due.secret,
                      due.institution_id""";

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final WebhookSettings settings;
    private final Clock clock;

    DeliveryQueue(JdbcClient jdbc, PersonalDataCipher cipher, WebhookSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.settings = settings;
        this.clock = clock;
    }

    /** A delivery that this instance may send until the lease ends; {@code attempt} counts from 1. */
    record Taken(
            UUID id,
            UUID subscriptionId,
            UUID institutionId,
            String url,
            String secret,
            String kind,
            String reference,
            Instant happenedAt,
            int attempt,
            Instant leaseEnd) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Taken[" + id + ", " + kind + " " + reference + ", attempt " + attempt + "]";
        }
    }

    @Override
    public void published(LiveEvent event) {
        if (event.institutionId() == null) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into webhook_delivery (id, subscription_id, kind, reference, happened_at, next_at)
                        select :id, s.id, :kind, :reference, :now, :now from webhook_subscription s
                        where s.institution_id = :institution and s.active""")
                .param("id", Ids.next())
                .param("kind", event.kind())
                .param("reference", event.reference())
                .param("now", now)
                .param("institution", event.institutionId())
                .update();
    }

    /** What is due, the oldest first, at most so many of each subscription that isn't busy on this instance. */
    @Transactional
    public List<Taken> take(Collection<UUID> busy, int each) {
        Instant now = clock.instant();
        Instant lease = now.plus(settings.lease());
        return jdbc
                .sql(TAKE)
                .param("now", Timestamp.from(now))
                .param("lease", Timestamp.from(lease))
                .param("each", each)
                .param("busy", busy.toArray(UUID[]::new))
                .query((rs, n) -> taken(rs, lease))
                .list()
                .stream()
                .sorted(Comparator.comparing(Taken::happenedAt).thenComparing(Taken::id))
                .toList();
    }

    private Taken taken(ResultSet rs, Instant lease) throws SQLException {
        return new Taken(
                rs.getObject("id", UUID.class),
                rs.getObject("subscription_id", UUID.class),
                rs.getObject("institution_id", UUID.class),
                rs.getString("url"),
                cipher.decrypt(ValueKind.SECRET, rs.getBytes("secret")),
                rs.getString("kind"),
                rs.getString("reference"),
                rs.getTimestamp("happened_at").toInstant(),
                rs.getInt("attempts"),
                lease);
    }

    /** The system took it. Says nothing where another has taken the delivery over meanwhile. */
    @Transactional
    public void delivered(Taken taken, int status) {
        end(taken, DeliveryState.DELIVERED, clock.instant(), status, null);
    }

    /** In vain: again after the pause, or never. */
    @Transactional
    public DeliveryState failed(Taken taken, @Nullable Integer status, DeliveryProblem problem, Duration pause) {
        Instant now = clock.instant();
        DeliveryState state = taken.attempt() >= settings.tries() ? DeliveryState.DEAD : DeliveryState.PENDING;
        return end(taken, state, state == DeliveryState.DEAD ? now : now.plus(pause), status, problem)
                ? state
                : DeliveryState.PENDING;
    }

    private boolean end(
            Taken taken,
            DeliveryState state,
            Instant next,
            @Nullable Integer status,
            @Nullable DeliveryProblem problem) {
        boolean ended = state != DeliveryState.PENDING;
        return jdbc.sql("""
                                update webhook_delivery set state = :state, next_at = :next, last_status = :status,
                                       last_problem = :problem, ended_at = :ended
                                where id = :id and state = 'PENDING' and attempts = :attempt""")
                        .param("state", state.name())
                        .param("next", Timestamp.from(next))
                        .param("status", status, Types.INTEGER)
                        .param("problem", problem == null ? null : problem.name(), Types.VARCHAR)
                        .param("ended", ended ? Timestamp.from(clock.instant()) : null, Types.TIMESTAMP)
                        .param("id", taken.id())
                        .param("attempt", taken.attempt())
                        .update()
                == 1;
    }
}
