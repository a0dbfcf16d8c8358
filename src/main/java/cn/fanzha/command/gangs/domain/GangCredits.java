package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.operations.OperationCredits;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gangs, dens, suspects and cases of an operation, defined as the statistics' figures: a suspect without an operation of
 * its own takes that of its first case; a case counts for the unit that took the step.
 */
@Component
class GangCredits implements OperationCredits {

    private static final String FIGURES = """
            with person as (
                select s.* from suspect s
                where s.unit_id = any(:units) and (s.operation_id = :operation
                      or s.operation_id is null and exists (
                          select 1 from suspect_case f join case_file c on c.id = f.case_id
                          where f.suspect_id = s.id and f.position = 0 and c.operation_id = :operation))),
            filed as (
                select c.filed_at, c.solved_at, coalesce(f.unit_id, c.unit_id) as filed_by, coalesce(s.unit_id, c.unit_id) as solved_by
                from case_file c
                     left join case_step_unit f on f.case_id = c.id and f.step = 'FILED'
                     left join case_step_unit s on s.case_id = c.id and s.step = 'SOLVED'
                where c.operation_id = :operation)
            select 'gang.dismantled', count(dismantled_at), min(dismantled_at), max(dismantled_at)
            from gang where operation_id = :operation and unit_id = any(:units)
            union all
            select 'den.destroyed', count(destroyed_at), min(destroyed_at), max(destroyed_at)
            from den where operation_id = :operation and unit_id = any(:units)
            union all
            select 'suspect.captured', count(captured_at), min(captured_at), max(captured_at) from person
            union all
            select 'suspect.captured.persons', count(distinct coalesce(encode(id_no_index, 'hex'), person_no)),
                   min(captured_at), max(captured_at) from person where captured_at is not null
            union all
            select 'suspect.detained', count(detained_at), min(detained_at), max(detained_at) from person
            union all
            select 'suspect.bailed', count(bailed_at), min(bailed_at), max(bailed_at) from person
            union all
            select 'suspect.arrested', count(arrested_at), min(arrested_at), max(arrested_at) from person
            union all
            select 'suspect.prosecuted', count(prosecuted_at), min(prosecuted_at), max(prosecuted_at) from person
            union all
            select 'case.filed', count(filed_at), min(filed_at), max(filed_at) from filed where filed_by = any(:units)
            union all
            select 'case.solved', count(solved_at), min(solved_at), max(solved_at) from filed where solved_by = any(:units)""";

    private final JdbcClient jdbc;

    GangCredits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Credit> of(UUID operationId, String number, UUID[] units) {
        return jdbc.sql(FIGURES)
                .param("operation", operationId)
                .param("units", units)
                .query((rs, n) -> credit(rs, number))
                .list();
    }

    private static Credit credit(ResultSet rs, String number) throws SQLException {
        String indicator = rs.getString(1);
        Timestamp first = rs.getTimestamp(3);
        Timestamp last = rs.getTimestamp(4);
        return new Credit(
                indicator,
                BigDecimal.valueOf(rs.getLong(2)),
                first == null ? null : first.toInstant(),
                last == null ? null : last.toInstant(),
                list(indicator, number));
    }

    private static @Nullable String list(String indicator, String number) {
        return switch (indicator) {
            case "gang.dismantled" -> "/gangs?state=DISMANTLED&operation=" + number;
            case "suspect.captured" -> "/suspects?operation=" + number;
            default -> null;
        };
    }
}
