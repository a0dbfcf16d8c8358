package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.domain.FreezeNews.About;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Renewals 续冻 (程序规定 art. 243): asked for and granted before the end, by the authority that approved the freeze; 6
 * months at most each, in major or complex cases a year with city-level approval. The renewal and the end take the
 * account's lock: one of them comes first, and the other is told.
 */
@Component
public class FreezeRenewals {

    private final FreezeActing acting;
    private final FreezeAccess access;
    private final FreezeEffects effects;
    private final FreezeNews news;
    private final JdbcClient jdbc;

    FreezeRenewals(FreezeActing acting, FreezeAccess access, FreezeEffects effects, FreezeNews news, JdbcClient jdbc) {
        this.acting = acting;
        this.access = access;
        this.effects = effects;
        this.news = news;
        this.jdbc = jdbc;
    }

    /** A renewal that was decided, for the freeze's page; {@code confirmedAt}: the institution said that it goes on. */
    public record Decided(
            int months,
            boolean longTerm,
            String reason,
            String askedBy,
            Instant decidedAt,
            String decidedBy,
            boolean approved,
            @Nullable String note,
            LocalDate endedOn,
            @Nullable LocalDate endsOn,
            @Nullable Instant confirmedAt) {}

    /** By an officer or supervisor of the case. */
    @Transactional
    public FreezeOutcome ask(
            FreezeNumber number, int version, int months, boolean longTerm, String reason, Actor actor) {
        return acting.on(
                number,
                version,
                false,
                "ask-renewal",
                (order, now) -> {
                    access.requireWork(order, actor);
                    Refused refused = over(order, now);
                    if (refused != null) {
                        return refused;
                    }
                    if (order.renewal != null) {
                        return Refused.because("freezes.renewal.waiting");
                    }
                    return reason.isBlank()
                            ? Refused.because("freezes.refused.reason")
                            : FreezeRules.termRefusal(order.asset, months, longTerm);
                },
                (order, now) -> {
                    order.askRenewal(months, longTerm, reason.strip(), actor, now);
                    news.tell(
                            About.of(order),
                            "renewal-asked",
                            "FREEZE_RENEWAL_ASKED",
                            now,
                            actor,
                            reason.strip(),
                            Map.of("months", months));
                });
    }

    /** FROZEN or RENEWED → RENEWED with the new last day, or nothing changes but that it was declined with a reason. */
    @Transactional
    public FreezeOutcome decide(FreezeNumber number, int version, boolean approve, @Nullable String note, Actor actor) {
        return acting.on(
                number,
                version,
                false,
                "decide-renewal",
                (order, now) -> {
                    access.requireHead(order, actor);
                    Refused refused = over(order, now);
                    return refused == null ? notDecidable(order, approve, note, actor) : refused;
                },
                (order, now) -> settle(order, approve, note, actor, now));
    }

    /** What was decided so far, the earliest first. */
    List<Decided> of(UUID orderId) {
        return jdbc.sql("select * from freeze_renewal where order_id = :order order by position")
                .param("order", orderId)
                .query((rs, n) -> new Decided(
                        rs.getInt("months"),
                        rs.getBoolean("long_term"),
                        String.valueOf(rs.getString("reason")),
                        String.valueOf(rs.getString("asked_by_name")),
                        rs.getTimestamp("decided_at").toInstant(),
                        String.valueOf(rs.getString("decided_by_name")),
                        rs.getBoolean("approved"),
                        rs.getString("note"),
                        rs.getObject("ended_on", LocalDate.class),
                        rs.getObject("ends_on", LocalDate.class),
                        confirmed(rs.getTimestamp("confirmed_at"))))
                .list();
    }

    /** The institution goes on with all that was granted so far. */
    void confirmed(UUID orderId, Instant now) {
        jdbc.sql(
                        "update freeze_renewal set confirmed_at = :now where order_id = :order and approved and confirmed_at is null")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("order", orderId)
                .update();
    }

    private static @Nullable Instant confirmed(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private @Nullable Refused notDecidable(FreezeOrder order, boolean approve, @Nullable String note, Actor actor) {
        RenewalAsked asked = order.renewal;
        if (asked == null) {
            return Refused.because("freezes.renewal.none");
        }
        if (asked.askedBy.equals(actor.id())) {
            return Refused.because("freezes.refused.own");
        }
        if (!approve) {
            return note == null ? Refused.because("freezes.refused.note") : null;
        }
        UUID authority = order.agreement == null ? null : order.agreement.decidedUnitId;
        if (!access.maySettleRenewal(authority, asked.longTerm, actor)) {
            return Refused.because(asked.longTerm ? "freezes.refused.city" : "freezes.renewal.same-authority");
        }
        return null;
    }

    private void settle(FreezeOrder order, boolean approve, @Nullable String note, Actor actor, Instant now) {
        RenewalAsked asked = Objects.requireNonNull(order.renewal, order.freezeNo);
        LocalDate ended = order.lastDay();
        LocalDate next = null;
        if (approve) {
            next = order.renew(asked.months, now);
            effects.factRenewed(order.id, next);
        } else {
            order.renewal = null;
        }
        jdbc.sql("""
                        insert into freeze_renewal (id, order_id, position, months, long_term, reason, asked_at,
                               asked_by_name, decided_at, decided_by, decided_by_name, decided_unit_id, approved, note,
                               ended_on, ends_on)
                        select :id, :order, coalesce(max(position) + 1, 0), :months, :long, :reason, :asked, :asker,
                               :now, :actor, :decider, :unit, :approved, :note, :ended, :ends
                        from freeze_renewal where order_id = :order""")
                .param("id", Ids.next())
                .param("order", order.id)
                .param("months", asked.months)
                .param("long", asked.longTerm)
                .param("reason", asked.reason)
                .param("asked", asked.askedAt.atOffset(ZoneOffset.UTC))
                .param("asker", asked.askedByName)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("actor", actor.id())
                .param("decider", actor.displayName())
                .param("unit", actor.unitId())
                .param("approved", approve)
                .param("note", note)
                .param("ended", ended)
                .param("ends", next)
                .update();
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("endedOn", ended);
        details.put("endsOn", next);
        news.tell(
                About.of(order),
                approve ? "renewed" : "renewal-declined",
                approve ? "FREEZE_RENEWED" : "FREEZE_RENEWAL_DECLINED",
                now,
                actor,
                note,
                details);
    }

    /** Not once it has ended: after 24:00 of its last day nothing brings it back. */
    private static @Nullable Refused over(FreezeOrder order, Instant now) {
        if (order.stage().isRunning() && !now.isBefore(FreezeRules.over(order.lastDay()))) {
            return Refused.because("freezes.renewal.over", order.lastDay().toString());
        }
        return FreezeCare.runs(order, now);
    }
}
