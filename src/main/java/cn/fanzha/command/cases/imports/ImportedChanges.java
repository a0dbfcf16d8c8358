package cn.fanzha.command.cases.imports;

import cn.fanzha.command.platform.imports.ImportFile;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an import changes of cases that are stored stands in their history, in one statement before it lands. A victim's
 * values are copied as they are encrypted; those of the case itself stand as they do in the case.
 */
@Component
class ImportedChanges {

    private final JdbcClient jdbc;

    ImportedChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** New and unchanged cases have no history to write. */
    void write(ImportFile file) {
        jdbc.sql("""
                        insert into case_change (id, case_id, field, item, old_plain, new_plain, old_value, new_value, note,
                                                 at, actor_id, actor_name)
                        select uuidv7(), c.id, d.field, 0, d.was, d.becomes, d.was_hidden, d.is_hidden, null, :now, :actor, :name
                        from import_stage s
                        join case_file c on c.id = s.record_id
                        left join victim v on v.case_id = c.id and v.position = 0
                        cross join lateral (values
                          ('CHANNEL', c.channel, s.channel, null::bytea, null::bytea, false),
                          ('FRAUD_TYPE', c.fraud_type, s.fraud_type, null, null, false),
                          ('REPORTED_AT', to_char(c.reported_at at time zone 'UTC', :instant),
                                          to_char(s.reported_at at time zone 'UTC', :instant), null, null, false),
                          ('AMOUNT_INVOLVED', nullif(c.amount_involved, 0)::text, nullif(s.amount_involved, 0)::text,
                                              null, null, false),
                          ('LOSS', c.loss::text, s.loss::text, null, null, false),
                          ('REGION_CODE', c.region_code, s.region_code, null, null, false),
                          ('SUMMARY', c.summary, s.summary, null, null, false),
                          ('TAGS', (select string_agg(t.tag, '、' order by t.tag collate "C") from case_tag t
                                    where t.case_id = c.id),
                                   (select string_agg(t, '、' order by t collate "C") from unnest(s.tags) t),
                                   null, null, false),
                          ('VICTIM_NAME', null, null, v.name, s.victim_name, v.name_digest is distinct from s.name_digest),
                          ('VICTIM_ID_NO', null, null, v.id_no, s.victim_id_no,
                                           v.id_no_index is distinct from s.id_no_index),
                          ('VICTIM_PHONE', null, null, v.phone, s.victim_phone, v.phone_index is distinct from s.phone_index)
                        ) d (field, was, becomes, was_hidden, is_hidden, hidden_differ)
                        where s.fault_code is null and s.action = 'UPDATE' and not c.by_person
                          and (d.hidden_differ or d.was is distinct from d.becomes)""")
                .param("now", file.now().atOffset(ZoneOffset.UTC))
                .param("actor", file.actor().id())
                .param("name", file.actor().displayName())
                .param("instant", "YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"")
                .update();
    }
}
