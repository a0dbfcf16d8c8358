package cn.fanzha.command.observables.domain;

import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.StagedValues;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Observables of files: one row a value, whether it stands there a thousand times or was seen before. */
@Component
class StagedObservables implements StagedValues {

    private final JdbcClient jdbc;

    StagedObservables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void find(String column) {
        jdbc.sql("""
                        update import_stage s set %1$s = o.id from observable o
                        where o.type = s.%1$s_type and o.value_index = s.%1$s_index and s.%1$s is null
                          and s.fault_code is null""".formatted(column)).update();
    }

    /** In the order of their indexes, as everybody takes them: two who add the same values can't wait for each other. */
    @Override
    public void add(List<String> columns, ImportFile file) {
        String values = columns.stream()
                .map("(s.%1$s, s.%1$s_type, s.%1$s_enc, s.%1$s_index)"::formatted)
                .collect(Collectors.joining(", "));
        jdbc.sql("""
                        insert into observable (id, type, value_enc, value_index, created_at)
                        select distinct on (v.digest, v.type) uuidv7(), v.type, v.enc, v.digest, :now
                        from import_stage s cross join lateral (values %s) v (id, type, enc, digest)
                        where s.fault_code is null and s.action in ('CREATE', 'UPDATE') and v.id is null and v.enc is not null
                        order by v.digest, v.type
                        on conflict on constraint observable_value_unique do nothing""".formatted(values))
                .param("now", file.now().atOffset(ZoneOffset.UTC))
                .update();
        columns.forEach(this::find);
    }
}
