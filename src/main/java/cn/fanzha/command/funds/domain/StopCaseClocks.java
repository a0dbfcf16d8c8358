package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseClock;
import cn.fanzha.command.cases.CaseClocks;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.shared.ChinaTime;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The clock of the stop that ends first and that no later one carries on, and what hangs on it: a freeze, which alone keeps the money after the stop, needs
 * a filed case (程序规定 art. 174) and its own time, so the case has to be filed that much before the stop ends.
 */
@Component
class StopCaseClocks implements CaseClocks {

    private final JdbcClient jdbc;
    private final StopSettings settings;
    private final Clock clock;

    StopCaseClocks(JdbcClient jdbc, StopSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    private record Running(int stops, Instant first) {}

    @Override
    public List<CaseClock> of(CaseRef caseFile) {
        List<Running> running = jdbc.sql("""
                        select count(*) as stops, min(coalesce(n.ends_at, b.ends_at)) as first
                        from stop_payment s
                             join stop_payment b on b.id = coalesce(s.joined_to, s.id) and b.state in ('STOPPED', 'EXPIRED')
                             left join lateral (select * from stop_payment n where %s
                                                    and (b.ends_at <= :now or coalesce(n.amount_stopped, 0) >= coalesce(b.amount_stopped, 0))
                                                order by n.ends_at desc limit 1) n on true
                        where s.case_id = :case
                          and case when n.id is null then b.ends_at > :now and b.state = 'STOPPED'
                                   else n.state = 'STOPPED' and not exists (
                                       select from stop_payment o where o.case_id = s.case_id and n.id in (o.id, o.joined_to)) end
                        having count(*) > 0""".formatted(CarriedOn.by("b")))
                .param("case", caseFile.id())
                .param("now", Timestamp.from(clock.instant()))
                .query((rs, n) ->
                        new Running(rs.getInt("stops"), rs.getTimestamp("first").toInstant()))
                .list();
        List<CaseClock> clocks = new ArrayList<>();
        for (Running stop : running) {
            clocks.add(new CaseClock("funds.case-clock.stop", List.of(stop.stops), stop.first, null));
            if (caseFile.filedAt() == null && caseFile.state().isOpen()) {
                clocks.add(new CaseClock(
                        "funds.case-clock.file-before",
                        List.of(ChinaTime.format(stop.first)),
                        stop.first.minus(settings.filingLead()),
                        null));
            }
        }
        return clocks;
    }
}
