package cn.fanzha.command.funds.onward;

import cn.fanzha.command.shared.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The columns of each institution's own tables, chosen once and remembered for all its liaisons. */
@Component
class OnwardMappings {

    private final JdbcClient jdbc;
    private final Clock clock;

    OnwardMappings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Chosen(OnwardField field, String heading) {}

    Map<OnwardField, String> of(UUID institution) {
        return jdbc
                .sql("select field, heading from onward_mapping where institution_id = ?")
                .param(institution)
                .query((rs, n) -> new Chosen(OnwardField.valueOf(rs.getString(1)), rs.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Chosen::field, Chosen::heading));
    }

    /** In place of what was chosen before. */
    void remember(UUID institution, Map<OnwardField, String> headings, Actor actor) {
        jdbc.sql("delete from onward_mapping where institution_id = ? and not field = any(?)")
                .params(institution, headings.keySet().stream().map(Enum::name).toArray(String[]::new))
                .update();
        headings.forEach((field, heading) -> jdbc.sql("""
                        insert into onward_mapping as m (institution_id, field, heading, chosen_at, chosen_by)
                        values (?, ?, ?, ?, ?)
                        on conflict on constraint onward_mapping_pk do update
                        set heading = excluded.heading, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by
                        where m.heading <> excluded.heading""")
                .params(institution, field.name(), heading, Timestamp.from(clock.instant()), actor.id())
                .update());
    }
}
