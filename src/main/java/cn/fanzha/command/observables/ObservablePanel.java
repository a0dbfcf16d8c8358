package cn.fanzha.command.observables;

import java.util.UUID;

/** A panel of an observable's page that belongs to another feature; the page loads each by its address. */
public interface ObservablePanel {

    /** Message key of the title. */
    String titleKey();

    /** Position, smallest first. */
    int order();

    /** Such a value can have something in the panel at all. */
    boolean concerns(ObservableType type);

    /** Address of the panel's fragment. */
    String href(UUID observable);
}
