package cn.fanzha.command.cases.domain;

import cn.fanzha.command.search.SearchHits;
import cn.fanzha.command.search.SearchHits.Hit;
import cn.fanzha.command.search.SearchSource;
import cn.fanzha.command.search.SearchTerm;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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

    private final JdbcClient jdbc;

    CaseSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    @Transactional(readOnly = true)
    public List<SearchHits> find(SearchTerm term, Actor actor) {
        if (BEGINNING.matcher(term.number()).matches()) {
            return SearchHits.of("search.kind.case", byNumber(term, actor));
        }
        return term.isNumber() ? List.of() : SearchHits.of("search.kind.story", byStory(term, actor));
    }

    private List<Hit> byNumber(SearchTerm term, Actor actor) {
        List<Object> parameters = new ArrayList<>(List.of(term.prefix()));
        String within = within(actor, parameters);
        return jdbc.sql("""
                        select c.case_no, c.unit_id, c.state, c.reported_at, null as summary from case_file c
                        where c.case_no like ? and %s order by c.case_no limit %d""".formatted(within, SearchHits.AT_MOST + 1))
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
        return jdbc.sql("""
                        select c.case_no, c.unit_id, c.state, c.reported_at, c.summary
                        from case_story s join case_file c on c.id = s.case_id
                        where %s order by c.reported_at desc, c.id desc limit %d""".formatted(where, SearchHits.AT_MOST + 1))
                .params(parameters)
                .query((rs, n) -> hit(rs, term))
                .list();
    }

    private static String within(Actor actor, List<Object> parameters) {
        return switch (actor.scope()) {
            case Scope.Everything all -> "true";
            case Scope.Tree tree -> {
                parameters.add(tree.array());
                parameters.add(tree.array());
                yield """
                        (c.unit_id = any(?)
                         or exists (select 1 from case_viewer w where w.case_id = c.id and w.unit_id = any(?)))""";
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
                "cases.state." + rs.getString("state"),
                rs.getObject("unit_id", java.util.UUID.class),
                rs.getTimestamp("reported_at").toInstant(),
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
