package cn.fanzha.command.links.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as its neighbours find it; what lies outside the reader's scope is cut down to number, unit and contact before
 * a page sees it.
 */
record Found(
        UUID id,
        String number,
        UUID unitId,
        CaseState state,
        @Nullable String fraudType,
        Instant reportedAt,
        Money amount,
        @Nullable String contactName,
        @Nullable String contactPhone) {

    /** What a statement selects from {@code case_file k} and {@code unit u}. */
    static final String COLUMNS = "k.id, k.case_no, k.unit_id, k.state, k.fraud_type, k.reported_at,"
            + " coalesce(k.loss, k.amount_involved) as amount, u.contact_name, u.contact_phone";

    static Found of(ResultSet rs) throws SQLException {
        return new Found(
                rs.getObject("id", UUID.class),
                rs.getString("case_no"),
                rs.getObject("unit_id", UUID.class),
                CaseState.valueOf(rs.getString("state")),
                rs.getString("fraud_type"),
                rs.getTimestamp("reported_at").toInstant(),
                Money.of(rs.getBigDecimal("amount")),
                rs.getString("contact_name"),
                rs.getString("contact_phone"));
    }
}
