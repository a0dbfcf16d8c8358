package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.organisation.UnitRef;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands a file to another unit (移送管辖): the old holder still sees it, and the steps taken so far go on counting for the
 * unit that took them.
 */
@Component
class HandOvers {

    private final JdbcClient jdbc;

    HandOvers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void hand(CaseFile file, UnitRef receiver) {
        UUID before = file.unitId();
        jdbc.sql("insert into case_viewer (case_id, unit_id) values (?, ?) on conflict do nothing")
                .params(file.getId(), before)
                .update();
        for (CaseState step : CaseState.values()) {
            if (step != CaseState.TRANSFERRED && file.firstDateOf(step) != null) {
                jdbc.sql("insert into case_step_unit (case_id, step, unit_id) values (?, ?, ?) on conflict do nothing")
                        .params(file.getId(), step.name(), before)
                        .update();
            }
        }
        file.handTo(receiver.id());
    }
}
