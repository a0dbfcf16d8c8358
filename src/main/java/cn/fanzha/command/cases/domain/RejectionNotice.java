package cn.fanzha.command.cases.domain;

import static cn.fanzha.command.documents.DocumentField.plain;

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
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 不予立案通知书: sent to who reported within 3 days of the decision, with its reason (程序规定 arts 178-179). */
@Component
class RejectionNotice implements DocumentKind {

    private static final List<DocumentField> FIELDS = Stream.concat(
                    CaseDocumentFacts.FIELDS.stream(),
                    Stream.of(
                            plain("rejected.at", "决定时间", "documents.field.rejected.at", "2026年11月22日10时0分"),
                            plain(
                                    "rejection.reason",
                                    "不予立案理由",
                                    "documents.field.rejection.reason",
                                    "经审查，现有材料不能证明有犯罪事实。"),
                            plain("approver", "批准人", "documents.field.approver", "赵局长")))
            .toList();

    private final CaseDocumentFacts facts;
    private final JdbcClient jdbc;

    RejectionNotice(CaseDocumentFacts facts, JdbcClient jdbc) {
        this.facts = facts;
        this.jdbc = jdbc;
    }

    @Override
    public String code() {
        return "REJECTION_NOTICE";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String titleKey() {
        return "documents.kind.REJECTION_NOTICE";
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
        return FIELDS;
    }

    @Override
    public List<DocumentTable> tables() {
        return CaseDocumentFacts.TABLES;
    }

    @Override
    public List<DocumentSubject> subjects(CaseNumber caseNo, Actor actor) {
        CaseRef file = facts.seen(caseNo, actor);
        return actor.scope().sees(file.unitId()) && file.state() == CaseState.REJECTED
                ? List.of(new DocumentSubject(caseNo.value(), ""))
                : List.of();
    }

    @Override
    public DocumentValues values(String subject, Actor actor) {
        CaseRef file = facts.held(CaseNumber.of(subject), actor);
        if (file.state() != CaseState.REJECTED) {
            return DocumentValues.NotNow.because("documents.not-now.not-rejected");
        }
        Map<String, String> fields = facts.fields(file);
        jdbc.sql("select rejected_at from case_file where id = ? and rejected_at is not null")
                .param(file.id())
                .query((rs, n) -> rs.getTimestamp(1).toInstant())
                .optional()
                .ifPresent(at -> fields.put("rejected.at", CaseDocumentFacts.minute(at)));
        jdbc.sql("""
                        select reason, decider from case_approval
                        where case_id = ? and step = 'REJECTED' and decision = 'APPROVED'
                        order by decided_at desc limit 1""")
                .param(file.id())
                .query((rs, n) -> {
                    CaseDocumentFacts.put(fields, "rejection.reason", rs.getString("reason"));
                    CaseDocumentFacts.put(fields, "approver", rs.getString("decider"));
                    return true;
                })
                .optional();
        return new DocumentValues.Known(file.number().value(), file.unitId(), fields, facts.tables(file));
    }
}
