package cn.fanzha.command.freezes.domain;

import static cn.fanzha.command.documents.DocumentField.personal;
import static cn.fanzha.command.documents.DocumentField.plain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.documents.DocumentField;
import cn.fanzha.command.documents.DocumentField.Mask;
import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.documents.DocumentSubject;
import cn.fanzha.command.documents.DocumentTable;
import cn.fanzha.command.documents.DocumentValues;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One of the three notices that go to the institution: 协助查询, 协助冻结 and 协助解除冻结财产通知书 (程序规定 arts 237-243), one a
 * freeze. Inquiry and freeze once it is approved; the release once it was decided.
 */
class FreezeNotice implements DocumentKind {

    private static final int AT_MOST = 200;

    private static final List<DocumentField> FIELDS = List.of(
            plain("freeze.number", "冻结编号", "documents.field.freeze.number", "D1101050100002026110001"),
            plain("case.number", "案件编号", "documents.field.case.number", "A1101050100002026110001"),
            plain("unit.name", "办案单位", "documents.field.applicant", "某某市公安局某某分局"),
            plain("institution", "协助机构", "documents.field.institution", "某某银行总行"),
            plain("account.kind", "账户类型", "documents.field.account.kind", "银行账户"),
            personal("account", "账号", "documents.field.account", "6222020000000001234", Mask.ACCOUNT),
            personal("holder", "户名", "documents.field.holder", "李某某", Mask.NAME),
            plain("asset", "财产种类", "documents.field.freeze.asset", "存款、汇款"),
            plain("mode", "冻结方式", "documents.field.freeze.mode", "限额内冻结"),
            plain("scope", "冻结范围", "documents.field.freeze.scope", "涉案资金"),
            plain("limit", "冻结限额", "documents.field.freeze.limit", "50,000.00"),
            plain("frozen.amount", "冻结金额", "documents.field.freeze.amount", "50,000.00"),
            plain("term", "冻结期限", "documents.field.freeze.term", "6 个月"),
            plain("from", "冻结起始日", "documents.field.freeze.from", "2026-11-20"),
            plain("to", "冻结到期日", "documents.field.freeze.to", "2027-05-20"),
            plain("reason", "冻结理由", "documents.field.freeze.reason", "涉嫌电信网络诈骗犯罪"),
            plain("officer", "经办人", "documents.field.officer", "李警官"),
            plain("approver", "批准人", "documents.field.freeze.approver", "王局长"),
            plain("authority", "批准机关", "documents.field.freeze.authority", "某某市公安局某某分局"),
            plain("approved.at", "批准时间", "documents.field.freeze.approved.at", "2026-11-20 14:06:02"),
            plain("released.at", "解除时间", "documents.field.freeze.released.at", "2026-12-01 09:12:30"),
            plain("release.reason", "解除理由", "documents.field.freeze.release.reason", "经查明与案件无关"));

    private final String code;
    private final int order;
    private final boolean ofRelease;
    private final Parts parts;

    /** What all three are made of. */
    record Parts(
            CaseFiles cases,
            FreezeHold hold,
            FreezeAccess access,
            FreezeNoticeFacts facts,
            Observables observables,
            JdbcClient jdbc) {}

    FreezeNotice(String code, int order, boolean ofRelease, Parts parts) {
        this.code = code;
        this.order = order;
        this.ofRelease = ofRelease;
        this.parts = parts;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public String titleKey() {
        return "documents.kind." + code;
    }

    @Override
    public String subjectType() {
        return "freeze";
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
        return List.of();
    }

    private record Listed(String number, UUID account) {}

    @Override
    public List<DocumentSubject> subjects(CaseNumber caseNo, Actor actor) {
        CaseRef file = parts.cases().require(caseNo, actor);
        if (!parts.access().mayWork(file, actor)) {
            return List.of();
        }
        String condition = ofRelease ? "release_asked_at is not null" : "stage not in ('DRAFT', 'REJECTED')";
        List<Listed> listed = parts.jdbc()
                .sql("select freeze_no, account_id from freeze_order where case_id = :case and " + condition
                        + " order by created_at, freeze_no limit :most")
                .param("case", file.id())
                .param("most", AT_MOST)
                .query((rs, n) -> new Listed(rs.getString("freeze_no"), rs.getObject("account_id", UUID.class)))
                .list();
        Map<UUID, String> masked = parts.observables()
                .masked(listed.stream().map(Listed::account).distinct().toList());
        return listed.stream()
                .map(one -> new DocumentSubject(one.number, Objects.requireNonNullElse(masked.get(one.account), "")))
                .toList();
    }

    @Override
    public DocumentValues values(String subject, Actor actor) {
        FreezeOrder freeze = parts.hold().read(FreezeNumber.of(subject));
        CaseRef file = parts.cases().require(freeze.caseId, actor);
        if (!parts.access().mayWork(file, actor)) {
            throw new OutOfScopeException("freeze", subject);
        }
        if (ofRelease && freeze.duties.releaseAskedAt == null) {
            return DocumentValues.NotNow.because("documents.not-now.freeze-not-released");
        }
        if (freeze.stage() == FreezeStage.DRAFT || freeze.stage() == FreezeStage.REJECTED) {
            return DocumentValues.NotNow.because("documents.not-now.freeze-not-approved");
        }
        return new DocumentValues.Known(
                freeze.caseNo, file.unitId(), parts.facts().of(freeze), Map.of());
    }
}
