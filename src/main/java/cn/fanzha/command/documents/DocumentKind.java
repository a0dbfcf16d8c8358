package cn.fanzha.command.documents;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Role;
import java.util.List;
import java.util.Set;

/**
 * A kind of document that a feature offers as a bean. Its layout, until a unit replaces it, is the resource {@code
 * documents/<code>.txt}.
 */
public interface DocumentKind {

    /** For example {@code ACCEPTANCE_RECEIPT}; stays what it is. */
    String code();

    /** Position in lists, smallest first. */
    int order();

    /** Message key of its name; the Chinese text also names the files. */
    String titleKey();

    /** What it is made of, as the audit log names it: {@code case}, {@code stop}. */
    String subjectType();

    /** Who may make it; programs need the scope {@code documents:make} instead. */
    Set<Role> makers();

    List<DocumentField> fields();

    /** What repeats; none in most kinds. */
    List<DocumentTable> tables();

    /**
     * Of what in this case the document can be made now by the actor; empty while the state doesn't allow it.
     *
     * @throws cn.fanzha.command.shared.NotFoundException there is no such case
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor may not see the case
     */
    List<DocumentSubject> subjects(CaseNumber caseNo, Actor actor);

    /**
     * The values of one subject, read within the caller's transaction.
     *
     * @throws cn.fanzha.command.shared.NotFoundException there is no such subject
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor's side doesn't hold it
     */
    DocumentValues values(String subject, Actor actor);
}
