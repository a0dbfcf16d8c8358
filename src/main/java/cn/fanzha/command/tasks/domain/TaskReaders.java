package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.OutOfScopeException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds tasks on restricted cases back (domain section 2): they open for the people named for the case, and for those
 * whom the task lies with or who gave it.
 */
@Component
class TaskReaders {

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskReaders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The condition for the table's alias, of a statement that binds {@link CaseScope#params}. */
    static String opens(String alias, Actor actor) {
        return "(" + CaseScope.opensId(alias + ".case_id", actor) + " or " + alias + ".holder_id = :reader or " + alias
                + ".given_by = :reader)";
    }

    /** @throws OutOfScopeException the task is about a case that was restricted to others */
    void require(Task task, Actor actor) {
        UUID file = task.caseId;
        if (file == null || task.heldBy(actor) || actor.id().equals(task.givenBy) || actor.isSystem()) {
            return;
        }
        boolean opens = jdbc.sql("select " + CaseScope.opensId(":file", actor))
                .param("file", file)
                .params(CaseScope.params(actor, clock.instant()))
                .query((rs, n) -> rs.getBoolean(1))
                .single();
        if (!opens) {
            throw new OutOfScopeException("task", task.taskNo);
        }
    }
}
