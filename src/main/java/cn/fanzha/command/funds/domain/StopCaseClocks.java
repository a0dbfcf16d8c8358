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
 * The clock of the stop that ends first, and what hangs on it: a freeze, which alone keeps the money after the stop, needs
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
                        select count(*) as stops, min(coalesce(s.ends_at, j.ends_at)) as first
                        from stop_payment s left join stop_payment j on j.id = s.joined_to
                        where s.case_id = ? and s.state in ('STOPPED', 'JOINED') and coalesce(j.state, 'STOPPED') = 'STOPPED'
                          and coalesce(s.ends_at, j.ends_at) > ?
                        having count(*) > 0""")
                .params(caseFile.id(), Timestamp.from(clock.instant()))
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
