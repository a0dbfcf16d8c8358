package cn.fanzha.command.operations.domain;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.OperationWaves;
import cn.fanzha.command.shared.Actor;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes a plan as the page does, with name and dates as they stand. */
@Component
class PlannedWaves implements OperationWaves {

    private final JdbcClient jdbc;
    private final OperationPlans plans;

    PlannedWaves(JdbcClient jdbc, OperationPlans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    @Override
    public void plan(String operationNo, List<String> units, List<LocalDate> waves, Actor actor) {
        ChangeOutcome outcome = jdbc.sql(
                        "select name, starts_on, ends_on, version from operation where operation_no = ?")
                .param(operationNo)
                .query((rs, n) -> plans.change(
                        operationNo,
                        new OperationDraft(
                                rs.getString(1),
                                rs.getObject(2, LocalDate.class),
                                rs.getObject(3, LocalDate.class),
                                null,
                                units,
                                waves),
                        rs.getInt(4),
                        actor))
                .single();
        if (!(outcome instanceof ChangeOutcome.Done)) {
            throw new IllegalStateException(operationNo + ": " + outcome);
        }
    }
}
