package cn.fanzha.command.returns.domain;

import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.search.SearchHits;
import cn.fanzha.command.search.SearchHits.Hit;
import cn.fanzha.command.search.SearchSource;
import cn.fanzha.command.search.SearchTerm;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Returns in the search box, by the beginning of the number. */
@Component
class ReturnSearch implements SearchSource {

    private static final String KIND = "search.kind.return";
    private static final String STATES = "returns.state.";
    private static final String ROWS = """
            select s.return_no, s.stage, s.opened_at, c.unit_id
            from (select * from return_case where return_no like :prefix order by return_no limit 1000) s
                 join case_file c on c.id = s.case_id
            where (:units::uuid[] is null or c.unit_id = any(:units)
                   or exists (select from case_viewer w where w.case_id = c.id and w.unit_id = any(:units)))
              and (:from::timestamptz is null or s.opened_at >= :from)
              and (:to::timestamptz is null or s.opened_at < :to)
              and (:state::text is null or s.stage = :state)
              and\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReturnSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 32;
    }

    @Override
    public Map<String, List<String>> kinds() {
        return Map.of(
                KIND,
                Arrays.stream(ReturnStage.values()).map(stage -> STATES + stage).toList());
    }

    @Override
    @Transactional(readOnly = true)
    public List<SearchHits> find(SearchTerm term, Actor actor) {
        if (!term.narrowing().reaches(KIND, STATES)
                || !term.isNumber()
                || term.number().charAt(0) != ReturnNumber.LETTER
                || !(actor.scope() instanceof Scope.Tree || actor.scope() instanceof Scope.Everything)) {
            return List.of();
        }
        List<Hit> hits = jdbc.sql(ROWS + CaseScope.opens("c", actor) + " order by s.return_no limit :limit")
                .params(CaseScope.params(actor, clock.instant()))
                .param("prefix", term.prefix())
                .param("units", actor.scope() instanceof Scope.Tree tree ? tree.array() : null)
                .param("from", at(term.narrowing().from()))
                .param("to", at(term.narrowing().to()))
                .param("state", term.narrowing().stateWord())
                .param("limit", SearchHits.AT_MOST + 1)
                .query((rs, n) -> {
                    String number = Objects.requireNonNull(rs.getString("return_no"));
                    return new Hit(
                            number,
                            null,
                            STATES + rs.getString("stage"),
                            rs.getObject("unit_id", UUID.class),
                            rs.getTimestamp("opened_at").toInstant(),
                            "/returns/" + number,
                            number.equals(term.number()));
                })
                .list();
        return SearchHits.of(KIND, hits);
    }

    private static @Nullable Timestamp at(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
