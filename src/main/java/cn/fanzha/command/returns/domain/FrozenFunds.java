package cn.fanzha.command.returns.domain;

import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.ledger.Ledger;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of a frozen account could be returned: what the ledger holds as frozen, and no more than this freeze took. */
@Component
class FrozenFunds {

    private final Ledger ledger;
    private final JdbcClient jdbc;

    FrozenFunds(Ledger ledger, JdbcClient jdbc) {
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /** Yuan, never negative. */
    Money of(FrozenAccount freeze) {
        if (!freeze.running()) {
            return Money.ZERO;
        }
        Money left = freeze.frozen().minus(freeze.released()).minus(paid(freeze.id()));
        return ledger.balances(freeze.place()).frozen().min(left).max(Money.ZERO);
    }

    /** The same, as far as the bank has not said that there is less. */
    Money of(FrozenAccount freeze, ReturnCase of) {
        Money free = of(freeze);
        return of.heldAtMost == null ? free : free.min(Money.of(of.heldAtMost));
    }

    private Money paid(UUID freezeId) {
        return Money.of(jdbc.sql("""
                        select coalesce(sum(s.amount), 0) from return_case r join return_share s on s.return_id = r.id
                        where r.freeze_id = ? and s.state = 'RETURNED'""").param(freezeId).query(BigDecimal.class).single());
    }
}
