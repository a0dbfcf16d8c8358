package cn.fanzha.command.cases;

import cn.fanzha.command.shared.Actor;

/**
 * A panel of the case file that belongs to another feature; the file's page loads each by its address and shows it in
 * the given order.
 */
public interface CaseTab {

    /** Message key of the title. */
    String titleKey();

    /** Position, smallest first. */
    int order();

    /** Address of the panel's fragment. */
    String href(CaseRef caseFile);

    /** The actor's role may see the panel. */
    boolean visibleTo(Actor actor);
}
