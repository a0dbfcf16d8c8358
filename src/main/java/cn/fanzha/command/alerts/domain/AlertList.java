package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.AlertState;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.organisation.Conditions;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists of alerts within the actor's scope, one statement a page, by keyset. Only conditions that are asked for stand in
 * the statement, each a fixed text with its parameter, so that each can use its index.
 */
@Component
public class AlertList {

    private static final String BURNS_AT = "coalesce(a.due_at, timestamptz '9999-01-01 00:00:00+00')";

    private static final String COLUMNS = """
            select a.id, a.alert_no, a.unit_id, a.source, a.risk, a.fraud_type, a.state, a.inert, a.pushed_at, a.due_at,
                   coalesce(a.due_at, timestamptz '9999-01-01 00:00:00+00') as burns_at, a.next_step, a.received_by_name,
                   a.escalated_at is not null as escalated, a.outcome, a.outcome_at, a.loss_avoided, a.case_no,
                   a.person_name, a.phone, a.updated_at
            from alert a where\s""";

    private final JdbcClient jdbc;
    private final Units units;
    private final PersonalDataCipher cipher;

    AlertList(JdbcClient jdbc, Units units, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.units = units;
        this.cipher = cipher;
    }

    /**
     * A page of the list.
     *
     * @throws OutOfScopeException a unit was asked for that is not within the actor's scope
     */
    @Transactional(readOnly = true)
    public KeysetPage<AlertRow> page(AlertFilter filter, Actor actor, int size) {
        Conditions where = Conditions.within("a.unit_id", filter.unitId(), actor, units);
        if (filter.order() == AlertFilter.Order.BURNING) {
            where.add("a.state <> 'CLOSED' and not a.inert");
        }
        where.when(filter.number(), "a.alert_no like ?", number -> number + "%");
        where.when(filter.state(), "a.state = ?", AlertState::name);
        where.when(filter.risk(), "a.risk = ?", RiskGrade::name);
        where.when(filter.pushedFrom(), "a.pushed_at >= ?", Timestamp::from);
        where.when(filter.pushedTo(), "a.pushed_at < ?", Timestamp::from);
        where.when(filter.missedBy(), "a.due_at < ? and a.state <> 'CLOSED' and not a.inert", Timestamp::from);
        where.when(filter.updatedFrom(), "a.updated_at >= ?", Timestamp::from);
        Cursor after = filter.after();
        if (after != null) {
            where.add(behind(filter.order()), Timestamp.from(after.at()), after.id());
        }
        List<AlertRow> rows = jdbc.sql(COLUMNS + where.text() + order(filter.order()))
                .params(where.parameters(size + 1))
                .query(this::row)
                .list();
        return KeysetPage.of(rows, size, row -> new Cursor(position(filter.order(), row), row.id()));
    }

    /** The alerts within the actor's scope about the victims of a case, the newest push first, 50 at most. */
    @Transactional(readOnly = true)
    public List<AlertRow> ofVictims(UUID caseId, Actor actor) {
        Conditions where = new Conditions();
        where.scope("a.unit_id", actor);
        where.add("""
                a.id in (select x.id from alert x join victim v on v.phone_index = x.phone_index where v.case_id = ?
                         union
                         select x.id from alert x join victim v on v.id_no_index = x.id_no_index where v.case_id = ?)""", caseId, caseId);
        return jdbc.sql(COLUMNS + where.text() + " order by a.pushed_at desc, a.id desc limit 50")
                .params(where.parameters())
                .query(this::row)
                .list();
    }

    private static String behind(AlertFilter.Order order) {
        return switch (order) {
            case BURNING -> "(" + BURNS_AT + ", a.id) > (?, ?)";
            case NEWEST -> "(a.pushed_at, a.id) < (?, ?)";
            case UPDATED -> "(a.updated_at, a.id) > (?, ?)";
        };
    }

    private static String order(AlertFilter.Order order) {
        return switch (order) {
            case BURNING -> " order by " + BURNS_AT + ", a.id limit ?";
            case NEWEST -> " order by a.pushed_at desc, a.id desc limit ?";
            case UPDATED -> " order by a.updated_at, a.id limit ?";
        };
    }

    private static Instant position(AlertFilter.Order order, AlertRow row) {
        return switch (order) {
            case BURNING -> row.burnsAt();
            case NEWEST -> row.pushedAt();
            case UPDATED -> row.updatedAt();
        };
    }

    private AlertRow row(ResultSet rs, int number) throws SQLException {
        String step = rs.getString("next_step");
        String outcome = rs.getString("outcome");
        byte[] name = rs.getBytes("person_name");
        return new AlertRow(
                rs.getObject("id", UUID.class),
                rs.getString("alert_no"),
                rs.getObject("unit_id", UUID.class),
                AlertSource.valueOf(rs.getString("source")),
                RiskGrade.valueOf(rs.getString("risk")),
                rs.getString("fraud_type"),
                AlertState.valueOf(rs.getString("state")),
                rs.getBoolean("inert"),
                rs.getTimestamp("pushed_at").toInstant(),
                instant(rs, "due_at"),
                rs.getTimestamp("burns_at").toInstant(),
                step == null ? null : AttemptStep.valueOf(step),
                rs.getString("received_by_name"),
                rs.getBoolean("escalated"),
                outcome == null ? null : AlertOutcome.valueOf(outcome),
                instant(rs, "outcome_at"),
                rs.getBigDecimal("loss_avoided") == null ? null : Money.of(rs.getBigDecimal("loss_avoided")),
                rs.getString("case_no"),
                name == null ? null : Masks.name(cipher.decrypt(ValueKind.NAME, name)),
                Masks.phone(cipher.decrypt(ValueKind.PHONE, rs.getBytes("phone"))),
                rs.getTimestamp("updated_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
