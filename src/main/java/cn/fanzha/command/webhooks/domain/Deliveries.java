package cn.fanzha.command.webhooks.domain;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was sent to an institution, and sending again what was given up; for those who manage its subscription. */
@Component
public class Deliveries {

    private final JdbcClient jdbc;
    private final Subscriptions subscriptions;
    private final Units units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deliveries(
            JdbcClient jdbc, Subscriptions subscriptions, Units units, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.subscriptions = subscriptions;
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    /** The institution's deliveries, the latest event first, by keyset. */
    @Transactional(readOnly = true)
    public KeysetPage<Delivery> page(
            UUID institution, @Nullable DeliveryState state, @Nullable Cursor after, int size, Actor actor) {
        subscriptions.requireMay(institution, actor);
        var found = jdbc.sql(
                        "select d.* from webhook_delivery d join webhook_subscription s on s.id = d.subscription_id"
                                + " where s.institution_id = :institution"
                                + (state == null ? "" : " and d.state = '" + state.name() + "'")
                                + (after == null ? "" : " and (d.happened_at, d.id) < (:at, :id)")
                                + " order by d.happened_at desc, d.id desc limit :size")
                .param("institution", institution)
                .param("size", size + 1);
        if (after != null) {
            found = found.param("at", Timestamp.from(after.at())).param("id", after.id());
        }
        return KeysetPage.of(
                found.query((rs, n) -> row(rs)).list(), size, one -> new Cursor(one.happenedAt(), one.id()));
    }

    /**
     * A dead letter is sent again; its attempts are counted anew.
     *
     * @return false where it is no dead letter: nothing was changed
     * @throws NotFoundException the institution has no such delivery
     */
    @Transactional
    public boolean replay(UUID institution, UUID delivery, Actor actor) {
        subscriptions.requireMay(institution, actor);
        Delivery found = jdbc.sql(
                        "select d.* from webhook_delivery d join webhook_subscription s on s.id = d.subscription_id"
                                + " where s.institution_id = ? and d.id = ? for update of d")
                .params(institution, delivery)
                .query((rs, n) -> row(rs))
                .optional()
                .orElseThrow(() -> new NotFoundException("webhook", delivery));
        if (found.state() != DeliveryState.DEAD) {
            return false;
        }
        revive("id = ?", delivery);
        events.publishEvent(Audited.done(
                "webhook.replay",
                "webhook",
                delivery.toString(),
                Map.of("event", found.kind(), "reference", found.reference(), "attempts", found.attempts())));
        return true;
    }

    /** All of the institution's dead letters are sent again; how many. */
    @Transactional
    public int replayAll(UUID institution, Actor actor) {
        subscriptions.requireMay(institution, actor);
        int revived =
                revive("subscription_id = (select id from webhook_subscription where institution_id = ?)", institution);
        if (revived > 0) {
            events.publishEvent(Audited.done(
                    "webhook.replay", "webhook", units.get(institution).code(), Map.of("count", revived)));
        }
        return revived;
    }

    private int revive(String condition, UUID which) {
        return jdbc.sql("update webhook_delivery set state = 'PENDING', attempts = 0, next_at = ?, ended_at = null"
                        + " where state = 'DEAD' and " + condition)
                .params(Timestamp.from(clock.instant()), which)
                .update();
    }

    private static Delivery row(ResultSet rs) throws SQLException {
        int status = rs.getInt("last_status");
        Integer lastStatus = rs.wasNull() ? null : status;
        String problem = rs.getString("last_problem");
        return new Delivery(
                rs.getObject("id", UUID.class),
                rs.getString("kind"),
                rs.getString("reference"),
                rs.getTimestamp("happened_at").toInstant(),
                DeliveryState.valueOf(rs.getString("state")),
                rs.getInt("attempts"),
                rs.getTimestamp("next_at").toInstant(),
                instant(rs, "last_attempt_at"),
                lastStatus,
                problem == null ? null : DeliveryProblem.valueOf(problem),
                instant(rs, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
