package cn.fanzha.command.freezes.appeals;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.appeals.domain.AppealDesk;
import cn.fanzha.command.freezes.appeals.domain.AppealOutcome;
import cn.fanzha.command.freezes.appeals.domain.NewAppeal;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An appeal against an imported freeze of a side's case. */
class AppealSamples implements SampleData {

    private final TestCases cases;
    private final Observables observables;
    private final AppealDesk desk;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    AppealSamples(
            TestCases cases,
            Observables observables,
            AppealDesk desk,
            TransactionTemplate transactions,
            JdbcClient jdbc) {
        this.cases = cases;
        this.observables = observables;
        this.desk = desk;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/freezes/appeals/{id}")
                || pattern.startsWith("/api/v1/freeze-appeals/")
                || pattern.equals("/api/v1/freeze-appeals") && method.equals("POST");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        CaseRef file = cases.reported(side.officer());
        String number = "FA" + MadeUpCodes.digits(14);
        UUID account = Objects.requireNonNull(
                transactions.execute(status -> observables.idOf(ObservableType.BANK_ACCOUNT, Stops.newAccount())));
        jdbc.sql("""
                        insert into fund_freeze (id, freeze_no, unit_id, case_id, institution_id, account_kind, account_id,
                               mode, state, frozen_at, created_at)
                        values (uuidv7(), ?, ?, ?, ?, 'BANK_ACCOUNT', ?, 'LIMIT', 'FROZEN', now(), now())""")
                .params(number, file.unitId(), file.id(), side.bank().id(), account)
                .update();
        AppealOutcome taken = desk.register(new NewAppeal(number, "王户主", "13800138001", "工资卡", ""), side.officer());
        if (taken instanceof AppealOutcome.Done done) {
            if (pattern.startsWith("/api/") && method.equals("POST")) {
                return new Sample(Map.of("id", done.appeal().toString()), Map.of(), "{}");
            }
            return Sample.of("id", done.appeal().toString()).with("reason", "核对");
        }
        throw new AssertionError("the appeal was not taken down");
    }
}
