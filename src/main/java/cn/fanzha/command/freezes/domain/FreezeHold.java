package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.NotFoundException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gets hold of freezes for a change: their accounts' rows first, so that changes on one account come one by one. */
@Component
class FreezeHold {

    private final JdbcClient jdbc;
    private final Observables observables;
    private final FreezeOrderRepository orders;
    private final FreezeTurn turn;
    private final Clock clock;

    FreezeHold(JdbcClient jdbc, Observables observables, FreezeOrderRepository orders, FreezeTurn turn, Clock clock) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.orders = orders;
        this.turn = turn;
        this.clock = clock;
    }

    private record Place(UUID id, UUID account) {}

    FreezeOrder hold(FreezeNumber number) {
        return hold(number, false).getFirst();
    }

    /**
     * The freeze, and where the whole batch is meant all others that were applied for with it and stand where it stands;
     * the one that was named first.
     */
    List<FreezeOrder> hold(FreezeNumber number, boolean whole) {
        List<Place> places = jdbc.sql("""
                        select o.id, o.account_id from freeze_order n join freeze_order o
                               on o.id = n.id or (:whole and o.batch_id = n.batch_id and o.stage = n.stage)
                        where n.freeze_no = :no order by (o.id = n.id) desc, o.freeze_no""")
                .param("whole", whole)
                .param("no", number.value())
                .query((rs, n) -> new Place(rs.getObject("id", UUID.class), rs.getObject("account_id", UUID.class)))
                .list();
        if (places.isEmpty()) {
            throw new NotFoundException("freeze", number);
        }
        observables.lock(places.stream().map(Place::account).distinct().toList());
        FreezeOrder named = orders.findById(places.getFirst().id()).orElseThrow();
        List<FreezeOrder> others = orders.findByIdInOrderByFreezeNo(
                places.stream().skip(1).map(Place::id).toList());
        turn.write(named);
        others.forEach(turn::write);
        // one that a colleague moved on while we waited for the lock stays as it is
        return Stream.concat(Stream.of(named), others.stream().filter(one -> one.stage() == named.stage()))
                .toList();
    }

    /** Before it is shown: what the clock has put into effect is written down, for the figures would not say it else. */
    void settle(FreezeNumber number) {
        jdbc.sql("select 1 from freeze_order where freeze_no = :no and stage = 'QUEUED' and queued_until <= :now")
                .param("no", number.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .ifPresent(due -> hold(number));
    }

    FreezeOrder read(FreezeNumber number) {
        return orders.findByFreezeNo(number.value()).orElseThrow(() -> new NotFoundException("freeze", number));
    }

    /** How many accounts were applied for together with it. */
    int atOnce(FreezeOrder order) {
        return count("batch_id", order.batchId);
    }

    /** How many accounts are frozen or applied for in its case. */
    int inCase(FreezeOrder order) {
        return count("case_id", order.caseId);
    }

    private int count(String column, UUID id) {
        return jdbc.sql("select count(*) from freeze_order where " + column
                        + " = :id and stage not in ('REJECTED', 'FAILED')")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
