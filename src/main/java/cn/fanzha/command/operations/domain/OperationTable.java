package cn.fanzha.command.operations.domain;

import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
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
            "select o.id, o.operation_no, o.unit_id, o.name, o.starts_on, o.ends_on from operation o where ";

    private final JdbcClient jdbc;

    private final OperationAccess access;

    OperationTable(JdbcClient jdbc, OperationAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    @Override
    public Operation require(String number, Actor actor) {
        Operation operation = known(number);
        access.requireSeen(operation, actor);
        return operation;
    }

    /** Whoever asks. */
    Operation known(String number) {
        return find(number).orElseThrow(() -> new NotFoundException("operation", number));
    }

    @Override
    public List<Operation> choices(Actor actor) {
        UUID[] units = access.units(actor);
        return jdbc.sql(SELECT + OperationAccess.SEEN + " order by starts_on desc, id desc limit 200")
                .params(units, units)
                .query(OperationTable::operation)
                .list();
    }

    @Override
    public Optional<Operation> find(String number) {
        return jdbc.sql(SELECT + "operation_no = ?")
                .param(number)
                .query(OperationTable::operation)
                .optional();
    }

    @Override
    public Optional<Operation> get(UUID id) {
        return jdbc.sql(SELECT + "id = ?")
                .param(id)
                .query(OperationTable::operation)
                .optional();
    }

    @Override
    public boolean exist(Set<String> numbers) {
        return jdbc.sql("select count(*) from operation o where operation_no = any(?)")
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
