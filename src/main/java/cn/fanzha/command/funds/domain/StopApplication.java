package cn.fanzha.command.funds.domain;

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
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.StopNumber;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 紧急止付申请表: the form behind a request to stop a payment (银发〔2016〕86号), one a request. */
@Component
class StopApplication implements DocumentKind {

    private static final int AT_MOST = 100;
    private static final String ACCOUNT = "6222020000000001234";

    private static final List<DocumentField> FIELDS = List.of(
            plain("stop.number", "止付编号", "documents.field.stop.number", "Z1101050100002026110001"),
            plain("case.number", "案件编号", "documents.field.case.number", "A1101050100002026110001"),
            plain("unit.name", "申请单位", "documents.field.applicant", "某某市公安局某某分局某某派出所"),
            plain("institution", "受理机构", "documents.field.institution", "某某银行总行"),
            plain("account.kind", "账户类型", "documents.field.account.kind", "银行账户"),
            personal("account", "收款账号", "documents.field.account", ACCOUNT, Mask.ACCOUNT),
            personal("holder", "户名", "documents.field.holder", "李某某", Mask.NAME),
            plain("amount", "转账金额", "documents.field.transfer.amount", "50,000.00"),
            plain("transferred.at", "转账时间", "documents.field.transferred.at", "2026-11-20 13:58:21"),
            plain("urgency", "紧急程度", "documents.field.urgency", "特急"),
            plain("requested.at", "申请时间", "documents.field.requested.at", "2026-11-20 14:06:02"),
            personal("victim.name", "受害人姓名", "documents.field.victim.name", "王小明", Mask.NAME),
            personal("victim.id", "受害人证件号码", "documents.field.victim.id", "110105194912310029", Mask.ID_NUMBER),
            personal("victim.phone", "受害人电话", "documents.field.victim.phone", "13800138000", Mask.PHONE),
            plain("victim.checked", "身份核验", "documents.field.victim.checked", "已核验"),
            plain("officer", "经办人", "documents.field.officer", "李警官"),
            plain("second.officer", "协查人", "documents.field.second.officer", "陈警官"),
            plain("signed.at", "会签时间", "documents.field.signed.at", "2026-11-20 14:15:40"));

    private static final List<DocumentTable> TABLES = List.of(new DocumentTable(
            "transfers",
            "转账记录",
            "documents.table.transfers",
            List.of(
                    plain("no", "序号", "documents.field.no", "1"),
                    plain("at", "时间", "documents.field.transferred.at", "2026-11-20 13:58:21"),
                    personal("from", "付款账号", "documents.field.from", "6217000000000005678", Mask.ACCOUNT),
                    personal("to", "收款账号", "documents.field.account", ACCOUNT, Mask.ACCOUNT),
                    personal("holder", "收款户名", "documents.field.holder", "李某某", Mask.NAME),
                    plain("amount", "金额", "documents.field.transfer.amount", "50,000.00"))));

    private final CaseFiles cases;
    private final StopHold hold;
    private final StopAccess access;
    private final StopApplicationFacts facts;
    private final Observables observables;
    private final JdbcClient jdbc;
    private final Clock clock;

    StopApplication(
            CaseFiles cases,
            StopHold hold,
            StopAccess access,
            StopApplicationFacts facts,
            Observables observables,
            JdbcClient jdbc,
            Clock clock) {
        this.cases = cases;
        this.hold = hold;
        this.access = access;
        this.facts = facts;
        this.observables = observables;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "STOP_APPLICATION";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String titleKey() {
        return "documents.kind.STOP_APPLICATION";
    }

    @Override
    public String subjectType() {
        return "stop";
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

    private record Request(String number, UUID account) {}

    @Override
    public List<DocumentSubject> subjects(CaseNumber caseNo, Actor actor) {
        CaseRef file = cases.require(caseNo, actor);
        if (!actor.scope().sees(file.unitId())) {
            return List.of();
        }
        List<Request> requests = jdbc.sql("""
                        select request_no, account_id from stop_payment
                        where case_id = ? and state <> 'CANCELLED' order by requested_at, request_no limit ?""")
                .params(file.id(), AT_MOST)
                .query((rs, n) -> new Request(rs.getString("request_no"), rs.getObject("account_id", UUID.class)))
                .list();
        Map<UUID, String> accounts = observables.masked(
                requests.stream().map(Request::account).distinct().toList());
        return requests.stream()
                .map(request -> new DocumentSubject(
                        request.number, Objects.requireNonNullElse(accounts.get(request.account), "")))
                .toList();
    }

    @Override
    public DocumentValues values(String subject, Actor actor) {
        StopPayment stop = hold.read(StopNumber.of(subject));
        if (actor.program()) {
            access.requireReader(stop, actor);
        } else {
            access.requireHolder(stop, actor);
        }
        UUID holder = stop.caseId == null
                ? stop.unitId
                : cases.require(stop.caseId, actor).unitId();
        return stop.stateAt(clock.instant()) == StopState.CANCELLED
                ? DocumentValues.NotNow.because("documents.not-now.cancelled")
                : new DocumentValues.Known(stop.caseNo, holder, facts.fields(stop), facts.tables(stop));
    }
}
