package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.GangState;
import cn.fanzha.command.organisation.Conditions;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.search.SearchHits;
import cn.fanzha.command.search.SearchHits.Hit;
import cn.fanzha.command.search.SearchSource;
import cn.fanzha.command.search.SearchTerm;
import cn.fanzha.command.shared.Actor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gangs in the search box, by number and name; suspects by number: their names are encrypted and never looked for. */
@Component
class GangSearch implements SearchSource {

    private final JdbcClient jdbc;
    private final GangReaders readers;
    private final Units units;

    private static final String GANG = "search.kind.gang";
    private static final String SUSPECT = "search.kind.suspect";
    private static final String STATES = "gangs.state.";
    private static final Pattern PERSON = Pattern.compile("R\\d{6,22}");

    GangSearch(JdbcClient jdbc, GangReaders readers, Units units) {
        this.jdbc = jdbc;
        this.readers = readers;
        this.units = units;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Map<String, List<String>> kinds() {
        return Map.of(
                GANG,
                Arrays.stream(GangState.values()).map(state -> STATES + state).toList(),
                SUSPECT,
                List.of());
    }

    @Override
    @Transactional(readOnly = true)
    public List<SearchHits> find(SearchTerm term, Actor actor) {
        List<SearchHits> found = new ArrayList<>();
        if (term.narrowing().reaches(GANG, STATES)) {
            found.addAll(SearchHits.of(GANG, gangs(term, actor)));
        }
        if (PERSON.matcher(term.number()).matches() && term.narrowing().reaches(SUSPECT, null)) {
            found.addAll(SearchHits.of(SUSPECT, suspects(term, actor)));
        }
        return found;
    }

    private List<Hit> gangs(SearchTerm term, Actor actor) {
        Conditions where = Conditions.within("t.unit_id", null, actor, units);
        readers.widen(where, actor);
        where.add("(t.gang_no like ? or lower(t.name) like ?)", term.prefix(), term.infix());
        List<Object> narrowed = new ArrayList<>();
        String narrowing = term.narrowing().conditions("t.discovered_at", "t.state", narrowed);
        where.add("true" + narrowing, narrowed.toArray());
        return jdbc.sql("select t.gang_no, t.name, t.unit_id, t.state, t.discovered_at from gang t where "
                        + where.text() + " order by t.discovered_at desc, t.id desc limit ?")
                .params(where.parameters(SearchHits.AT_MOST + 1))
                .query((rs, n) -> {
                    String number = Objects.requireNonNull(rs.getString("gang_no"));
                    return new Hit(
                            number,
                            rs.getString("name"),
                            STATES + rs.getString("state"),
                            rs.getObject("unit_id", UUID.class),
                            rs.getTimestamp("discovered_at").toInstant(),
                            "/gangs/" + number,
                            number.equals(term.number()));
                })
                .list();
    }

    private List<Hit> suspects(SearchTerm term, Actor actor) {
        Conditions where = Conditions.within("t.unit_id", null, actor, units);
        where.add("t.person_no like ?", term.prefix());
        List<Object> narrowed = new ArrayList<>();
        String narrowing = term.narrowing().conditions("t.created_at", null, narrowed);
        where.add("true" + narrowing, narrowed.toArray());
        return jdbc.sql("select t.person_no, t.unit_id, t.created_at from suspect t where " + where.text()
                        + " order by t.person_no limit ?")
                .params(where.parameters(SearchHits.AT_MOST + 1))
                .query((rs, n) -> {
                    String number = Objects.requireNonNull(rs.getString("person_no"));
                    return new Hit(
                            number,
                            null,
                            null,
                            rs.getObject("unit_id", UUID.class),
                            rs.getTimestamp("created_at").toInstant(),
                            "/suspects/" + number,
                            number.equals(term.number()));
                })
                .list();
    }
}
