package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a liaison's institution answers: only its own requests, those of the last 30 days. Requests that were cancelled or
 * joined a running stop were not answered and don't count. Days are those of Asia/Shanghai.
 */
@Component
public class DeskFigures {

    private static final int DAYS = 30;

    /** What was answered, by the index of the institution's settled requests; an answer is settled when it is given. */
    private static final String ANSWERED = """
            with answered as (
                select coalesce(s.answered_at, s.stopped_at, s.refused_at, s.settled_at) as at, s.requested_at,
                       s.stopped_at is not null as stopped, coalesce(s.new_money, s.amount_stopped, 0) as money,
                       case when s.refusal_reasons = '{}' and s.refusal_code is not null then array[s.refusal_code]
                            else s.refusal_reasons end as reasons
                from stop_payment s
                where s.institution_id = :own and s.settled_at >= :since and s.state not in ('CANCELLED', 'JOINED'))
            """;

    private static final String COUNTS = """
            count(*) as answered, count(*) filter (where a.stopped) as stopped, coalesce(sum(a.money) filter (where a.stopped), 0) as money,
            count(*) filter (where a.at <= a.requested_at + make_interval(secs => :answer)) as in_time,
            percentile_cont(0.5) within group (order by extract(epoch from a.at - a.requested_at)) as median
            """;

    private final JdbcClient jdbc;
    private final StopSettings settings;
    private final Clock clock;

    DeskFigures(JdbcClient jdbc, StopSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What was answered in a time.
     *
     * @param median how long half of the answers took at most; null where there was none
     * @param inTime within the time after which a request turns red (30 minutes, setting)
     * @param money new money that was stopped, in yuan
     */
    public record Answers(long answered, @Nullable Duration median, long inTime, long stopped, Money money) {

        static final Answers NONE = new Answers(0, null, 0, 0, Money.ZERO);
    }

    /** A day of the table. */
    public record Day(LocalDate day, Answers answers) {}

    /** A reason for refusing, and how often it was given. */
    public record Reason(RefusalReason reason, long count) {}

    /**
     * The page.
     *
     * @param open requests that wait for an answer
     * @param red of them those whose time is over
     * @param days the latest first, each of the 30
     */
    public record Overview(
            long open, long red, Answers today, Answers week, Answers month, List<Day> days, List<Reason> reasons) {

        public Overview {
            days = List.copyOf(days);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The actor's own institution.
     *
     * @throws OutOfScopeException the actor is no liaison
     */
    @Transactional(readOnly = true)
    public Overview of(Actor actor) {
        if (!(actor.scope() instanceof Scope.Institution(UUID own))) {
            throw new OutOfScopeException("desk", "overview");
        }
        LocalDate today = ChinaTime.date(clock.instant());
        Instant since = ChinaTime.startOf(today.minusDays(DAYS - 1L));
        Open open = open(own);
        Map<String, Answers> periods = periods(own, today, since);
        return new Overview(
                open.all,
                open.red,
                periods.getOrDefault("today", Answers.NONE),
                periods.getOrDefault("week", Answers.NONE),
                periods.getOrDefault("month", Answers.NONE),
                days(own, today, since),
                reasons(own, since));
    }

    private record Open(long all, long red) {}

    private Open open(UUID own) {
        return jdbc.sql("""
                        select count(*), count(*) filter (where requested_at
                               + make_interval(secs => case when received_at is null then :receive else :answer end) < :now)
                        from stop_payment where institution_id = :own and settled_at is null and not inert""")
                .param("own", own)
                .param("receive", settings.receiveWithin().toSeconds())
                .param("answer", settings.answerWithin().toSeconds())
                .param("now", Timestamp.from(clock.instant()))
                .query((rs, n) -> new Open(rs.getLong(1), rs.getLong(2)))
                .single();
    }

    private record Named(String name, Answers answers) {}

    private Map<String, Answers> periods(UUID own, LocalDate today, Instant since) {
        return answered(own, since, "select p.name, " + COUNTS + """
                         from answered a join (values ('today', :today::timestamptz), ('week', :week::timestamptz),
                                                      ('month', :since::timestamptz)) p(name, since) on a.at >= p.since
                        group by p.name""")
                .param("today", Timestamp.from(ChinaTime.startOf(today)))
                .param("week", Timestamp.from(ChinaTime.startOf(today.minusDays(6))))
                .query((rs, n) -> new Named(rs.getString("name"), answers(rs)))
                .list()
                .stream()
                .collect(Collectors.toMap(Named::name, Named::answers));
    }

    private List<Day> days(UUID own, LocalDate today, Instant since) {
        Map<LocalDate, Day> found = answered(
                        own,
                        since,
                        "select (a.at at time zone 'Asia/Shanghai')::date as day, " + COUNTS
                                + " from answered a where a.at >= :since group by 1")
                .query((rs, n) -> new Day(rs.getObject("day", LocalDate.class), answers(rs)))
                .list()
                .stream()
                .collect(Collectors.toMap(Day::day, Function.identity()));
        return Stream.iterate(today, day -> day.minusDays(1))
                .limit(DAYS)
                .map(day -> found.getOrDefault(day, new Day(day, Answers.NONE)))
                .toList();
    }

    private List<Reason> reasons(UUID own, Instant since) {
        return answered(
                        own,
                        since,
                        "select r.reason, count(*) as times from answered a cross join unnest(a.reasons) r(reason)"
                                + " where a.at >= :since and not a.stopped group by 1 order by 2 desc, 1")
                .query((rs, n) -> new Reason(RefusalReason.valueOf(rs.getString(1)), rs.getLong(2)))
                .list();
    }

    private JdbcClient.StatementSpec answered(UUID own, Instant since, String sql) {
        return jdbc.sql(ANSWERED + sql)
                .param("own", own)
                .param("since", Timestamp.from(since))
                .param("answer", settings.answerWithin().toSeconds());
    }

    static Answers answers(ResultSet rs) throws SQLException {
        double median = rs.getDouble("median");
        return new Answers(
                rs.getLong("answered"),
                rs.wasNull() ? null : Duration.ofSeconds(Math.round(median)),
                rs.getLong("in_time"),
                rs.getLong("stopped"),
                Money.of(rs.getBigDecimal("money")));
    }
}
