package cn.fanzha.command.documents.domain;

import cn.fanzha.command.documents.DocumentField;
import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The kinds that features offer. */
@Component
public class DocumentKinds {

    private final List<DocumentKind> kinds;

    DocumentKinds(List<DocumentKind> kinds) {
        this.kinds = kinds.stream()
                .sorted(Comparator.comparingInt(DocumentKind::order))
                .toList();
    }

    /** All, in their order. */
    public List<DocumentKind> all() {
        return kinds;
    }

    /** @throws NotFoundException there is no such kind */
    public DocumentKind require(String code) {
        return kinds.stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("document-kind", code));
    }

    /** The actor's role may make documents of the kind; whether the actor's side holds the subject is asked with it. */
    public boolean mayMake(DocumentKind kind, Actor actor) {
        return actor.program() || kind.makers().stream().anyMatch(actor::has);
    }

    /** All plain fields of a kind, also what every kind says of its own making. */
    public static List<DocumentField> fields(DocumentKind kind) {
        return TemplateNames.fields(kind);
    }

    void requireMaker(DocumentKind kind, Actor actor) {
        if (!mayMake(kind, actor)) {
            throw new OutOfScopeException("document", kind.code());
        }
    }
}
