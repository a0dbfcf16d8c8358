package cn.fanzha.command.returns.domain;

import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.ShareFailure;
import cn.fanzha.command.returns.ShareState;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The proposals of a return with their shares, and what the bank answered to each try. */
@Component
class ShareRows {

    private final JdbcClient jdbc;

    ShareRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A share as it is proposed. */
    record Planned(UUID application, Money amount, Money loss, Money already, boolean capped) {}

    void propose(ReturnCase of, ReturnWay way, Money balance, Money total, List<Planned> shares, Instant now) {
        jdbc.sql("""
                        insert into return_proposal (id, return_id, round, way, balance, total, made_by_name, made_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        of.id,
                        of.round,
                        way.name(),
                        balance.yuan(),
                        total.yuan(),
                        Objects.requireNonNull(of.proposedByName),
                        Timestamp.from(now))
                .update();
        for (Planned share : shares) {
            jdbc.sql("""
                            insert into return_share (id, return_id, round, application_id, amount, loss, already, capped, state)
                            values (?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED')""")
                    .params(
                            Ids.next(),
                            of.id,
                            of.round,
                            share.application,
                            share.amount.yuan(),
                            share.loss.yuan(),
                            share.already.yuan(),
                            share.capped)
                    .update();
        }
    }

    void voidRound(ReturnCase of, VoidReason why, Instant now) {
        jdbc.sql(
                        "update return_proposal set void_at = ?, void_why = ? where return_id = ? and round = ? and void_at is null")
                .params(Timestamp.from(now), why.name(), of.id, of.round)
                .update();
    }

    /** Those of the round that stands, or stood last. */
    List<Share> current(ReturnCase of) {
        return jdbc.sql("""
                        select s.* from return_share s join return_application a on a.id = s.application_id
                        where s.return_id = ? and s.round = ? order by a.position""").params(of.id, of.round).query((rs, n) -> read(rs)).list();
    }

    List<ReturnView.Proposal> proposals(ReturnCase of) {
        return jdbc.sql("select * from return_proposal where return_id = ? order by round desc")
                .param(of.id)
                .query((rs, n) -> {
                    String why = rs.getString("void_why");
                    return new ReturnView.Proposal(
                            rs.getInt("round"),
                            ReturnWay.valueOf(rs.getString("way")),
                            Money.of(rs.getBigDecimal("balance")),
                            Money.of(rs.getBigDecimal("total")),
                            rs.getString("made_by_name"),
                            rs.getTimestamp("made_at").toInstant(),
                            ApplicationRows.instant(rs, "void_at"),
                            why == null ? null : VoidReason.valueOf(why));
                })
                .list();
    }

    /** Everything that isn't paid goes to the bank once more. */
    void send(ReturnCase of) {
        jdbc.sql("""
                        update return_share set state = 'OPEN', attempt = attempt + 1, failure = null, note = null,
                               balance_told = null, answered_at = null, answered_by = null
                        where return_id = ? and round = ? and state <> 'RETURNED' and amount > 0""").params(of.id, of.round).update();
    }

    void paid(Share share, String receiptNo, Instant executedAt, String by, Instant now) {
        jdbc.sql("""
                        update return_share set state = 'RETURNED', receipt_no = ?, executed_at = ?, answered_at = ?, answered_by = ?
                        where id = ?""")
                .params(receiptNo, Timestamp.from(executedAt), Timestamp.from(now), by, share.id())
                .update();
        jdbc.sql("""
                        insert into return_answer (id, share_id, attempt, paid, receipt_no, executed_at, answered_at, answered_by)
                        values (?, ?, ?, true, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        share.id(),
                        share.attempt(),
                        receiptNo,
                        Timestamp.from(executedAt),
                        Timestamp.from(now),
                        by)
                .update();
    }

    void failed(Share share, ShareFailure why, @Nullable String note, @Nullable Money balance, String by, Instant now) {
        jdbc.sql("""
                        update return_share set state = 'FAILED', failure = ?, answered_at = ?, answered_by = ?, note = ?, balance_told = ?
                        where id = ?""")
                .params(why.name(), Timestamp.from(now), by)
                .param(note)
                .param(balance == null ? null : balance.yuan())
                .param(share.id())
                .update();
        jdbc.sql("""
                        insert into return_answer (id, share_id, attempt, paid, failure, answered_at, answered_by, note, balance_told)
                        values (?, ?, ?, false, ?, ?, ?, ?, ?)""")
                .params(Ids.next(), share.id(), share.attempt(), why.name(), Timestamp.from(now), by)
                .param(note)
                .param(balance == null ? null : balance.yuan())
                .update();
    }

    /** The tries of all shares of the return, the first ones first. */
    List<ReturnView.Try> tries(ReturnCase of) {
        return jdbc.sql("""
                        select b.*, a.position from return_answer b join return_share s on s.id = b.share_id
                               join return_application a on a.id = s.application_id
                        where s.return_id = ? order by b.answered_at, b.id""")
                .param(of.id)
                .query((rs, n) -> {
                    String failure = rs.getString("failure");
                    BigDecimal told = rs.getBigDecimal("balance_told");
                    return new ReturnView.Try(
                            rs.getInt("position"),
                            rs.getInt("attempt"),
                            rs.getBoolean("paid"),
                            rs.getString("receipt_no"),
                            ApplicationRows.instant(rs, "executed_at"),
                            failure == null ? null : ShareFailure.valueOf(failure),
                            rs.getString("note"),
                            told == null ? null : Money.of(told),
                            rs.getTimestamp("answered_at").toInstant(),
                            rs.getString("answered_by"));
                })
                .list();
    }

    private static Share read(ResultSet rs) throws SQLException {
        String failure = rs.getString("failure");
        BigDecimal told = rs.getBigDecimal("balance_told");
        return new Share(
                Objects.requireNonNull(rs.getObject("id", UUID.class)),
                rs.getInt("round"),
                Objects.requireNonNull(rs.getObject("application_id", UUID.class)),
                Money.of(rs.getBigDecimal("amount")),
                Money.of(rs.getBigDecimal("loss")),
                Money.of(rs.getBigDecimal("already")),
                rs.getBoolean("capped"),
                ShareState.valueOf(rs.getString("state")),
                rs.getInt("attempt"),
                rs.getString("receipt_no"),
                ApplicationRows.instant(rs, "executed_at"),
                ApplicationRows.instant(rs, "answered_at"),
                rs.getString("answered_by"),
                failure == null ? null : ShareFailure.valueOf(failure),
                rs.getString("note"),
                told == null ? null : Money.of(told));
    }
}
