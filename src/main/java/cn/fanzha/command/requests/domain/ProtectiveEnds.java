package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ProtectiveOutcome;
import cn.fanzha.command.requests.ProtectiveOutcome.Done;
import cn.fanzha.command.requests.ProtectiveOutcome.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of protective controls: by the clock, which a job only writes down and tells, and ahead of time by the police.
 */
@Component
class ProtectiveEnds {

    private static final int REASON_AT_LEAST = 2;
    private static final int REASON_AT_MOST = 500;

    private final ProtectiveAccess access;
    private final ProtectiveNews news;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProtectiveEnds(ProtectiveAccess access, ProtectiveNews news, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.news = news;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final String OF_ONE = """
            a.control_id = :control
            and (a.state = 'WAITING' and p.lapses_at > :now or a.state = 'CONTROLLED' and a.ends_at > :now)""";

    private static final String OVER = """
            a.id in (select id from protective_answer where state = 'CONTROLLED' and ends_at <= :now order by ends_at limit 500)""";

    private static final String LAPSED = """
            a.state = 'WAITING'
            and a.control_id in (select c.id from protective_control c
                                 where c.lapses_at <= :now
                                   and exists (select from protective_answer w where w.control_id = c.id and w.state = 'WAITING')
                                 order by c.lapses_at limit 50)""";

    private record Ended(String controlNo, UUID unitId, UUID institutionId) {}

    private record Held(UUID id, UUID unitId, @Nullable String caseNo) {}

    @Transactional
    ProtectiveOutcome lift(String controlNo, String reason, Actor actor) {
        Held held = jdbc.sql("select id, unit_id, case_no from protective_control where control_no = ? for update")
                .param(controlNo)
                .query((rs, n) -> new Held(
                        rs.getObject("id", UUID.class), rs.getObject("unit_id", UUID.class), rs.getString("case_no")))
                .optional()
                .orElseThrow(() -> new NotFoundException("protective-control", controlNo));
        access.requireHolder(controlNo, held.unitId, held.caseNo, actor);
        String why = reason.strip();
        if (why.length() < REASON_AT_LEAST || why.length() > REASON_AT_MOST) {
            return refused(controlNo, Refused.because("protective.lift.reason", REASON_AT_LEAST, REASON_AT_MOST));
        }
        Instant now = clock.instant();
        List<Ended> ended = end(OF_ONE, held.id, now);
        if (ended.isEmpty()) {
            return refused(controlNo, Refused.because("protective.lift.over"));
        }
        jdbc.sql("""
                        update protective_control set lifted_at = ?, lifted_by = ?, lifted_by_name = ?, lift_reason = ?
                        where id = ?""")
                .params(Timestamp.from(now), actor.id(), actor.displayName(), why, held.id)
                .update();
        news.audit(controlNo, "lift", Map.of("note", true, "institutions", ended.size()));
        news.timeline(held.caseNo, "LIFTED", now, actor, controlNo, why);
        news.show(controlNo, "lifted", held.unitId, null);
        ended.forEach(one -> news.show(controlNo, "lifted", null, one.institutionId));
        return new Done(controlNo);
    }

    /** Writes down what the clock has decided; what it ends is told to the institution and to the unit, once. */
    @Scheduled(fixedDelay = 30_000, initialDelay = 40_000)
    @SchedulerLock(name = "protective-clock")
    @Transactional
    public void tick() {
        Instant now = clock.instant();
        List<Ended> ended = end(OVER, null, now);
        for (Ended one : ended) {
            news.audit(one.controlNo, "end", Map.of("institution", one.institutionId));
            news.show(one.controlNo, "ended", one.unitId, one.institutionId);
        }
        end(LAPSED, null, now);
    }

    private List<Ended> end(String which, @Nullable UUID control, Instant now) {
        JdbcClient.StatementSpec statement = jdbc.sql("""
                        update protective_answer a
                        set state = case when a.state = 'WAITING' then 'LAPSED' else 'ENDED' end,
                            ended_at = case when a.state = 'WAITING' then least(:now, p.lapses_at) else least(:now, a.ends_at) end
                        from protective_control p
                        where p.id = a.control_id and a.state in ('WAITING', 'CONTROLLED')
                          and (%s)
                        returning p.control_no, p.unit_id, a.institution_id""".formatted(which)).param("now", now.atOffset(ZoneOffset.UTC));
        return (control == null ? statement : statement.param("control", control))
                .query((rs, n) -> new Ended(
                        Objects.requireNonNull(rs.getString("control_no")),
                        Objects.requireNonNull(rs.getObject("unit_id", UUID.class)),
                        Objects.requireNonNull(rs.getObject("institution_id", UUID.class))))
                .list();
    }

    private Refused refused(String controlNo, Refused why) {
        news.refused(controlNo, "lift", why);
        return why;
    }
}
