package cn.fanzha.command.platform.imports;

import cn.fanzha.command.shared.Actor;
import java.util.List;

/**
 * A kind of rows that may be imported, offered as a bean by the feature that owns the records.
 *
 * <p>An import runs: each row is checked ({@link RowCheck}) and copied into a temporary table {@code import_stage}; rows
 * of a key seen before are marked; {@link #judge} compares the rest with what is stored; unless the file is strict and
 * has faults, {@link #land} writes. All in one transaction, one import of a kind at a time.
 *
 * <p>{@code import_stage} has, beside the kind's own {@link #staging} columns: {@code line}, {@code key},
 * {@code record_id} (drawn for a new record; judge replaces it by that of the stored one), {@code action}
 * ({@code CREATE} until judge says {@code UPDATE} or {@code UNCHANGED}), {@code fault_column}, {@code fault_code}
 * (null: the row may land), {@code warnings}.
 */
public interface ImportKind {

    /** The last part of the address, for example {@code cases}. */
    String name();

    /** All columns of the contract, the key first. */
    List<ImportColumn> columns();

    /** The actor's role and unit may import this kind at all; which rows is the check's business. */
    boolean allows(Actor actor);

    /** The kind's own columns of the staging table, each as name and SQL type, in the order that the check fills them. */
    List<String> staging();

    /** Prepares the checking of one file: what the check looks up is read here. */
    RowCheck begin(ImportFile file);

    /** Marks rows that what is stored forbids, and tells new, changed and unchanged ones apart. */
    void judge(ImportFile file);

    /** Writes the rows without a fault whose action is {@code CREATE} or {@code UPDATE}. */
    void land(ImportFile file);

    /** Called once the import has committed. */
    default void committed() {}

    /**
     * Checks one row of a file; called row by row, on one thread. Asks nothing of the database, whose connection is busy
     * with COPY.
     */
    @FunctionalInterface
    interface RowCheck {

        /**
         * Reads the row and fills the staging columns, all and in order.
         *
         * @throws RowFault the row is rejected
         */
        void check(ImportRow row, StageRow stage);
    }
}
