package cn.fanzha.command.cases.imports;

import cn.fanzha.command.platform.imports.ImportFile;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares staged cases with those stored, and writes them, a statement for all rows each. */
@Component
class CaseMerge {

    private static final String LAST = """
            lateral (select greatest(reported_at, accepted_at, rejected_at, filed_at, solved_at, concluded_at,
                                     prosecuted_at, closed_at, withdrawn_at) as last_at) l""";

    /** The latest date's state; a day without time lasts to its end, which is asked only where it could matter. */
    private static final String STATE = Stream.of(
                    "withdrawn", "closed", "prosecuted", "concluded", "solved", "filed", "rejected", "accepted")
            .map(step -> "when %1$s_at >= last_at or latest_moment(%1$s_at) >= last_at then '%2$s'"
                    .formatted(step, step.toUpperCase(Locale.ROOT)))
            .collect(Collectors.joining(" ", "case ", " else 'REPORTED' end"));

    private static final String VICTIMS = """
            insert into victim (case_id, position, name, name_digest, id_no, id_no_index, phone, phone_index)
            select record_id, 0, victim_name, name_digest, victim_id_no, id_no_index, victim_phone, phone_index
            from import_stage
            where fault_code is null and action = '%s' and num_nonnulls(victim_name, victim_id_no, victim_phone) > 0
            """;

    private final JdbcClient jdbc;
    private final ImportedChanges changes;

    CaseMerge(JdbcClient jdbc, ImportedChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    void judge(ImportFile file) {
        findOperations();
        matchStored(file);
        rejectDatesOutOfOrder();
        markUnchanged();
        lockChanged();
    }

    void land(ImportFile file) {
        // first: an officer who logs a case at this moment holds the counter before the file's row, and so must this
        jumpCounters();
        changes.write(file);
        landFiles(file);
        landVictims();
        landTags();
    }

    private void findOperations() {
        jdbc.sql("""
                        update import_stage s set operation_id = o.id from operation o
                        where o.operation_no = s.operation_no and s.fault_code is null""").update();
        jdbc.sql("""
                        update import_stage set fault_column = 'operation_no', fault_code = 'unknown-reference'
                        where fault_code is null and operation_no is not null and operation_id is null""").update();
    }

    /** What the file has no column for is taken from what is stored. */
    private void matchStored(ImportFile file) {
        jdbc.sql("""
                        update import_stage s set record_id = c.id, action = 'UPDATE',
                          accepted_at = case when 'accepted_at' = any(:has) then s.accepted_at else c.accepted_at end,
                          filed_at = case when 'filed_at' = any(:has) then s.filed_at else c.filed_at end,
                          solved_at = case when 'solved_at' = any(:has) then s.solved_at else c.solved_at end,
                          concluded_at = case when 'concluded_at' = any(:has) then s.concluded_at else c.concluded_at end,
                          prosecuted_at = case when 'prosecuted_at' = any(:has) then s.prosecuted_at else c.prosecuted_at end,
                          closed_at = case when 'closed_at' = any(:has) then s.closed_at else c.closed_at end,
                          rejected_at = case when 'rejected_at' = any(:has) then s.rejected_at else c.rejected_at end,
                          withdrawn_at = case when 'withdrawn_at' = any(:has) then s.withdrawn_at else c.withdrawn_at end,
                          loss = case when 'loss' = any(:has) then s.loss else c.loss end,
                          region_code = case when 'region_code' = any(:has) then s.region_code else c.region_code end,
                          summary = case when 'summary' = any(:has) then s.summary else c.summary end,
                          operation_id = case when 'operation_no' = any(:has) then s.operation_id else c.operation_id end,
                          victim_name = case when 'victim_name' = any(:has) then s.victim_name else v.name end,
                          name_digest = case when 'victim_name' = any(:has) then s.name_digest else v.name_digest end,
                          victim_id_no = case when 'victim_id_no' = any(:has) then s.victim_id_no else v.id_no end,
                          id_no_index = case when 'victim_id_no' = any(:has) then s.id_no_index else v.id_no_index end,
                          victim_phone = case when 'victim_phone' = any(:has) then s.victim_phone else v.phone end,
                          phone_index = case when 'victim_phone' = any(:has) then s.phone_index else v.phone_index end,
                          tags = case when 'tags' = any(:has) then s.tags
                                 else array(select t.tag from case_tag t where t.case_id = c.id) end,
                          fault_column = case when c.by_person or not (:every or c.unit_id = any(:units)) then 'case_no' end,
                          fault_code = case when not (:every or c.unit_id = any(:units)) then 'out-of-scope'
                                       when c.by_person then 'owned-by-workflow' end
                        from case_file c left join victim v on v.case_id = c.id and v.position = 0
                        where c.case_no = s.key and s.fault_code is null""")
                .param("has", file.presentColumns())
                .param("every", file.everyUnit())
                .param("units", file.units())
                .update();
    }

    /** A step can't be dated before a step ahead of it, whether that came with this file or was stored before. */
    private void rejectDatesOutOfOrder() {
        jdbc.sql("""
                        update import_stage s set fault_column = d.early, fault_code = 'dates-out-of-order'
                        from (select line, case
                                when accepted_at < reported_at and latest_moment(accepted_at) < reported_at then 'accepted_at'
                                when filed_at < accepted and latest_moment(filed_at) < accepted then 'filed_at'
                                when rejected_at < accepted and latest_moment(rejected_at) < accepted then 'rejected_at'
                                when withdrawn_at < filed and latest_moment(withdrawn_at) < filed then 'withdrawn_at'
                                when solved_at < filed and latest_moment(solved_at) < filed then 'solved_at'
                                when concluded_at < solved and latest_moment(concluded_at) < solved then 'concluded_at'
                                when prosecuted_at < concluded and latest_moment(prosecuted_at) < concluded then 'prosecuted_at'
                                when closed_at < prosecuted and latest_moment(closed_at) < prosecuted then 'closed_at'
                              end as early
                              from import_stage,
                                   lateral (select greatest(reported_at, accepted_at) as accepted) l1,
                                   lateral (select greatest(accepted, filed_at) as filed) l2,
                                   lateral (select greatest(filed, solved_at) as solved) l3,
                                   lateral (select greatest(solved, concluded_at) as concluded) l4,
                                   lateral (select greatest(concluded, prosecuted_at) as prosecuted) l5
                              where fault_code is null) d
                        where d.line = s.line and d.early is not null""").update();
    }

    private void markUnchanged() {
        jdbc.sql("""
                        update import_stage s set action = 'UNCHANGED'
                        from case_file c left join victim v on v.case_id = c.id and v.position = 0
                        where c.id = s.record_id and s.action = 'UPDATE' and s.fault_code is null
                          and (s.unit_id, s.channel, s.fraud_type, s.reported_at, s.accepted_at, s.filed_at, s.solved_at,
                               s.concluded_at, s.prosecuted_at, s.closed_at, s.rejected_at, s.withdrawn_at,
                               s.amount_involved, s.loss, s.region_code, s.summary, s.operation_id,
                               s.name_digest, s.id_no_index, s.phone_index)
                              is not distinct from
                              (c.unit_id, c.channel, c.fraud_type, c.reported_at, c.accepted_at, c.filed_at, c.solved_at,
                               c.concluded_at, c.prosecuted_at, c.closed_at, c.rejected_at, c.withdrawn_at,
                               c.amount_involved, c.loss, c.region_code, c.summary, c.operation_id,
                               v.name_digest, v.id_no_index, v.phone_index)
                          and array(select t from unnest(s.tags) t order by t)
                              = array(select t.tag from case_tag t where t.case_id = c.id order by t.tag)""").update();
    }

    /** A person who changes a case at this moment goes first; its row is then rejected. */
    private void lockChanged() {
        jdbc.sql("""
                        select count(*) from (
                            select c.id from case_file c join import_stage s on s.record_id = c.id
                            where s.action = 'UPDATE' and s.fault_code is null order by c.id for no key update of c) locked""").query(Long.class).single();
        jdbc.sql("""
                        update import_stage s set fault_column = 'case_no', fault_code = 'owned-by-workflow'
                        from case_file c
                        where c.id = s.record_id and s.action = 'UPDATE' and s.fault_code is null and c.by_person""").update();
    }

    private void landFiles(ImportFile file) {
        // plainly: ON CONFLICT would look each number up once more
        jdbc.sql("""
                        insert into case_file (id, case_no, unit_id, channel, fraud_type, state, reported_at, accepted_at,
                               filed_at, solved_at, concluded_at, prosecuted_at, closed_at, rejected_at, withdrawn_at,
                               amount_involved, loss, region_code, summary, operation_id, created_at, created_by)
                        select record_id, key, unit_id, channel, fraud_type, %s,
                               reported_at, accepted_at, filed_at, solved_at, concluded_at, prosecuted_at, closed_at,
                               rejected_at, withdrawn_at, amount_involved, loss, region_code, summary, operation_id, ?, ?
                        from import_stage, %s
                        where fault_code is null and action = 'CREATE'""".formatted(STATE, LAST))
                .param(file.now().atOffset(ZoneOffset.UTC))
                .param(file.actor().id())
                .update();
        jdbc.sql("""
                        update case_file c
                        set unit_id = s.unit_id, channel = s.channel, fraud_type = s.fraud_type, state = s.state,
                            reported_at = s.reported_at, accepted_at = s.accepted_at, filed_at = s.filed_at,
                            solved_at = s.solved_at, concluded_at = s.concluded_at, prosecuted_at = s.prosecuted_at,
                            closed_at = s.closed_at, rejected_at = s.rejected_at, withdrawn_at = s.withdrawn_at,
                            amount_involved = s.amount_involved, loss = s.loss, region_code = s.region_code,
                            summary = s.summary, operation_id = s.operation_id, version = c.version + 1
                        from (select import_stage.*, %s as state from import_stage, %s
                              where fault_code is null and action = 'UPDATE') s
                        where c.id = s.record_id and not c.by_person""".formatted(STATE, LAST)).update();
    }

    private void landVictims() {
        jdbc.sql("""
                        delete from victim v using import_stage s
                        where v.case_id = s.record_id and v.position = 0 and s.fault_code is null and s.action = 'UPDATE'
                          and num_nonnulls(s.victim_name, s.victim_id_no, s.victim_phone) = 0""").update();
        jdbc.sql(VICTIMS.formatted("CREATE")).update();
        jdbc.sql(VICTIMS.formatted("UPDATE") + """
                        on conflict on constraint victim_pk do update
                        set name = excluded.name, name_digest = excluded.name_digest, id_no = excluded.id_no,
                            id_no_index = excluded.id_no_index, phone = excluded.phone,
                            phone_index = excluded.phone_index""").update();
    }

    private void landTags() {
        jdbc.sql("""
                        delete from case_tag t using import_stage s
                        where t.case_id = s.record_id and s.fault_code is null and s.action = 'UPDATE'
                          and t.tag <> all(s.tags)""").update();
        jdbc.sql("""
                        insert into case_tag (case_id, tag)
                        select record_id, unnest(tags) from import_stage
                        where fault_code is null and action in ('CREATE', 'UPDATE') and tags <> '{}'
                        on conflict do nothing""").update();
    }

    /** Last, because the counters stay locked to the end: numbers that the system draws lie beyond the imported ones. */
    private void jumpCounters() {
        jdbc.sql("""
                        insert into month_serial (letter, unit_code, month, last)
                        select 'A', substr(key, 2, 12), substr(key, 14, 4) || '-' || substr(key, 18, 2),
                               max(substr(key, 20, 4)::int)
                        from import_stage where fault_code is null and action = 'CREATE'
                        group by 2, 3 order by 2, 3
                        on conflict on constraint month_serial_pk do update
                        set last = excluded.last where month_serial.last < excluded.last""").update();
    }
}
