package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.documents.DocumentField;
import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.documents.DocumentSubject;
import cn.fanzha.command.documents.DocumentTable;
import cn.fanzha.command.documents.DocumentValues;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** 受案回执: handed to who reported, from the acceptance on (程序规定 art. 171). */
@Component
class AcceptanceReceipt implements DocumentKind {

    private final CaseDocumentFacts facts;

    AcceptanceReceipt(CaseDocumentFacts facts) {
        this.facts = facts;
    }

    @Override
    public String code() {
        return "ACCEPTANCE_RECEIPT";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String titleKey() {
        return "documents.kind.ACCEPTANCE_RECEIPT";
    }

    @Override
    public String subjectType() {
        return "case";
    }

    @Override
    public Set<Role> makers() {
        return Set.of(Role.OFFICER, Role.SUPERVISOR);
    }

    @Override
    public List<DocumentField> fields() {
        return CaseDocumentFacts.FIELDS;
    }

    @Override
    public List<DocumentTable> tables() {
        return CaseDocumentFacts.TABLES;
    }

    @Override
    public List<DocumentSubject> subjects(CaseNumber caseNo, Actor actor) {
        CaseRef file = facts.seen(caseNo, actor);
        return actor.scope().sees(file.unitId()) && accepted(file, facts.fields(file))
                ? List.of(new DocumentSubject(caseNo.value(), ""))
                : List.of();
    }

    @Override
    public DocumentValues values(String subject, Actor actor) {
        CaseRef file = facts.held(CaseNumber.of(subject), actor);
        Map<String, String> fields = facts.fields(file);
        return accepted(file, fields)
                ? new DocumentValues.Known(file.number().value(), file.unitId(), fields, facts.tables(file))
                : DocumentValues.NotNow.because("documents.not-now.not-accepted");
    }

    /** A file on its way to another unit may have left before it was accepted. */
    private static boolean accepted(CaseRef file, Map<String, String> fields) {
        return file.state() != CaseState.REPORTED
                && (file.state() != CaseState.TRANSFERRED || fields.containsKey("accepted.at"));
    }
}
