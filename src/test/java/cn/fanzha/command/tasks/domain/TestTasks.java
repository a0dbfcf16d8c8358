package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.tasks.NewTask;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskSubject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives tasks through the real use case. */
public final class TestTasks {

    private TestTasks() {}

    public static NewTask asked(UnitRef unit, @Nullable UUID person, @Nullable String caseNo, Instant due) {
        return new NewTask(
                "调取流水",
                "向开户行调取一级收款账户的流水。",
                TaskStage.HANDLE,
                TaskPriority.NORMAL,
                TaskSubject.ofCase(caseNo),
                unit.id(),
                person,
                due);
    }

    /** To the unit's queue. */
    public static TaskNumber given(NewTasks tasks, UnitRef unit, Instant due, Actor giver) {
        return tasks.give(asked(unit, null, null, due), giver);
    }
}
