package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.domain.DeskFigures.Answers;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How one liaison answers: today, and in this calendar month of Asia/Shanghai. */
@Component
public class LiaisonFigures {

    private final JdbcClient jdbc;
    private final StopSettings settings;
    private final Clock clock;

    LiaisonFigures(JdbcClient jdbc, StopSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    private record Named(String name, Answers answers) {}

    /**
     * Her own, by {@code today} and {@code this-month}; what she answered before she came to this institution doesn't
     * count.
     *
     * @throws OutOfScopeException the actor is no liaison
     */
    @Transactional(readOnly = true)
    public Map<String, Answers> of(Actor actor) {
        if (!(actor.scope() instanceof Scope.Institution(UUID own))) {
            throw new OutOfScopeException("desk", "figures");
        }
        Instant now = clock.instant();
        Map<String, Answers> found = jdbc
                .sql("""
                        select p.name, count(*) as answered, count(*) filter (where s.stopped_at is not null) as stopped,
                               coalesce(sum(s.new_money), 0) as money,
                               count(*) filter (where s.answered_at <= s.requested_at + make_interval(secs => :answer)) as in_time,
                               percentile_cont(0.5) within group (order by extract(epoch from s.answered_at - s.requested_at)) as median
                        from stop_payment s join (values ('today', :today::timestamptz), ('this-month', :month::timestamptz)) p(name, since)
                             on s.answered_at >= p.since
                        where s.institution_id = :own and s.settled_at >= :month and s.answered_by = :me
                        group by p.name""")
                .param("own", own)
                .param("me", actor.id())
                .param("answer", settings.answerWithin().toSeconds())
                .param("today", Timestamp.from(ChinaTime.startOf(ChinaTime.date(now))))
                .param("month", Timestamp.from(ChinaTime.startOf(ChinaTime.month(now))))
                .query((rs, n) -> new Named(rs.getString("name"), DeskFigures.answers(rs)))
                .list()
                .stream()
                .collect(Collectors.toMap(Named::name, Named::answers));
        Map<String, Answers> all = new LinkedHashMap<>();
        for (String period : List.of("today", "this-month")) {
            all.put(period, found.getOrDefault(period, Answers.NONE));
        }
        return all;
    }
}
