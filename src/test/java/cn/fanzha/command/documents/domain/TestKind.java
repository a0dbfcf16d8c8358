package cn.fanzha.command.documents.domain;

import static cn.fanzha.command.documents.DocumentField.personal;
import static cn.fanzha.command.documents.DocumentField.plain;

import cn.fanzha.command.documents.DocumentField;
import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.documents.DocumentSubject;
import cn.fanzha.command.documents.DocumentTable;
import cn.fanzha.command.documents.DocumentValues;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Role;
import java.util.List;
import java.util.Set;

/** A kind that no feature offers. */
final class TestKind implements DocumentKind {

    @Override
    public String code() {
        return "TEST";
    }

    @Override
    public int order() {
        return 1;
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
        return Set.of(Role.OFFICER);
    }

    @Override
    public List<DocumentField> fields() {
        return List.of(
                plain("case.number", "案件编号", "documents.field.case.number", "A1"),
                plain("story", "简要案情", "documents.field.story", "案情"),
                personal("name", "姓名", "documents.field.name", "王小明", DocumentField.Mask.NAME));
    }

    @Override
    public List<DocumentTable> tables() {
        return List.of(
                new DocumentTable(
                        "victims",
                        "受害人",
                        "documents.table.victims",
                        List.of(
                                plain("no", "序号", "documents.field.no", "1"),
                                personal(
                                        "phone",
                                        "电话",
                                        "documents.field.phone",
                                        "13800138000",
                                        DocumentField.Mask.PHONE))),
                new DocumentTable(
                        "accounts",
                        "账户",
                        "documents.table.transfers",
                        List.of(plain("no", "序号", "documents.field.no", "1"))));
    }

    @Override
    public List<DocumentSubject> subjects(CaseNumber caseNo, Actor actor) {
        return List.of();
    }

    @Override
    public DocumentValues values(String subject, Actor actor) {
        return DocumentValues.NotNow.because("documents.not-now.cancelled");
    }
}
