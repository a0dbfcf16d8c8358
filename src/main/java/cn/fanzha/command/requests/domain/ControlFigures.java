package cn.fanzha.command.requests.domain;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a partner answers control requests: today, and in the last 30 days. Days are those of Asia/Shanghai. */
@Component
public class ControlFigures {

    private static final int DAYS = 30;

    private final JdbcClient jdbc;
    private final ControlSettings settings;
    private final Clock clock;

    ControlFigures(JdbcClient jdbc, ControlSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The partner's figures; programs' answers count as well.
     *
     * @param median from request to answer, of the 30 days; null where none was answered
     * @param inTime answered within the time (30 minutes, setting), of the 30 days
     */
    public record Figures(
            long today,
            long month,
            long done,
            long inTime,
            @Nullable Duration median) {}

    /** @throws OutOfScopeException the actor belongs to no partner institution */
    @Transactional(readOnly = true)
    public Figures of(Actor actor) {
        if (!(actor.scope() instanceof Scope.Institution(UUID own))) {
            throw new OutOfScopeException("control", "figures");
        }
        LocalDate today = ChinaTime.date(clock.instant());
        Instant since = ChinaTime.startOf(today.minusDays(DAYS - 1L));
        return jdbc.sql("""
                        select count(*) filter (where answered_at >= :today) as today, count(*) as month,
                               count(*) filter (where done_at is not null) as done,
                               count(*) filter (where answered_at <= requested_at + make_interval(secs => :answer)) as in_time,
                               percentile_cont(0.5) within group (order by extract(epoch from answered_at - requested_at)) as median
                        from control_request where institution_id = :own and answered_at >= :since""")
                .param("today", Timestamp.from(ChinaTime.startOf(today)))
                .param("answer", settings.answerWithin().toSeconds())
                .param("own", own)
                .param("since", Timestamp.from(since))
                .query((rs, n) -> {
                    double median = rs.getDouble("median");
                    Duration half = rs.wasNull() ? null : Duration.ofSeconds(Math.round(median));
                    return new Figures(
                            rs.getLong("today"), rs.getLong("month"), rs.getLong("done"), rs.getLong("in_time"), half);
                })
                .single();
    }
}
