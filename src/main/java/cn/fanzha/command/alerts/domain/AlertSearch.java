package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertState;
import cn.fanzha.command.search.SearchHits;
import cn.fanzha.command.search.SearchHits.Hit;
import cn.fanzha.command.search.SearchSource;
import cn.fanzha.command.search.SearchTerm;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Scope;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Alerts in the search box, by the beginning of the number. */
@Component
class AlertSearch implements SearchSource {

    private final JdbcClient jdbc;

    AlertSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Map<String, List<String>> kinds() {
        return Map.of(
                "search.kind.alert",
                Arrays.stream(AlertState.values())
                        .map(state -> "alerts.state." + state)
                        .toList());
    }

    @Override
    @Transactional(readOnly = true)
    public List<SearchHits> find(SearchTerm term, Actor actor) {
        if (!term.narrowing().reaches("search.kind.alert", "alerts.state.")
                || !term.isNumber()
                || !(actor.scope() instanceof Scope.Tree || actor.scope() instanceof Scope.Everything)) {
            return List.of();
        }
        UUID[] units = actor.scope() instanceof Scope.Tree tree ? tree.array() : null;
        // other units' numbers may begin alike in their thousands
        List<Hit> hits = jdbc.sql("""
                        select a.alert_no, a.unit_id, a.state, a.pushed_at
                        from (select alert_no, unit_id, state, pushed_at from alert where alert_no like :prefix
                                and (:from::timestamptz is null or pushed_at >= :from)
                                and (:to::timestamptz is null or pushed_at < :to)
                                and (:state::text is null or state = :state)
                              order by alert_no limit 1000) a
                        where :units::uuid[] is null or a.unit_id = any(:units) order by a.alert_no limit :limit""")
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
                    AlertNumber number = AlertNumber.of(Objects.requireNonNull(rs.getString("alert_no")));
                    return new Hit(
                            number.value(),
                            null,
                            "alerts.state." + rs.getString("state"),
                            rs.getObject("unit_id", UUID.class),
                            rs.getTimestamp("pushed_at").toInstant(),
                            "/alerts/" + number.address(),
                            number.value().equals(term.number()));
                })
                .list();
        return SearchHits.of("search.kind.alert", hits);
    }
}
