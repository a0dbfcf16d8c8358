package cn.fanzha.command.operations.domain;

import cn.fanzha.command.search.SearchHits;
import cn.fanzha.command.search.SearchHits.Hit;
import cn.fanzha.command.search.SearchSource;
import cn.fanzha.command.search.SearchTerm;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Operations in the search box, by number and name. */
@Component
class OperationSearch implements SearchSource {

    private static final String KIND = "search.kind.operation";

    private final JdbcClient jdbc;
    private final OperationAccess access;

    OperationSearch(JdbcClient jdbc, OperationAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Map<String, List<String>> kinds() {
        return Map.of(KIND, List.of());
    }

    @Override
    @Transactional(readOnly = true)
    public List<SearchHits> find(SearchTerm term, Actor actor) {
        if (!term.narrowing().reaches(KIND, null)) {
            return List.of();
        }
        List<Object> parameters = new ArrayList<>();
        String opened = access.opened(actor, parameters);
        parameters.addAll(List.of(term.prefix(), term.infix()));
        String narrowing = term.narrowing().conditions("o.starts_on", null, parameters);
        parameters.add(SearchHits.AT_MOST + 1);
        List<Hit> hits = jdbc.sql("select o.operation_no, o.name, o.unit_id, o.starts_on from operation o where "
                        + opened + " and (o.operation_no like ? or lower(o.name) like ?)" + narrowing
                        + " order by o.starts_on desc, o.id desc limit ?")
                .params(parameters)
                .query((rs, n) -> {
                    String number = Objects.requireNonNull(rs.getString("operation_no"));
                    LocalDate day = Objects.requireNonNull(rs.getObject("starts_on", LocalDate.class));
                    return new Hit(
                            number,
                            rs.getString("name"),
                            null,
                            rs.getObject("unit_id", UUID.class),
                            ChinaTime.startOf(day),
                            "/operations/" + number,
                            number.equals(term.number()));
                })
                .list();
        return SearchHits.of(KIND, hits);
    }
}
