package cn.fanzha.command.ledger.domain;

import cn.fanzha.command.ledger.Balances;
import cn.fanzha.command.ledger.Ledger;
import cn.fanzha.command.ledger.LedgerMove;
import cn.fanzha.command.ledger.LedgerPlace;
import cn.fanzha.command.ledger.LedgerRefusedException;
import cn.fanzha.command.ledger.LedgerSource;
import cn.fanzha.command.ledger.Pot;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The book in the database: a trigger keeps the balances, and its checks stand behind what is refused here in words. */
@Component
class LedgerTable implements Ledger {

    private static final String OF_PLACE = """
            account_id is not distinct from cast(:account as uuid)
            and institution_id is not distinct from cast(:institution as uuid) and case_id = :case""";

    private final JdbcClient jdbc;
    private final Clock clock;

    LedgerTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = LedgerRefusedException.class)
    public void move(LedgerMove move, Actor actor) {
        if (move.amount().isZero() || move.amount().isNegative()) {
            throw new IllegalArgumentException("An entry moves money: " + move.sourceNo());
        }
        if (move.source() == LedgerSource.IMPORT || move.place().accountId() == null) {
            throw new IllegalArgumentException("Imports alone post opening entries: " + move.sourceNo());
        }
        if (!move.from().mayMoveTo(move.to())) {
            throw new LedgerRefusedException("ledger.refused.pair." + move.from(), move.sourceNo());
        }
        Balances before = held(move.place());
        Money there = before.of(move.from());
        if (move.from() != Pot.OUTSIDE && there.compareTo(move.amount()) < 0) {
            throw new LedgerRefusedException(
                    "ledger.refused.too-little." + move.from(),
                    there.grouped(),
                    move.amount().grouped());
        }
        if (stands(move)) {
            throw new LedgerRefusedException("ledger.refused.twice", move.sourceNo());
        }
        write(move, actor);
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Balances balances(LedgerPlace place) {
        return jdbc.sql("select stopped, frozen, released, returned, moved_on from ledger_balance where " + OF_PLACE)
                .param("account", place.accountId())
                .param("institution", place.institutionId())
                .param("case", place.caseId())
                .query((rs, n) -> new Balances(
                        Money.of(rs.getBigDecimal("stopped")),
                        Money.of(rs.getBigDecimal("frozen")),
                        Money.of(rs.getBigDecimal("released")),
                        Money.of(rs.getBigDecimal("returned")),
                        Money.of(rs.getBigDecimal("moved_on"))))
                .optional()
                .orElse(Balances.NONE);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Balances held(LedgerPlace place) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ledger ' || :place, 0))")
                .param("place", place.accountId() + " " + place.institutionId() + " " + place.caseId())
                .query((rs, n) -> n)
                .list();
        return balances(place);
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Money brought(UUID sourceId, Pot from, Pot to) {
        return Money.of(jdbc.sql("""
                        select coalesce(sum(case when pot_from = :from then amount else -amount end), 0)
                        from ledger_entry where source_id = :source
                          and ((pot_from = :from and pot_to = :to) or (pot_from = :to and pot_to = :from))""")
                .param("source", sourceId)
                .param("from", from.name())
                .param("to", to.name())
                .query(BigDecimal.class)
                .single());
    }

    private boolean stands(LedgerMove move) {
        return jdbc.sql("""
                        select exists (select from ledger_entry where source_id = :source and source = :kind
                                       and pot_from = :from and pot_to = :to and at = :at)""")
                .param("source", move.sourceId())
                .param("kind", move.source().name())
                .param("from", move.from().name())
                .param("to", move.to().name())
                .param("at", move.at().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private void write(LedgerMove move, Actor actor) {
        try {
            jdbc.sql("""
                            insert into ledger_entry (id, account_id, institution_id, case_id, pot_from, pot_to, amount,
                                   at, source, source_id, source_no, record, note, posted_at, posted_by)
                            values (:id, :account, :institution, :case, :from, :to, :amount,
                                    :at, :source, :sourceId, :sourceNo, :source, :note, :now, :actor)""")
                    .param("id", Ids.next())
                    .param("account", move.place().accountId())
                    .param("institution", move.place().institutionId())
                    .param("case", move.place().caseId())
                    .param("from", move.from().name())
                    .param("to", move.to().name())
                    .param("amount", move.amount().yuan())
                    .param("at", move.at().atOffset(ZoneOffset.UTC))
                    .param("source", move.source().name())
                    .param("sourceId", move.sourceId())
                    .param("sourceNo", move.sourceNo())
                    .param("note", move.note())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("actor", actor.id())
                    .update();
        } catch (DataIntegrityViolationException refused) {
            throw new LedgerRefusedException("ledger.refused.by-database", move.sourceNo());
        }
    }
}
