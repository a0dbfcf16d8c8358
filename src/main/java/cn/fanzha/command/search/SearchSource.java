package cn.fanzha.command.search;

import cn.fanzha.command.shared.Actor;
import java.util.List;
import java.util.Map;

/** A feature's records in the search box. A bean of this type puts them there. */
public interface SearchSource {

    /** Position of the group, smallest first. */
    int order();

    /** Title keys of the kinds that it finds, each with the message keys of its states (none where it has none). */
    default Map<String, List<String>> kinds() {
        return Map.of();
    }

    /** What stands on the page before anything was typed. */
    default List<Shortcut> shortcuts(Actor actor) {
        return List.of();
    }

    /** A way on: a saved view of a list. */
    record Shortcut(String text, String href) {}

    /**
     * What the actor may see of it, in groups that have something; two statements at most, {@link SearchHits#AT_MOST}
     * rows a group. Narrowed as the term says.
     */
    List<SearchHits> find(SearchTerm term, Actor actor);
}
