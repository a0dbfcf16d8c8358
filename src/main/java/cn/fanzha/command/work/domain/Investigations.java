package cn.fanzha.command.work.domain;

import cn.fanzha.command.shared.Money;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What runs: gangs under investigation, special operations, and persons who were deceived after a warning. The caller has
 * checked that the units are within the actor's scope.
 */
@Component
public class Investigations {

    private static final int SHOWN = 10;

    /** A case may be reported before its first transfer, and the transfer be what counts. */
    private static final Duration REPORTED_BEFORE = Duration.ofDays(30);

    private final JdbcClient jdbc;

    Investigations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A gang that is not dismantled.
     *
     * @param captured members who were captured
     * @param limited members under a measure whose legal limit runs: detained, on bail or under surveillance
     */
    public record RunningGang(
            String number,
            String name,
            String kind,
            UUID unitId,
            Instant discoveredAt,
            @Nullable Money amount,
            long members,
            long captured,
            long limited) {}

    /** An operation that runs today. */
    public record RunningOperation(
            String number,
            String name,
            UUID unitId,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            long suspects,
            long gangs) {}

    /** An alert after which the person was deceived all the same; provisional until 30 days after the month. */
    public record Deceived(
            String number, UUID unitId, @Nullable String fraudType, Instant pushedAt) {}

    /** Those with most limits running first, then the latest found. */
    @Transactional(readOnly = true)
    public List<RunningGang> gangs(UUID[] units) {
        return jdbc.sql("""
                        select g.gang_no, g.name, g.kind, g.unit_id, g.discovered_at, g.amount, m.members, m.captured, m.limited
                        from gang g cross join lateral (
                            select count(*) as members, count(s.captured_at) as captured,
                                   count(*) filter (where greatest(s.detained_at, s.bailed_at, s.surveilled_at, s.arrested_at,
                                                                   s.prosecuted_at, s.released_at)
                                                          in (s.detained_at, s.bailed_at, s.surveilled_at)) as limited
                            from suspect s where s.gang_id = g.id) m
                        where g.state = 'INVESTIGATING' and g.unit_id = any(:units)
                        order by m.limited desc, g.discovered_at desc, g.id limit :limit""")
                .param("units", units)
                .param("limit", SHOWN)
                .query((rs, n) -> new RunningGang(
                        rs.getString("gang_no"),
                        rs.getString("name"),
                        rs.getString("kind"),
                        rs.getObject("unit_id", UUID.class),
                        rs.getTimestamp("discovered_at").toInstant(),
                        rs.getBigDecimal("amount") == null ? null : Money.of(rs.getBigDecimal("amount")),
                        rs.getLong("members"),
                        rs.getLong("captured"),
                        rs.getLong("limited")))
                .list();
    }

    /** Led by one of the units, or with one taking part; the first to end first. */
    @Transactional(readOnly = true)
    public List<RunningOperation> operations(UUID[] units, LocalDate today) {
        return jdbc.sql("""
                        select o.operation_no, o.name, o.unit_id, o.starts_on, o.ends_on,
                               (select count(*) from suspect s where s.operation_id = o.id) as suspects,
                               (select count(*) from gang g where g.operation_id = o.id) as gangs
                        from operation o
                        where o.starts_on <= :today and (o.ends_on is null or o.ends_on >= :today)
                          and (o.unit_id = any(:units)
                               or exists (select from operation_unit p where p.operation_id = o.id and p.unit_id = any(:units)))
                        order by o.ends_on nulls last, o.operation_no limit :limit""")
                .param("units", units)
                .param("today", today)
                .param("limit", SHOWN)
                .query((rs, n) -> new RunningOperation(
                        rs.getString("operation_no"),
                        rs.getString("name"),
                        rs.getObject("unit_id", UUID.class),
                        rs.getObject("starts_on", LocalDate.class),
                        rs.getObject("ends_on", LocalDate.class),
                        rs.getLong("suspects"),
                        rs.getLong("gangs")))
                .list();
    }

    /**
     * Of alerts pushed since then, as the statistics count them; the latest first. There are far fewer cases than alerts:
     * those of the time name the alerts to ask about.
     */
    @Transactional(readOnly = true)
    public List<Deceived> deceived(UUID[] units, Instant since) {
        return jdbc.sql("""
                        select r.record_no, r.unit_id, r.fraud_type, r.at from figure_row_of_alerts r
                        where r.source = 'alert.deceived-after' and r.at >= :since and r.unit_id = any(:units)
                          and r.record_no = any(array(
                              select a.alert_no from case_file c join victim v on v.case_id = c.id
                                   join alert a on a.phone_index = v.phone_index
                              where c.reported_at >= :reported and a.pushed_at >= :since and a.unit_id = any(:units)
                              union
                              select a.alert_no from case_file c join victim v on v.case_id = c.id
                                   join alert a on a.id_no_index = v.id_no_index
                              where c.reported_at >= :reported and a.pushed_at >= :since and a.unit_id = any(:units)))
                        order by r.at desc, r.record_no limit :limit""")
                .param("units", units)
                .param("since", Timestamp.from(since))
                .param("reported", Timestamp.from(since.minus(REPORTED_BEFORE)))
                .param("limit", SHOWN)
                .query((rs, n) -> new Deceived(
                        rs.getString("record_no"),
                        rs.getObject("unit_id", UUID.class),
                        rs.getString("fraud_type"),
                        rs.getTimestamp("at").toInstant()))
                .list();
    }
}
