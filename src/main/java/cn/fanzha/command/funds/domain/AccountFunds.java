package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.observables.Known;
import cn.fanzha.command.observables.KnownValues;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.shared.StopNumber;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The money side of an account: its stops within the reader's scope, and what went in and out. */
@Component
public class AccountFunds {

    private static final int STOPS_AT_MOST = 20;
    private static final int TRANSFERS_AT_MOST = 10_000;

    private final JdbcClient jdbc;
    private final StopHold hold;
    private final StopAccess access;
    private final Observables observables;
    private final KnownValues known;
    private final Continuations continuations;
    private final Clock clock;

    AccountFunds(
            JdbcClient jdbc,
            StopHold hold,
            StopAccess access,
            Observables observables,
            KnownValues known,
            Continuations continuations,
            Clock clock) {
        this.jdbc = jdbc;
        this.hold = hold;
        this.access = access;
        this.observables = observables;
        this.known = known;
        this.continuations = continuations;
        this.clock = clock;
    }

    /** A request to stop the account, by the clock. */
    public record Stop(
            StopNumber number,
            UUID institutionId,
            StopState state,
            Instant requestedAt,
            @Nullable Money stopped,
            @Nullable Continuation carriedOn) {}

    private record Raw(
            UUID id,
            StopNumber number,
            UUID institutionId,
            StopState state,
            Instant requestedAt,
            @Nullable Money stopped) {
        Stop stop(@Nullable Continuation by) {
            return new Stop(number, institutionId, state, requestedAt, stopped, by);
        }
    }

    /** Transfers of one direction; of an account with more than 10,000 the latest so many. */
    public record Flow(int count, Money sum) {
        public boolean capped() {
            return count >= TRANSFERS_AT_MOST;
        }
    }

    /**
     * The account's money.
     *
     * @param stops the latest first, 20 at most
     */
    public record Sheet(List<Stop> stops, Flow in, Flow out) {}

    /** The caller's page is audited. */
    @Transactional(readOnly = true)
    public Sheet of(UUID account, Actor actor) {
        return new Sheet(stops(account, actor), flow("to_account_id", account), flow("from_account_id", account));
    }

    /** Where else the account of a request was seen; null: nowhere. */
    @Transactional
    public Map<ObservableType, @Nullable Known> known(StopNumber number, Actor actor) {
        StopPayment stop = hold.read(number);
        access.requirePolice(stop, actor);
        List<String> except = stop.caseNo == null ? List.of(number.value()) : List.of(number.value(), stop.caseNo);
        Map<ObservableType, @Nullable Known> told = new LinkedHashMap<>();
        told.put(
                observables.reveal(stop.accountId).type(),
                known.byId(List.of(stop.accountId), except).get(stop.accountId));
        return told;
    }

    private List<Stop> stops(UUID account, Actor actor) {
        List<Object> parameters = new ArrayList<>(List.of(account));
        String within = switch (actor.scope()) {
            case Scope.Everything all -> "true";
            case Scope.Tree tree -> {
                parameters.add(tree.array());
                parameters.add(tree.array());
                yield """
                                (coalesce(c.unit_id, s.unit_id) = any(?)
                                 or exists (select 1 from case_viewer w where w.case_id = s.case_id and w.unit_id = any(?)))""";
            }
            case Scope.Institution institution -> "false";
            case Scope.Nothing nothing -> "false";
        };
        Instant now = clock.instant();
        parameters.add(actor.id());
        parameters.add(now.atOffset(ZoneOffset.UTC));
        parameters.add(STOPS_AT_MOST);
        List<Raw> found = jdbc.sql("""
                        select s.id, s.request_no, s.institution_id, s.state, s.requested_at, s.ends_at, s.amount_stopped
                        from stop_payment s left join case_file c on c.id = s.case_id
                        where s.account_id = ? and %s and %s order by s.requested_at desc, s.id desc limit ?""".formatted(within, CaseScope.positional(CaseScope.opensId("s.case_id", actor))))
                .params(parameters)
                .query((rs, n) -> {
                    StopState state = StopState.valueOf(rs.getString("state"));
                    Timestamp ends = rs.getTimestamp("ends_at");
                    boolean over = state == StopState.STOPPED && ends != null && !now.isBefore(ends.toInstant());
                    BigDecimal stopped = rs.getBigDecimal("amount_stopped");
                    return new Raw(
                            Objects.requireNonNull(rs.getObject("id", UUID.class)),
                            StopNumber.of(Objects.requireNonNull(rs.getString("request_no"))),
                            Objects.requireNonNull(rs.getObject("institution_id", UUID.class)),
                            over ? StopState.EXPIRED : state,
                            rs.getTimestamp("requested_at").toInstant(),
                            stopped == null ? null : Money.of(stopped));
                })
                .list();
        Map<UUID, Continuation> carried =
                continuations.of(found.stream().map(Raw::id).toList(), actor);
        return found.stream().map(raw -> raw.stop(carried.get(raw.id))).toList();
    }

    private Flow flow(String side, UUID account) {
        return jdbc.sql("""
                        select count(*) as transfers, coalesce(sum(amount), 0) as total
                        from (select amount from transfer where %s = ? order by at desc limit ?) t""".formatted(side))
                .params(account, TRANSFERS_AT_MOST)
                .query((rs, n) -> new Flow(rs.getInt("transfers"), Money.of(rs.getBigDecimal("total"))))
                .single();
    }
}
