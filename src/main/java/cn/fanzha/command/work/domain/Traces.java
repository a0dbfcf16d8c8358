package cn.fanzha.command.work.domain;

import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What cases of a time have in common and what they don't: for an analyst who looks for the next link. The caller has
 * checked that the units are within the actor's scope.
 */
@Component
public class Traces {

    private static final int SHOWN = 10;

    /** 数额特别巨大 (2016 opinion of the Supreme Court, the Supreme Procuratorate and the ministry). */
    private static final Money VERY_LARGE = Money.of("500000");

    private final JdbcClient jdbc;
    private final Observables observables;
    private final Clock clock;

    Traces(JdbcClient jdbc, Observables observables, Clock clock) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.clock = clock;
    }

    /**
     * An observable that several cases share.
     *
     * @param masked what a list may show of its value
     */
    public record Shared(UUID id, String type, String masked, long cases, Instant last) {}

    /**
     * An account that victims' money went to.
     *
     * @param money what cases of the time report as sent there, in yuan
     * @param stopped a stop on it runs now
     * @param frozen it is frozen now
     */
    public record Receiver(
            UUID id,
            String type,
            String masked,
            Money money,
            long transfers,
            long cases,
            Instant last,
            boolean stopped,
            boolean frozen) {}

    /** A case that wants an analyst's eye. */
    public record Case(
            String number, UUID unitId, @Nullable String fraudType, Instant reportedAt, String state, Money amount) {}

    /** What stands in two cases or more, in most first. */
    @Transactional(readOnly = true)
    public List<Shared> shared(UUID[] units, Instant since) {
        List<Shared> found = jdbc.sql("""
                        select seen.*, o.type from (
                            select s.observable_id as id, count(distinct s.source_no) as cases, max(s.at) as last
                            from sighting s
                            where s.source_type = 'CASE' and s.unit_id = any(:units) and s.at >= :since
                            group by s.observable_id having count(distinct s.source_no) > 1
                            order by cases desc, last desc, id limit :limit) seen
                        join observable o on o.id = seen.id order by cases desc, last desc, id""")
                .param("units", units)
                .param("since", Timestamp.from(since))
                .param("limit", SHOWN)
                .query((rs, n) -> new Shared(
                        rs.getObject("id", UUID.class), rs.getString("type"), "", rs.getLong("cases"), at(rs, "last")))
                .list();
        Map<UUID, String> masked = masked(found.stream().map(Shared::id));
        return found.stream()
                .map(one -> new Shared(one.id, one.type, masked.getOrDefault(one.id, "—"), one.cases, one.last))
                .toList();
    }

    /** The accounts that got most money in cases reported since then. */
    @Transactional(readOnly = true)
    public List<Receiver> receivers(UUID[] units, Instant since) {
        List<Receiver> found = jdbc.sql("""
                        select got.*, o.type,
                               exists (select from stop_payment s where s.account_id = got.id and s.state = 'STOPPED'
                                       and s.ends_at > :now) as stopped,
                               exists (select from fund_freeze f where f.account_id = got.id and f.state = 'FROZEN'
                                       and (f.ends_on is null or f.ends_on >= :today)) as frozen
                        from (select t.to_account_id as id, sum(t.amount) as money, count(*) as transfers,
                                     count(distinct t.case_id) as cases, max(t.at) as last
                              from case_file c join transfer t on t.case_id = c.id
                              where c.unit_id = any(:units) and c.reported_at >= :since
                              group by t.to_account_id order by money desc, id limit :limit) got
                        join observable o on o.id = got.id order by money desc, id""")
                .param("units", units)
                .param("since", Timestamp.from(since))
                .param("now", Timestamp.from(clock.instant()))
                .param("today", ChinaTime.date(clock.instant()))
                .param("limit", SHOWN)
                .query((rs, n) -> new Receiver(
                        rs.getObject("id", UUID.class),
                        rs.getString("type"),
                        "",
                        Money.of(rs.getBigDecimal("money")),
                        rs.getLong("transfers"),
                        rs.getLong("cases"),
                        at(rs, "last"),
                        rs.getBoolean("stopped"),
                        rs.getBoolean("frozen")))
                .list();
        Map<UUID, String> masked = masked(found.stream().map(Receiver::id));
        return found.stream()
                .map(one -> new Receiver(
                        one.id,
                        one.type,
                        masked.getOrDefault(one.id, "—"),
                        one.money,
                        one.transfers,
                        one.cases,
                        one.last,
                        one.stopped,
                        one.frozen))
                .toList();
    }

    /** Cases of which nothing was seen in any other place, the largest first. */
    @Transactional(readOnly = true)
    public List<Case> unlinked(UUID[] units, Instant since, Actor actor) {
        return cases("""
                 and c.state not in ('REJECTED', 'WITHDRAWN', 'TRANSFERRED') and not exists (
                     select from sighting s join sighting o on o.observable_id = s.observable_id
                                                           and (o.source_type, o.source_no) <> (s.source_type, s.source_no)
                     where s.source_type = 'CASE' and s.source_no = c.case_no)
                """, units, since, actor);
    }

    /** Open cases with a loss of 500,000 yuan or more that nobody solved, the largest first. */
    @Transactional(readOnly = true)
    public List<Case> largeUnsolved(UUID[] units, Instant since, Actor actor) {
        return cases(
                " and c.state in ('REPORTED', 'ACCEPTED', 'FILED') and coalesce(c.loss, c.amount_involved) >= "
                        + VERY_LARGE.toPlainString(),
                units,
                since,
                actor);
    }

    private List<Case> cases(String condition, UUID[] units, Instant since, Actor actor) {
        return jdbc.sql("""
                        select c.case_no, c.unit_id, c.fraud_type, c.reported_at, c.state,
                               coalesce(c.loss, c.amount_involved) as amount
                        from case_file c where c.unit_id = any(:units) and c.reported_at >= :since and\s""" + CaseScope.opens("c", actor) + condition + " order by amount desc, c.case_no limit :limit")
                .param("units", units)
                .param("since", Timestamp.from(since))
                .param("limit", SHOWN)
                .params(CaseScope.params(actor, clock.instant()))
                .query((rs, n) -> new Case(
                        rs.getString("case_no"),
                        rs.getObject("unit_id", UUID.class),
                        rs.getString("fraud_type"),
                        at(rs, "reported_at"),
                        rs.getString("state"),
                        Money.of(rs.getBigDecimal("amount"))))
                .list();
    }

    private Map<UUID, String> masked(Stream<UUID> ids) {
        List<UUID> asked = ids.toList();
        return asked.isEmpty() ? Map.of() : observables.masked(asked);
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return rs.getTimestamp(column).toInstant();
    }
}
