package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.domain.Victims.Victim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands beside a case's row on its page, in one statement. */
@Component
class CaseSheets {

    private final JdbcClient jdbc;
    private final Victims victims;

    CaseSheets(JdbcClient jdbc, Victims victims) {
        this.jdbc = jdbc;
        this.victims = victims;
    }

    /** @param changes how often each detail was changed, by field and position */
    record Beside(List<String> tags, @Nullable String handler, Map<String, Integer> changes, List<Victim> victims) {}

    private record Row(
            List<String> tags,
            @Nullable String handler,
            Map<String, Integer> changes,
            @Nullable Victim victim) {}

    Beside of(UUID caseId) {
        List<Row> rows = jdbc.sql("""
                        select array(select t.tag from case_tag t where t.case_id = c.id order by t.tag) as tags,
                               (select a.display_name from account a where a.id = c.handler_id) as handler,
                               array(select h.field || ':' || h.item || ':' || count(*) from case_change h
                                     where h.case_id = c.id group by h.field, h.item) as changes,
                               v.position, v.name, v.id_no, v.id_kind, v.phone
                        from case_file c left join victim v on v.case_id = c.id where c.id = ? order by v.position""").param(caseId).query((rs, n) -> row(rs)).list();
        Row first = rows.getFirst();
        List<Victim> persons =
                rows.stream().map(Row::victim).filter(Objects::nonNull).toList();
        return new Beside(
                first.tags,
                first.handler,
                first.changes,
                persons.size() == 1
                        ? persons
                        : persons.stream().filter(v -> !v.isEmpty()).toList());
    }

    private Row row(ResultSet rs) throws SQLException {
        Map<String, Integer> changes = new HashMap<>();
        for (String counted : strings(rs, "changes")) {
            int colon = counted.lastIndexOf(':');
            changes.put(counted.substring(0, colon), Integer.valueOf(counted.substring(colon + 1)));
        }
        rs.getInt("position");
        boolean nobody = rs.wasNull();
        return new Row(strings(rs, "tags"), rs.getString("handler"), changes, nobody ? null : victims.read(rs));
    }

    private static List<String> strings(ResultSet rs, String column) throws SQLException {
        return Arrays.asList((String[]) rs.getArray(column).getArray());
    }
}
