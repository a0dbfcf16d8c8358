package cn.fanzha.command.organisation.imports;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.imports.ImportFile;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares staged units with those stored, and writes them; a parent may come after its children. */
@Component
class UnitMerge {

    private static final String POLICE = "('PROVINCE', 'CITY', 'DISTRICT', 'STATION', 'OUTPOST')";
    private static final String LEVELS = "array['PLATFORM', 'PROVINCE', 'CITY', 'DISTRICT', 'STATION', 'OUTPOST']";

    private final JdbcClient jdbc;

    UnitMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void judge(ImportFile file) {
        matchStored(file);
        jdbc.sql("update import_stage set parent_code = ? where parent_code is null and kind in " + POLICE)
                .param(Units.ROOT_CODE)
                .update();
        jdbc.sql("""
                        update import_stage set fault_code = 'not-for-kind',
                               fault_column = case when host_kind is null then 'parent_code' else 'host_kind' end
                        where fault_code is null
                          and (host_kind is not null and kind <> 'OUTPOST'
                               or parent_code is not null and kind not in %s)""".formatted(POLICE)).update();
        // a row that is rejected takes its children's rows with it, level by level
        while (rejectKindsAboveNoChild() + rejectParents() > 0) {}
        jdbc.sql("""
                        update import_stage s set parent_id = coalesce(f.record_id, u.id)
                        from import_stage c
                             left join import_stage f on f.key = c.parent_code and f.fault_code is null
                             left join unit u on u.code = c.parent_code
                        where c.line = s.line and c.fault_code is null and c.parent_code is not null""").update();
        jdbc.sql("""
                        update import_stage s set action = 'UNCHANGED'
                        from unit u
                        where u.id = s.record_id and s.action = 'UPDATE' and s.fault_code is null
                          and (s.name, s.kind, s.parent_id, s.region_code, s.host_kind)
                              is not distinct from (u.name, u.kind, u.parent_id, u.region_code, u.host_kind)""").update();
    }

    void land(ImportFile file) {
        jdbc.sql("""
                        insert into unit (id, code, name, kind, parent_id, region_code, host_kind, path, created_at)
                        select record_id, key, name, kind, parent_id, region_code, host_kind, '/' || key || '/', ?
                        from import_stage where fault_code is null and action in ('CREATE', 'UPDATE')
                        on conflict on constraint unit_code_unique do update
                        set name = excluded.name, kind = excluded.kind, parent_id = excluded.parent_id,
                            region_code = excluded.region_code, host_kind = excluded.host_kind,
                            version = unit.version + 1
                        where not unit.by_person""").param(file.now().atOffset(ZoneOffset.UTC)).update();
        jdbc.sql("""
                        with recursive tree as (
                            select id, '/' || code || '/' as path from unit where parent_id is null
                            union all
                            select u.id, t.path || u.code || '/' from unit u join tree t on u.parent_id = t.id)
                        update unit set path = tree.path from tree where tree.id = unit.id and unit.path <> tree.path""").update();
    }

    private void matchStored(ImportFile file) {
        jdbc.sql("""
                        update import_stage s set record_id = u.id, action = 'UPDATE',
                               parent_code = case when 'parent_code' = any(:present) then s.parent_code else p.code end,
                               region_code = case when 'region_code' = any(:present) then s.region_code else u.region_code end,
                               host_kind = case when 'host_kind' = any(:present) then s.host_kind else u.host_kind end,
                               fault_column = case when u.by_person then 'code' end,
                               fault_code = case when u.by_person then 'owned-by-workflow' end
                        from unit u left join unit p on p.id = u.parent_id
                        where u.code = s.key and s.fault_code is null""").param("present", file.presentColumns()).update();
    }

    /** A unit can't be lowered to the level of units below it, unless the file moves those as well. */
    private int rejectKindsAboveNoChild() {
        return jdbc.sql("""
                        update import_stage s set fault_column = 'kind', fault_code = 'wrong-parent'
                        where s.fault_code is null and s.action = 'UPDATE' and exists (
                            select from unit child
                            where child.parent_id = s.record_id
                              and (s.kind not in %1$s
                                   or array_position(%2$s, child.kind) <= array_position(%2$s, s.kind))
                              and not exists (
                                  select from import_stage c where c.record_id = child.id and c.fault_code is null))""".formatted(POLICE, LEVELS)).update();
    }

    private int rejectParents() {
        return jdbc.sql("""
                        update import_stage s set fault_column = 'parent_code',
                               fault_code = case when p.kind is null then 'unknown-unit' else 'wrong-parent' end
                        from (select c.line, coalesce(f.kind, u.kind) as kind
                              from import_stage c
                                   left join import_stage f on f.key = c.parent_code and f.fault_code is null
                                   left join unit u on u.code = c.parent_code
                              where c.fault_code is null and c.parent_code is not null) p
                        where p.line = s.line
                          and coalesce(array_position(%1$s, s.kind) <= array_position(%1$s, p.kind), true)""".formatted(LEVELS)).update();
    }
}
