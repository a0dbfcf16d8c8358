package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.search.SearchHits;
import cn.fanzha.command.search.SearchHits.Hit;
import cn.fanzha.command.search.SearchSource;
import cn.fanzha.command.search.SearchTerm;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Scope;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tasks in the search box, by the beginning of the number. */
@Component
class TaskSearch implements SearchSource {

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    @Transactional(readOnly = true)
    public List<SearchHits> find(SearchTerm term, Actor actor) {
        if (!term.isNumber()
                || !term.number().startsWith("J")
                || !(actor.scope() instanceof Scope.Tree || actor.scope() instanceof Scope.Everything)) {
            return List.of();
        }
        UUID[] units = actor.scope() instanceof Scope.Tree tree ? tree.array() : null;
        List<Hit> hits = jdbc.sql("""
                        select t.task_no, t.title, t.unit_id, t.state, t.given_at
                        from (select * from task where task_no like :prefix order by task_no limit 1000) t
                        where (:units::uuid[] is null or t.unit_id = any(:units) or t.from_unit_id = any(:units)) and %s
                        order by t.task_no limit :limit""".formatted(TaskReaders.opens("t", actor)))
                .params(CaseScope.params(actor, clock.instant()))
                .param("prefix", term.prefix())
                .param("units", units)
                .param("limit", SearchHits.AT_MOST + 1)
                .query((rs, n) -> {
                    String number = Objects.requireNonNull(rs.getString("task_no"));
                    return new Hit(
                            number,
                            rs.getString("title"),
                            "tasks.state." + rs.getString("state"),
                            rs.getObject("unit_id", UUID.class),
                            rs.getTimestamp("given_at").toInstant(),
                            "/tasks/" + number,
                            number.equals(term.number()));
                })
                .list();
        return SearchHits.of("search.kind.task", hits);
    }
}
