package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.tasks.NewTask;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.Tasks;
import cn.fanzha.command.tasks.domain.TaskChange.Done;
import cn.fanzha.command.tasks.domain.TaskWork.Act;
import java.util.List;
import org.springframework.stereotype.Component;

/** The pages' own use cases, for other features. */
@Component
class TaskDirectory implements Tasks {

    private final NewTasks giving;
    private final TaskWork work;

    TaskDirectory(NewTasks giving, TaskWork work) {
        this.giving = giving;
        this.work = work;
    }

    @Override
    public TaskNumber give(NewTask task, Actor actor) {
        return giving.give(task, actor);
    }

    @Override
    public boolean take(TaskNumber number, Actor actor) {
        return work.take(Act.now(number, actor)) instanceof Done;
    }

    @Override
    public boolean report(TaskNumber number, String feedback, Actor actor) {
        return work.report(Act.now(number, actor), feedback, List.of()) instanceof Done;
    }

    @Override
    public boolean sendBack(TaskNumber number, String reason, Actor actor) {
        return work.sendBack(Act.now(number, actor), reason, null) instanceof Done;
    }

    @Override
    public boolean urge(TaskNumber number, String text, Actor actor) {
        return work.urge(Act.now(number, actor), text) instanceof Done;
    }
}
