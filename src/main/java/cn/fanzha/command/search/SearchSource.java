package cn.fanzha.command.search;

import cn.fanzha.command.shared.Actor;
import java.util.List;

/** A feature's records in the search box. A bean of this type puts them there. */
public interface SearchSource {

    /** Position of the group, smallest first. */
    int order();

    /**
     * What the actor may see of it, in groups that have something; two statements at most, {@link SearchHits#AT_MOST}
     * rows a group.
     */
    List<SearchHits> find(SearchTerm term, Actor actor);
}
