package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.search.SearchHits;
import cn.fanzha.command.search.SearchHits.Hit;
import cn.fanzha.command.search.SearchSource;
import cn.fanzha.command.search.SearchTerm;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.ChinaTime;
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

/** Freezes in the search box, by the beginning of the number; an imported one leads to its case's freezes. */
@Component
class FreezeSearch implements SearchSource {

    private static final String KIND = "search.kind.freeze";
    private static final String STATES = "freezes.stage.";

    /** Its main date is that of the application, of an imported one that of the freeze. */
    private static final String ROWS = """
            select s.freeze_no, s.own, s.stage, s.at, c.case_no, c.unit_id
            from ((select o.freeze_no, true as own, o.case_id, o.created_at as at, %s as stage
                   from freeze_order o where o.freeze_no like :prefix order by o.freeze_no limit 1000)
                  union all
                  (select o.freeze_no, false, o.case_id, o.frozen_at, %s
                   from fund_freeze o where o.freeze_no like :prefix and not exists (select from freeze_order k where k.id = o.id)
                   order by o.freeze_no limit 1000)) s
                 join case_file c on c.id = s.case_id
            where (:units::uuid[] is null or c.unit_id = any(:units)
                   or exists (select from case_viewer w where w.case_id = c.id and w.unit_id = any(:units)))
              and (:from::timestamptz is null or s.at >= :from) and (:to::timestamptz is null or s.at < :to)
              and (:state::text is null or s.stage = :state)
              and\s""".formatted(FreezeBranches.STAGE, FreezeBranches.STATE);

    private final JdbcClient jdbc;
    private final Clock clock;

    FreezeSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 31;
    }

    @Override
    public Map<String, List<String>> kinds() {
        return Map.of(
                KIND,
                Arrays.stream(FreezeStage.values()).map(stage -> STATES + stage).toList());
    }

    @Override
    @Transactional(readOnly = true)
    public List<SearchHits> find(SearchTerm term, Actor actor) {
        if (!term.narrowing().reaches(KIND, STATES)
                || !term.isNumber()
                || !(actor.scope() instanceof Scope.Tree || actor.scope() instanceof Scope.Everything)) {
            return List.of();
        }
        Instant now = clock.instant();
        List<Hit> hits = jdbc.sql(ROWS + CaseScope.opens("c", actor) + " order by s.freeze_no limit :limit")
                .params(CaseScope.params(actor, now))
                .param("now", Timestamp.from(now))
                .param("today", ChinaTime.date(now))
                .param("prefix", term.prefix())
                .param("units", actor.scope() instanceof Scope.Tree tree ? tree.array() : null)
                .param("from", at(term.narrowing().from()))
                .param("to", at(term.narrowing().to()))
                .param("state", term.narrowing().stateWord())
                .param("limit", SearchHits.AT_MOST + 1)
                .query((rs, n) -> {
                    FreezeNumber number = FreezeNumber.of(Objects.requireNonNull(rs.getString("freeze_no")));
                    return new Hit(
                            number.value(),
                            null,
                            STATES + rs.getString("stage"),
                            rs.getObject("unit_id", UUID.class),
                            rs.getTimestamp("at").toInstant(),
                            rs.getBoolean("own")
                                    ? "/freezes/" + number.address()
                                    : "/cases/" + rs.getString("case_no") + "/freezes",
                            number.value().equals(term.number()));
                })
                .list();
        return SearchHits.of(KIND, hits);
    }

    private static @Nullable Timestamp at(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
