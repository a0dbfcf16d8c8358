package cn.fanzha.command.operations.domain;

import cn.fanzha.command.operations.Operations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OperationTable implements Operations {

    private static final String SELECT =
            "select id, operation_no, unit_id, name, starts_on, ends_on from operation where ";

    private final JdbcClient jdbc;

    OperationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Operation> find(String number) {
        return jdbc.sql(SELECT + "operation_no = ?")
                .param(number)
                .query(OperationTable::operation)
                .optional();
    }

    @Override
    public boolean exist(Set<String> numbers) {
        return jdbc.sql("select count(*) from operation where operation_no = any(?)")
                        .param(numbers.toArray(String[]::new))
                        .query(Integer.class)
                        .single()
                == numbers.size();
    }

    @Override
    public List<Operation> of(List<UUID> units) {
        return jdbc.sql(SELECT + "unit_id = any(?) order by starts_on desc, id desc limit 200")
                .param(units.toArray(UUID[]::new))
                .query(OperationTable::operation)
                .list();
    }

    private static Operation operation(ResultSet row, int number) throws SQLException {
        return new Operation(
                row.getObject("id", UUID.class),
                row.getString("operation_no"),
                row.getObject("unit_id", UUID.class),
                row.getString("name"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class));
    }
}
