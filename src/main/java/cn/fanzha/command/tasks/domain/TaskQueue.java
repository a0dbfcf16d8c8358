package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.domain.TaskChange.Done;
import cn.fanzha.command.tasks.domain.TaskWork.Act;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 领取下一项: the most burning task of a unit's queue, for one person and no other. */
@Component
public class TaskQueue {

    private final JdbcClient jdbc;
    private final TaskWork work;
    private final Clock clock;

    TaskQueue(JdbcClient jdbc, TaskWork work, Clock clock) {
        this.jdbc = jdbc;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Takes the task of the unit's queue that is due first; what somebody else takes in this moment is passed over, not
     * waited for. Empty: nothing waits.
     *
     * @param unitId the actor's own unit; of a program any within its scope
     * @throws OutOfScopeException the actor doesn't work in that unit
     */
    @Transactional
    public Optional<TaskNumber> takeNext(UUID unitId, Actor actor) {
        boolean own = actor.unitId().equals(unitId)
                || actor.program() && actor.scope().sees(unitId);
        if (!own || !TaskAccess.acts(actor)) {
            throw new OutOfScopeException("task", "next");
        }
        return jdbc.sql("""
                        select t.task_no from task t where t.unit_id = :unit and t.state = 'OPEN' and t.holder_id is null
                        and t.state not in ('DONE', 'CANCELLED') and %s
                        order by t.due_at, t.id limit 1 for update of t skip locked""".formatted(TaskReaders.opens("t", actor)))
                .param("unit", unitId)
                .params(CaseScope.params(actor, clock.instant()))
                .query((rs, n) -> TaskNumber.of(String.valueOf(rs.getString(1))))
                .optional()
                .filter(number -> work.take(Act.now(number, actor)) instanceof Done);
    }
}
