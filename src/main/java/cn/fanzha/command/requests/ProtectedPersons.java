package cn.fanzha.command.requests;

import cn.fanzha.command.shared.Actor;
import java.util.Optional;

/** Persons who may be protected: answered by the features that lie above this one and know them. A bean each. */
public interface ProtectedPersons {

    /** Of which source. */
    ProtectiveSource source();

    /**
     * The person behind the reference; empty where there is none.
     *
     * @param reference an alert's number; of a victim the case's number and the victim's place in it, {@code A…-0}
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor may not see the alert or the case
     */
    Optional<ProtectedPerson> find(String reference, Actor actor);

    /** The page that the person stands on. */
    String href(String reference);
}
