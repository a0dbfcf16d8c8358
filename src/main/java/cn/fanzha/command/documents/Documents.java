package cn.fanzha.command.documents;

import cn.fanzha.command.shared.Actor;

/** Making documents for other features; who may, masks and audit are the same as on the pages. */
public interface Documents {

    /**
     * Makes a document with personal data behind their masks, and keeps that it was made.
     *
     * @param kind its code
     * @param subject number of the case or the stop payment
     * @return false where its subject's state doesn't allow it
     */
    boolean makeMasked(String kind, String subject, Actor actor);
}
