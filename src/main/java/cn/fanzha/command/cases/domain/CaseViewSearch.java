package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.domain.CaseViews.View;
import cn.fanzha.command.search.SearchHits;
import cn.fanzha.command.search.SearchHits.Hit;
import cn.fanzha.command.search.SearchSource;
import cn.fanzha.command.search.SearchTerm;
import cn.fanzha.command.shared.Actor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Saved views of the list of cases: on the page of the search, and found by their names. */
@Component
class CaseViewSearch implements SearchSource {

    private static final String KIND = "search.kind.view";

    private final CaseViews views;

    CaseViewSearch(CaseViews views) {
        this.views = views;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Map<String, List<String>> kinds() {
        return Map.of(KIND, List.of());
    }

    @Override
    public List<Shortcut> shortcuts(Actor actor) {
        return views.of(actor).views().stream()
                .map(view -> new Shortcut(view.name(), href(view)))
                .toList();
    }

    @Override
    public List<SearchHits> find(SearchTerm term, Actor actor) {
        boolean dated = term.narrowing().from() != null || term.narrowing().to() != null;
        if (term.isNumber() || dated || !term.narrowing().reaches(KIND, null)) {
            return List.of();
        }
        String typed = term.text().toLowerCase(Locale.ROOT);
        List<Hit> hits = views.of(actor).views().stream()
                .filter(view -> view.name().toLowerCase(Locale.ROOT).contains(typed))
                .limit(SearchHits.AT_MOST + 1L)
                .map(view -> new Hit(view.name(), null, null, actor.unitId(), null, href(view), false))
                .toList();
        return SearchHits.of(KIND, hits);
    }

    private static String href(View view) {
        return "/cases?" + view.query() + "&view=" + view.id();
    }
}
