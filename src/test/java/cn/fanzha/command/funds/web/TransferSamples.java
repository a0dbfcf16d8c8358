package cn.fanzha.command.funds.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.Transfers;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Transfers of a side's case for the authorisation matrix. */
class TransferSamples implements SampleData {

    private final TestCases cases;
    private final Transfers transfers;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    TransferSamples(TestCases cases, Transfers transfers, TransactionTemplate transactions, JdbcClient jdbc) {
        this.cases = cases;
        this.transfers = transfers;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.contains("/cases/{no}/transfers");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        CaseRef file = cases.reported(side.officer());
        Map<String, String> variables = new HashMap<>(Map.of("no", file.number().value()));
        if (pattern.contains("{id}")) {
            variables.put("id", transfer(file, side).toString());
        }
        return new Sample(variables, Map.of(), null).with("reason", "核对");
    }

    private UUID transfer(CaseRef file, Side side) {
        transactions.executeWithoutResult(status -> transfers.record(
                new Transfers.Told(
                        file.id(),
                        file.id() + ":0",
                        null,
                        AccountKind.BANK_ACCOUNT,
                        Stops.newAccount(),
                        "李收款",
                        null,
                        Money.of("100"),
                        file.reportedAt(),
                        null),
                file,
                side.officer().id()));
        return jdbc.sql("select id from transfer where case_id = ?")
                .param(file.id())
                .query(UUID.class)
                .single();
    }
}
