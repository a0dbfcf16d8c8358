package cn.fanzha.command.returns.domain;

import cn.fanzha.command.returns.domain.ShareRule.Claim;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is still owed to a victim on an account: the loss that reached it without what came back from it (or from an
 * account that an import doesn't name), and never more than the whole loss without all that came back or is on its way.
 * A victim is one person by the ID; without it by the name within the own case. What came back through a return of a case
 * that was worked with it counts as well.
 */
@Component
class Owed {

    private final JdbcClient jdbc;

    Owed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Claim> claims(ReturnCase of, List<Application> applications) {
        return applications.stream().map(one -> claim(of, one)).toList();
    }

    Claim claim(ReturnCase of, Application one) {
        Money here = returned(one, of.accountId);
        Money all = returned(one, null).plus(onTheWay(of, one));
        Money ofAccount = one.lossHere().minus(here).max(Money.ZERO);
        Money ofWhole = one.lossTotal().minus(all).max(Money.ZERO);
        return new Claim(one.id(), one.lossHere(), one.lossHere().minus(ofAccount.min(ofWhole)));
    }

    private Money returned(Application one, @Nullable UUID account) {
        BigDecimal sum = jdbc.sql("""
                        select coalesce(sum(amount), 0) from fund_return
                        where (case_id = :case and victim_case_id is null or victim_case_id = :case)
                          and (id_no_index = :id or ((:id::bytea is null or id_no_index is null) and name_digest = :name))
                          and (:account::uuid is null or from_account_id is null or from_account_id = :account)""")
                .param("case", one.victimCaseId())
                .param("id", one.idNoIndex())
                .param("name", one.nameDigest())
                .param("account", account)
                .query(BigDecimal.class)
                .single();
        return Money.of(sum);
    }

    /** Approved in other returns, of the case or of one worked with it, and not answered for. */
    private Money onTheWay(ReturnCase of, Application one) {
        BigDecimal sum = jdbc.sql("""
                        select coalesce(sum(s.amount), 0)
                        from return_case r join return_share s on s.return_id = r.id and s.round = r.round
                             join return_application a on a.id = s.application_id
                        where a.victim_case_id = :case and r.id <> :own and r.ended_at is null
                          and r.stage in ('APPROVED', 'SENT', 'FAILED') and s.state <> 'RETURNED'
                          and a.victim_position = :victim""")
                .param("case", one.victimCaseId())
                .param("own", of.id)
                .param("victim", one.victimPosition())
                .query(BigDecimal.class)
                .single();
        return Money.of(sum);
    }
}
