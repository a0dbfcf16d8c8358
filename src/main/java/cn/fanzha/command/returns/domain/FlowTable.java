package cn.fanzha.command.returns.domain;

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
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Role;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 涉案资金流向表: which the freezing unit prepares for a return (银监发〔2016〕41号), one a return. */
@Component
class FlowTable implements DocumentKind {

    private static final String CARD = "6222020000000001234";

    private static final List<DocumentField> FIELDS = List.of(
            plain("return.number", "返还编号", "documents.field.return.number", "H1101050100002026110001"),
            plain("case.number", "案件编号", "documents.field.case.number", "A1101050100002026110001"),
            plain("unit.name", "办案单位", "documents.field.unit.name", "某某市公安局某某分局某某派出所"),
            plain("institution", "账户机构", "documents.field.return.bank", "某某银行总行"),
            personal("account", "冻结账号", "documents.field.return.account", CARD, Mask.ACCOUNT),
            personal("holder", "冻结户名", "documents.field.return.holder", "李某某", Mask.NAME),
            plain("frozen", "冻结金额", "documents.field.return.frozen", "50,000.00"),
            plain("left", "可返还金额", "documents.field.return.left", "50,000.00"),
            plain("way", "返还方式", "documents.field.return.way", "不可区分，按比例返还"),
            plain("officer", "经办人", "documents.field.officer", "李警官"),
            plain("second.officer", "协办人", "documents.field.second.officer", "陈警官"));

    private static final List<DocumentTable> TABLES = List.of(
            new DocumentTable(
                    "flows",
                    "资金流向",
                    "documents.table.flows",
                    List.of(
                            plain("no", "序号", "documents.field.no", "1"),
                            plain("at", "时间", "documents.field.transferred.at", "2026-11-20 13:58:21"),
                            personal("from", "付款账号", "documents.field.from", "6217000000000005678", Mask.ACCOUNT),
                            personal("payer", "付款人", "documents.field.name", "王小明", Mask.NAME),
                            personal("to", "收款账号", "documents.field.account", CARD, Mask.ACCOUNT),
                            plain("amount", "金额", "documents.field.transfer.amount", "50,000.00"),
                            plain("hops", "层数", "documents.field.return.hops", "1"))),
            new DocumentTable(
                    "claims",
                    "受害人",
                    "documents.table.claims",
                    List.of(
                            plain("no", "序号", "documents.field.no", "1"),
                            personal("name", "姓名", "documents.field.victim.name", "王小明", Mask.NAME),
                            personal("id", "证件号码", "documents.field.victim.id", "110105194912310029", Mask.ID_NUMBER),
                            personal("account", "收款账号", "documents.field.account", CARD, Mask.ACCOUNT),
                            plain("loss", "损失", "documents.field.return.loss", "50,000.00"),
                            plain("share", "份额", "documents.field.return.share", "25,000.00"))));

    private final CaseFiles cases;
    private final ReturnHold hold;
    private final FlowTableFacts facts;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    FlowTable(CaseFiles cases, ReturnHold hold, FlowTableFacts facts, MessageSource messages, JdbcClient jdbc) {
        this.cases = cases;
        this.hold = hold;
        this.facts = facts;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    @Override
    public String code() {
        return "FUND_FLOW_TABLE";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String titleKey() {
        return "documents.kind.FUND_FLOW_TABLE";
    }

    @Override
    public String subjectType() {
        return "return";
    }

    @Override
    public Set<Role> makers() {
        return Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR);
    }

    @Override
    public List<DocumentField> fields() {
        return FIELDS;
    }

    @Override
    public List<DocumentTable> tables() {
        return TABLES;
    }

    @Override
    public List<DocumentSubject> subjects(CaseNumber caseNo, Actor actor) {
        CaseRef file = cases.require(caseNo, actor);
        if (!actor.scope().sees(file.unitId())) {
            return List.of();
        }
        return jdbc.sql("""
                        select return_no, stage from return_case
                        where case_id = ? and stage <> 'REJECTED' order by opened_at, return_no limit 100""")
                .param(file.id())
                .query((rs, n) -> new DocumentSubject(
                        Objects.requireNonNull(rs.getString("return_no")),
                        Objects.requireNonNullElse(
                                messages.getMessage(
                                        "returns.state." + rs.getString("stage"), null, Locale.SIMPLIFIED_CHINESE),
                                "")))
                .list();
    }

    @Override
    public DocumentValues values(String subject, Actor actor) {
        ReturnCase found = hold.read(ReturnNumber.of(subject));
        CaseRef file = cases.require(found.caseId, actor);
        if (!actor.scope().sees(file.unitId())) {
            throw new cn.fanzha.command.shared.OutOfScopeException("return", subject);
        }
        return found.stage() == ReturnStage.REJECTED
                ? DocumentValues.NotNow.because("returns.not-now.REJECTED")
                : new DocumentValues.Known(found.caseNo, file.unitId(), facts.fields(found, file), facts.tables(found));
    }
}
