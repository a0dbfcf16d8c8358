package cn.fanzha.command.platform.imports;

import static java.util.stream.Collectors.joining;

import cn.fanzha.command.platform.imports.RecordSpec.Column;
import cn.fanzha.command.platform.imports.RecordSpec.Order;
import cn.fanzha.command.platform.imports.RecordSpec.Reference;
import cn.fanzha.command.platform.imports.RecordSpec.Rule;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares staged rows with a table's and writes them, a statement for all rows each, as a {@link RecordSpec} says. */
@Component
public class RecordMerge {

    private final JdbcClient jdbc;
    private final ObjectProvider<ReferenceTarget> targets;
    private final ObjectProvider<StagedValues> values;

    RecordMerge(JdbcClient jdbc, ObjectProvider<ReferenceTarget> targets, ObjectProvider<StagedValues> values) {
        this.jdbc = jdbc;
        this.targets = targets;
        this.values = values;
    }

    /** Finds what rows point to, then tells new, changed and unchanged rows apart and rejects what may not land. */
    public void judge(RecordSpec spec, ImportFile file) {
        resolve(spec);
        spec.values.forEach(column -> values.getObject().find(column));
        matchStored(spec, file);
        rejectForeign(spec, file);
        rejectContradictions(spec);
        markUnchanged(spec);
        lockChanged(spec);
    }

    /** Writes new and changed rows; what a person changed meanwhile stays. */
    public void land(RecordSpec spec, ImportFile file) {
        jumpCounters(spec);
        if (!spec.values.isEmpty()) {
            values.getObject().add(spec.values, file);
        }
        List<String> names = spec.columns.stream().map(Column::name).toList();
        List<String> derived =
                spec.derived.stream().map(RecordSpec.Derived::name).toList();
        String into = Stream.concat(names.stream(), derived.stream()).collect(joining(", "));
        String from = Stream.concat(
                        names.stream().map(name -> "s." + name),
                        spec.derived.stream().map(d -> "(" + d.expression().replace(":born", ":now") + ")"))
                .collect(joining(", "));
        jdbc.sql("update " + spec.table + " t set "
                        + Stream.concat(
                                        names.stream().map(name -> name + " = s." + name),
                                        spec.derived.stream()
                                                .map(d -> d.name() + " = ("
                                                        + d.expression().replace(":born", "t.created_at") + ")"))
                                .collect(joining(", "))
                        + ", version = t.version + 1 from import_stage s where t.id = s.record_id and s.action = 'UPDATE'"
                        + " and s.fault_code is null and not t.by_person")
                .param("now", file.now().atOffset(ZoneOffset.UTC))
                .update();
        // plainly: ON CONFLICT would look each number up once more, and count a row that a person was first to make
        jdbc.sql("insert into " + spec.table + " (id, " + spec.key + ", by_person, created_at, created_by, " + into
                        + ") select s.record_id, s.key, false, :now, :actor, " + from
                        + " from import_stage s where s.fault_code is null and s.action = 'CREATE'")
                .param("now", file.now().atOffset(ZoneOffset.UTC))
                .param("actor", file.actor().id())
                .update();
    }

    /**
     * Inserts rows that are new and contradict nothing; answers with their keys. None while a file of the kind is being
     * judged or landed, which would meet them unprepared, and none whose number the system draws itself.
     */
    Set<String> landNew(String kind, RecordSpec spec, List<StraightLane.Checked> rows, ImportFile file) {
        List<String> names = spec.columns.stream().map(Column::name).toList();
        var insert = jdbc.sql(InsertNew.of(spec))
                .param("kind", kind)
                .param("own", spec.letter == null ? "^$" : "^" + spec.letter + "[0-9]{22}$")
                .param("now", file.now().atOffset(ZoneOffset.UTC))
                .param("actor", file.actor().id())
                .param("ids", rows.stream().map(StraightLane.Checked::id).toArray(UUID[]::new))
                .param("keys", rows.stream().map(StraightLane.Checked::key).toArray(String[]::new));
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            insert = insert.param(
                    "c" + i, rows.stream().map(row -> row.values().get(column)).toArray(String[]::new));
        }
        return Set.copyOf(insert.query((rs, n) -> rs.getString(1)).list());
    }

    private void resolve(RecordSpec spec) {
        for (Reference reference : spec.references) {
            ReferenceTarget target = target(reference);
            String told = reference.id() == null ? reference.header() : reference.id() + "_no";
            if (reference.id() != null) {
                jdbc.sql("update import_stage s set " + reference.id() + " = r.id from " + target.table()
                                + " r where r." + target.key() + " = s." + told + " and s.fault_code is null")
                        .update();
            }
            jdbc.sql("update import_stage s set fault_code = 'unknown-reference', fault_column = :column"
                            + " where s.fault_code is null and s." + told + " is not null and not exists (select from "
                            + target.table() + " r where r." + target.key() + " = s." + told + ")")
                    .param("column", reference.header())
                    .update();
        }
    }

    /** What the file has no column for is taken from what is stored. */
    private void matchStored(RecordSpec spec, ImportFile file) {
        String kept = spec.columns.stream()
                .map(c -> c.name() + " = case when '" + c.header() + "' = any(:has) then s." + c.name() + " else t."
                        + c.name() + " end, ")
                .collect(joining());
        jdbc.sql("update import_stage s set record_id = t.id, action = 'UPDATE', " + kept
                        + "fault_column = case when t.by_person or not (:every or " + spec.scope + ") then :key end, "
                        + "fault_code = case when not (:every or " + spec.scope + ") then 'out-of-scope'"
                        + " when t.by_person then 'owned-by-workflow' end"
                        + " from " + spec.table + " t where t." + spec.key + " = s.key and s.fault_code is null")
                .param("has", file.presentColumns())
                .param("every", file.everyUnit())
                .param("units", file.units())
                .param("key", spec.keyHeader)
                .update();
    }

    private void rejectForeign(RecordSpec spec, ImportFile file) {
        if (file.everyUnit()) {
            return;
        }
        for (Reference reference : spec.references) {
            if (reference.own()) {
                ReferenceTarget target = target(reference);
                jdbc.sql("update import_stage s set fault_code = 'out-of-scope', fault_column = :column from "
                                + target.table() + " r where s.fault_code is null and r." + target.key() + " = s."
                                + reference.id() + "_no and r.unit_id <> all(:units) and not exists (select from "
                                + spec.table + " t where t.id = s.record_id and t." + reference.id() + " = r.id)")
                        .param("column", reference.header())
                        .param("units", file.units())
                        .update();
            }
        }
    }

    private ReferenceTarget target(Reference reference) {
        return targets.stream()
                .filter(known -> known.column().equals(reference.target()))
                .findFirst()
                .orElseThrow();
    }

    private void rejectContradictions(RecordSpec spec) {
        for (Order order : spec.orders) {
            jdbc.sql("update import_stage s set fault_code = 'dates-out-of-order', fault_column = :later"
                            + " where s.fault_code is null and s." + order.later() + " < s." + order.earlier()
                            + " and s." + order.later() + " < s." + order.earlier() + " and latest_moment(s."
                            + order.later()
                            + ") < s." + order.earlier())
                    .param("later", order.later())
                    .update();
        }
        for (Rule rule : spec.rules) {
            jdbc.sql("update import_stage s set fault_code = :code, fault_column = :column"
                            + " where s.fault_code is null and (" + rule.broken() + ")")
                    .param("code", rule.code())
                    .param("column", rule.column())
                    .update();
        }
    }

    private void markUnchanged(RecordSpec spec) {
        List<String> compared =
                spec.columns.stream().filter(Column::compared).map(Column::name).toList();
        String unknown = spec.values.stream()
                .map(v -> " and not (s." + v + "_enc is not null and s." + v + " is null)")
                .collect(joining());
        String elsewhere = spec.same.stream().map(same -> " and (" + same + ")").collect(joining());
        jdbc.sql("update import_stage s set action = 'UNCHANGED' from " + spec.table
                        + " t where t.id = s.record_id and s.action = 'UPDATE' and s.fault_code is null and ("
                        + compared.stream().map(c -> "s." + c).collect(joining(", ")) + ") is not distinct from ("
                        + compared.stream().map(c -> "t." + c).collect(joining(", ")) + ")" + unknown + elsewhere)
                .update();
    }

    /** A person who changes a record at this moment goes first; its row is then rejected. */
    private void lockChanged(RecordSpec spec) {
        jdbc.sql("select count(*) from (select t.id from " + spec.table
                        + " t join import_stage s on s.record_id = t.id where s.action = 'UPDATE' and s.fault_code is null"
                        + " order by t.id for no key update of t) locked")
                .query(Long.class)
                .single();
        jdbc.sql(
                        "update import_stage s set fault_column = :key, fault_code = 'owned-by-workflow' from "
                                + spec.table
                                + " t where t.id = s.record_id and s.action = 'UPDATE' and s.fault_code is null and t.by_person")
                .param("key", spec.keyHeader)
                .update();
    }

    /** First of what lands: a person who draws a number at this moment holds the counter before the record's row. */
    private void jumpCounters(RecordSpec spec) {
        if (spec.letter == null) {
            return;
        }
        jdbc.sql("""
                        insert into month_serial (letter, unit_code, month, last)
                        select :letter, substr(key, 2, 12), substr(key, 14, 4) || '-' || substr(key, 18, 2),
                               max(substr(key, 20, 4)::int)
                        from import_stage
                        where fault_code is null and action = 'CREATE' and key ~ ('^' || :letter || '[0-9]{22}$')
                        group by 2, 3 order by 2, 3
                        on conflict on constraint month_serial_pk do update
                        set last = excluded.last where month_serial.last < excluded.last""").param("letter", String.valueOf(spec.letter)).update();
    }
}
