package cn.fanzha.command.volume;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of freezes, returns and the ledger, which the made city has no rows in, for those who ask for plans. */
final class MoneyRows {

    static final List<String> TABLES = List.of(
            "freeze_order",
            "freeze_appeal",
            "return_case",
            "return_application",
            "return_share",
            "ledger_entry",
            "ledger_balance",
            "onward_transfer");

    private MoneyRows() {}

    /**
     * One row in each: a table without a page of its own is small whatever its statistics say. Without keys and triggers;
     * taken back with the transaction.
     */
    static void oneOfEach(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("set local session_replication_role = replica");
            for (String row : List.of("""
                    freeze_order (id, freeze_no, batch_id, unit_id, case_id, case_no, institution_id, account_kind, account_id, holder,
                                  asset, mode, scope, limit_amount, months, long_term, reason, stage, created_at)
                    values (uuidv7(), 'plans', uuidv7(), uuidv7(), uuidv7(), '', uuidv7(), 'BANK_ACCOUNT', uuidv7(), '',
                            'DEPOSIT', 'LIMIT', 'INVOLVED', 1, 6, false, '', 'DRAFT', now())""", """
                    freeze_appeal (id, freeze_id, freeze_no, case_id, unit_id, appellant, contact, statement, state, registered_at,
                                   registered_by, registered_by_name, due_at)
                    values (uuidv7(), uuidv7(), '', uuidv7(), uuidv7(), '', '', '', 'REGISTERED', now(), uuidv7(), '', now())""", """
                    return_case (id, return_no, freeze_id, freeze_no, case_id, case_no, unit_id, institution_id, account_id, stage,
                                 opened_by, opened_by_name, opened_at)
                    values (uuidv7(), 'plans', uuidv7(), '', uuidv7(), '', uuidv7(), uuidv7(), uuidv7(), 'APPLIED', uuidv7(), '', now())""", """
                    return_application (id, return_id, position, victim_case_id, victim_position, name, name_digest, to_account_id, loss_here,
                                        loss_total, id_checked, applied_on, registered_by_name, registered_at)
                    values (uuidv7(), uuidv7(), 1, uuidv7(), 1, '', '', uuidv7(), 1, 1, true, now(), '', now())""", """
                    return_share (id, return_id, round, application_id, amount, loss, already, capped, state)
                    values (uuidv7(), uuidv7(), 1, uuidv7(), 1, 1, 0, false, 'PLANNED')""", """
                    ledger_entry (id, account_id, institution_id, case_id, pot_from, pot_to, amount, at, source, source_id, source_no,
                                  record, posted_at)
                    values (uuidv7(), uuidv7(), uuidv7(), uuidv7(), 'OUTSIDE', 'STOPPED', 1, now(), 'STOP', uuidv7(), '', 'STOP', now())""", """
                    ledger_balance (account_id, institution_id, case_id, stopped, frozen, released, returned, moved_on,
                                    stopped_floor, frozen_floor)
                    values (uuidv7(), uuidv7(), uuidv7(), 0, 0, 0, 0, 0, 0, 0)""", """
                    onward_transfer (id, stop_id, position, account_id, account_kind, amount, moved_at, created_at, created_by)
                    values (uuidv7(), uuidv7(), 1, uuidv7(), 'BANK_ACCOUNT', 1, now(), now(), uuidv7())""")) {
                sql.execute("insert into " + row);
            }
            sql.execute("set local session_replication_role = origin");
            // what the planner was told of the few rows that other tests left says nothing of millions
            for (String table : TABLES) {
                sql.execute("delete from pg_statistic where starelid = '" + table + "'::regclass");
            }
        }
    }
}
