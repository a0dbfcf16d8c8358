package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.FreezeState;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the chain of a case is made of: its transfers, its stops and its freezes. */
@Component
class ChainReading {

    /** Transfers of a case that are read, the earliest. */
    static final int AT_MOST = 20_000;

    private final JdbcClient jdbc;
    private final Continuations continuations;

    ChainReading(JdbcClient jdbc, Continuations continuations) {
        this.jdbc = jdbc;
        this.continuations = continuations;
    }

    /** One more than are read, where there are more. */
    List<ChainFlow.Move> transfers(UUID caseId) {
        return jdbc.sql("""
                        select t.id, t.from_account_id, t.to_account_id, t.to_name, t.to_institution_id, t.amount, t.at,
                               t.channel, t.told_as
                        from transfer t where t.case_id = ? order by t.at, t.id limit ?""")
                .params(caseId, AT_MOST + 1)
                .query((rs, n) -> move(rs))
                .list();
    }

    /**
     * The stops, those that joined another's with its state and clock, those that are over with what carries them on, and
     * the freezes, by account.
     */
    Map<UUID, ChainHold> holds(UUID caseId, Actor actor, Instant now) {
        List<ChainHold.Row> rows =
                jdbc.sql("""
                        select s.id, s.account_id, s.institution_id, s.request_no as number, false as freeze, s.state as asked,
                               coalesce(j.state, s.state) as state, s.requested_at as at, coalesce(j.ends_at, s.ends_at) as ends_at,
                               coalesce(j.amount_stopped, s.amount_stopped) as amount, s.holder, null::date as ends_on
                        from stop_payment s left join stop_payment j on j.id = s.joined_to
                        where s.case_id = :case
                        union all
                        select f.id, f.account_id, f.institution_id, f.freeze_no, true, f.state, f.state, f.frozen_at, null,
                               f.frozen_amount, f.holder, f.ends_on
                        from fund_freeze f where f.case_id = :case
                        order by at, number""").param("case", caseId).query((rs, n) -> row(rs)).list();
        Map<UUID, Continuation> carried = continuations.of(
                rows.stream()
                        .filter(row -> row.over(now))
                        .map(ChainHold.Row::id)
                        .toList(),
                actor);
        Map<UUID, ChainHold> holds = new HashMap<>();
        rows.stream()
                .map(row -> row.with(carried.get(row.id())))
                .collect(Collectors.groupingBy(ChainHold.Row::accountId))
                .forEach((account, of) -> holds.put(account, new ChainHold(List.copyOf(of))));
        return holds;
    }

    private static ChainFlow.Move move(ResultSet rs) throws SQLException {
        String told = rs.getString("told_as");
        return new ChainFlow.Move(
                new TransferLevels.Hop(
                        rs.getObject("id", UUID.class),
                        rs.getObject("from_account_id", UUID.class),
                        rs.getObject("to_account_id", UUID.class),
                        rs.getTimestamp("at").toInstant(),
                        told != null
                                && !told.startsWith(TransferEditing.BY_HAND)
                                && !told.startsWith(TransferEditing.ONWARD)),
                rs.getBytes("to_name"),
                rs.getObject("to_institution_id", UUID.class),
                Money.of(rs.getBigDecimal("amount")),
                CashOut.by(rs.getString("channel")));
    }

    private static ChainHold.Row row(ResultSet rs) throws SQLException {
        boolean freeze = rs.getBoolean("freeze");
        BigDecimal amount = rs.getBigDecimal("amount");
        return new ChainHold.Row(
                rs.getObject("id", UUID.class),
                rs.getObject("account_id", UUID.class),
                rs.getObject("institution_id", UUID.class),
                rs.getString("number"),
                freeze,
                freeze ? StopState.FROZEN : StopState.valueOf(rs.getString("asked")),
                freeze ? running(rs.getString("state")) : StopState.valueOf(rs.getString("state")),
                rs.getTimestamp("at").toInstant(),
                freeze ? end(rs.getObject("ends_on", LocalDate.class)) : instant(rs.getTimestamp("ends_at")),
                amount == null ? null : Money.of(amount),
                rs.getBytes("holder"),
                null);
    }

    /** A freeze holds as a running stop does, until its last day is over. */
    private static @Nullable StopState running(String state) {
        return state.equals(FreezeState.FROZEN.name()) ? StopState.STOPPED : null;
    }

    private static @Nullable Instant end(@Nullable LocalDate lastDay) {
        return lastDay == null ? null : ChinaTime.startOf(lastDay.plusDays(1));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
