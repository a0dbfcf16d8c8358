package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.search.SearchHits;
import cn.fanzha.command.search.SearchHits.Hit;
import cn.fanzha.command.search.SearchSource;
import cn.fanzha.command.search.SearchTerm;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases in the search box: by the beginning of the number, by words of the story. */
@Component
class CaseSearch implements SearchSource {

    /** The letter and a division: less would run through a whole province. */
    private static final Pattern BEGINNING = Pattern.compile("A\\d{6,22}");

    private static final int AROUND = 24;
    private static final String BY_NUMBER = "search.kind.case";
    private static final String BY_STORY = "search.kind.story";
    private static final String STATES = "cases.state.";

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, List<String>> kinds() {
        List<String> states =
                Arrays.stream(CaseState.values()).map(state -> STATES + state).toList();
        return Map.of(BY_NUMBER, states, BY_STORY, states);
    }

    @Override
    @Transactional(readOnly = true)
    public List<SearchHits> find(SearchTerm term, Actor actor) {
        if (BEGINNING.matcher(term.number()).matches()) {
            return term.narrowing().reaches(BY_NUMBER, STATES)
                    ? SearchHits.of(BY_NUMBER, byNumber(term, actor))
                    : List.of();
        }
        return term.isNumber() || !term.narrowing().reaches(BY_STORY, STATES)
                ? List.of()
                : SearchHits.of(BY_STORY, byStory(term, actor));
    }

    private List<Hit> byNumber(SearchTerm term, Actor actor) {
        List<Object> parameters = new ArrayList<>(List.of(term.prefix()));
        parameters.addFirst(Timestamp.from(clock.instant()));
        parameters.addFirst(actor.id());
        String within = within(actor, parameters) + term.narrowing().conditions("c.reported_at", "c.state", parameters);
        if (!term.narrowing().isNone()) {
            within += " and " + opens(actor, parameters);
        }
        return jdbc.sql("""
                        select c.case_no, c.unit_id, c.state, c.reported_at, null as summary, %s as open from case_file c
                        where c.case_no like ? and %s order by c.case_no limit %d""".formatted(
                                CaseScope.positional(CaseScope.opens("c", actor)), within, SearchHits.AT_MOST + 1))
                .params(parameters)
                .query((rs, n) -> hit(rs, term))
                .list();
    }

    /** The array's index finds the pairs; of longer words the order of the pairs is checked in the text. */
    private List<Hit> byStory(SearchTerm term, Actor actor) {
        Set<String> pairs = new LinkedHashSet<>();
        term.words().forEach(word -> pairs.addAll(Stories.bigrams(word)));
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<Object> parameters = new ArrayList<>();
        parameters.add(pairs.toArray(String[]::new));
        StringBuilder where = new StringBuilder("s.bigrams @> ?::text[]");
        for (String word : term.words()) {
            if (word.length() > SearchTerm.SHORTEST) {
                where.append(" and lower(c.summary) like ?");
                parameters.add("%" + SearchTerm.escaped(word) + "%");
            }
        }
        where.append(" and ").append(within(actor, parameters));
        where.append(" and ").append(opens(actor, parameters));
        where.append(term.narrowing().conditions("c.reported_at", "c.state", parameters));
        return jdbc.sql("""
                        select c.case_no, c.unit_id, c.state, c.reported_at, c.summary, true as open
                        from case_story s join case_file c on c.id = s.case_id
                        where %s order by c.reported_at desc, c.id desc limit %d""".formatted(where, SearchHits.AT_MOST + 1))
                .params(parameters)
                .query((rs, n) -> hit(rs, term))
                .list();
    }

    /** Of a restricted case number and unit alone are for everybody. */
    private String opens(Actor actor, List<Object> parameters) {
        parameters.add(actor.id());
        parameters.add(Timestamp.from(clock.instant()));
        return CaseScope.positional(CaseScope.opens("c", actor));
    }

    private String within(Actor actor, List<Object> parameters) {
        return switch (actor.scope()) {
            case Scope.Everything all -> "true";
            case Scope.Tree tree -> {
                parameters.add(tree.array());
                parameters.add(tree.array());
                parameters.add(actor.id());
                parameters.add(Timestamp.from(clock.instant()));
                yield """
                        (c.unit_id = any(?)
                         or exists (select 1 from case_viewer w where w.case_id = c.id and w.unit_id = any(?))
                         or %s)""".formatted(CaseScope.positional(CaseScope.named("c.id")));
            }
            case Scope.Institution institution -> "false";
            case Scope.Nothing nothing -> "false";
        };
    }

    private static Hit hit(ResultSet rs, SearchTerm term) throws SQLException {
        String number = rs.getString("case_no");
        String story = rs.getString("summary");
        return new Hit(
                number,
                story == null ? null : piece(story, term),
                rs.getBoolean("open") ? STATES + rs.getString("state") : null,
                rs.getObject("unit_id", java.util.UUID.class),
                rs.getBoolean("open") ? rs.getTimestamp("reported_at").toInstant() : null,
                "/cases/" + number,
                number.equals(term.number()));
    }

    /** The part of the story around the first word. */
    static String piece(String story, SearchTerm term) {
        int at = term.words().isEmpty()
                ? 0
                : Math.max(
                        0, story.toLowerCase(Locale.ROOT).indexOf(term.words().getFirst()));
        int from = Math.max(0, at - AROUND);
        int to = Math.min(story.length(), at + 2 * AROUND);
        return (from > 0 ? "…" : "") + story.substring(from, to).strip() + (to < story.length() ? "…" : "");
    }
}
