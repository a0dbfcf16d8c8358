package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.search.SearchHits;
import cn.fanzha.command.search.SearchHits.Hit;
import cn.fanzha.command.search.SearchSource;
import cn.fanzha.command.search.SearchTerm;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.shared.StopNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests to stop a payment in the search box, by the beginning of the number. */
@Component
class StopSearch implements SearchSource {

    private final JdbcClient jdbc;
    private final Clock clock;

    StopSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Map<String, List<String>> kinds() {
        return Map.of(
                "search.kind.stop",
                Arrays.stream(StopState.values())
                        .map(state -> "funds.state." + state)
                        .toList());
    }

    @Override
    @Transactional(readOnly = true)
    public List<SearchHits> find(SearchTerm term, Actor actor) {
        if (!term.narrowing().reaches("search.kind.stop", "funds.state.")
                || !term.isNumber()
                || !(actor.scope() instanceof Scope.Tree || actor.scope() instanceof Scope.Everything)) {
            return List.of();
        }
        UUID[] units = actor.scope() instanceof Scope.Tree tree ? tree.array() : null;
        List<Hit> hits = jdbc.sql("""
                        select s.request_no, coalesce(c.unit_id, s.unit_id) as unit_id, s.requested_at,
                               case when s.state = 'STOPPED' and s.ends_at <= :now then 'EXPIRED' else s.state end as state
                        from (select * from stop_payment where request_no like :prefix
                                and (:from::timestamptz is null or requested_at >= :from)
                                and (:to::timestamptz is null or requested_at < :to)
                                and (:state::text is null
                                     or :state = case when state = 'STOPPED' and ends_at <= :now then 'EXPIRED' else state end)
                              order by request_no limit 1000) s
                             left join case_file c on c.id = s.case_id
                        where (:units::uuid[] is null or coalesce(c.unit_id, s.unit_id) = any(:units)
                               or exists (select 1 from case_viewer w where w.case_id = s.case_id and w.unit_id = any(:units)))
                          and %s
                        order by s.request_no limit :limit""".formatted(CaseScope.opensId("s.case_id", actor)))
                .params(CaseScope.params(actor, clock.instant()))
                .param("now", Timestamp.from(clock.instant()))
                .param("prefix", term.prefix())
                .param("units", units)
                .param(
                        "from",
                        term.narrowing().from() == null
                                ? null
                                : Timestamp.from(term.narrowing().from()))
                .param(
                        "to",
                        term.narrowing().to() == null
                                ? null
                                : Timestamp.from(term.narrowing().to()))
                .param("state", term.narrowing().stateWord())
                .param("limit", SearchHits.AT_MOST + 1)
                .query((rs, n) -> {
                    StopNumber number = StopNumber.of(Objects.requireNonNull(rs.getString("request_no")));
                    return new Hit(
                            number.value(),
                            null,
                            "funds.state." + rs.getString("state"),
                            rs.getObject("unit_id", UUID.class),
                            rs.getTimestamp("requested_at").toInstant(),
                            "/stops/" + number.address(),
                            number.value().equals(term.number()));
                })
                .list();
        return SearchHits.of("search.kind.stop", hits);
    }
}
