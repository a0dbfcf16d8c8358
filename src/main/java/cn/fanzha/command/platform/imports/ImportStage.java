package cn.fanzha.command.platform.imports;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The temporary table in which a file's rows are judged, within the import's transaction. */
final class ImportStage {

    private final JdbcClient jdbc;

    ImportStage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The kind's column list is code, never input. */
    void create(ImportKind kind) {
        jdbc.sql("create temporary table import_stage (line bigint, key text, record_id uuid, action text,"
                        + " fault_column text, fault_code text, warnings smallint, "
                        + String.join(", ", kind.staging()) + ") on commit drop")
                .update();
    }

    /** All rows are in: the planner learns how many, and a key that came before is a fault. */
    void arrived(ImportKind kind) {
        jdbc.sql("analyze import_stage").update();
        jdbc.sql("""
                        update import_stage s set fault_column = ?, fault_code = 'duplicate-in-file'
                        from (select line, row_number() over (partition by key order by line) as place
                                from import_stage where key is not null) seen
                        where seen.line = s.line and seen.place > 1 and s.fault_code is null""").param(kind.columns().getFirst().name()).update();
    }

    void keepRejections(UUID run) {
        jdbc.sql("insert into import_rejection (run_id, line, column_name, code)"
                        + " select ?, line, fault_column, fault_code from import_stage where fault_code is not null")
                .param(run)
                .update();
    }

    void drop() {
        jdbc.sql("drop table import_stage").update();
    }

    ImportResult count(UUID run, ImportKind kind) {
        return jdbc.sql("""
                        select count(*) as received,
                               count(*) filter (where fault_code is null and action = 'CREATE') as created,
                               count(*) filter (where fault_code is null and action = 'UPDATE') as updated,
                               count(*) filter (where fault_code is null and action = 'UNCHANGED') as unchanged,
                               count(*) filter (where fault_code is not null) as rejected,
                               coalesce(sum(warnings) filter (where fault_code is null), 0) as warnings
                        from import_stage""")
                .query((rs, n) -> new ImportResult(
                        run,
                        kind.name(),
                        rs.getLong("received"),
                        rs.getLong("created"),
                        rs.getLong("updated"),
                        rs.getLong("unchanged"),
                        rs.getLong("rejected"),
                        rs.getLong("warnings"),
                        List.of()))
                .single();
    }
}
