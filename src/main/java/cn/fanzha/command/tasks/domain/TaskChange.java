package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.tasks.TaskState;
import java.util.List;

/** What became of an act on a task. */
public sealed interface TaskChange {

    /** Done; the task now stands in this state. */
    record Done(TaskState state) implements TaskChange {}

    /** Nothing was changed; the message says why and what to do. */
    record Refused(String messageKey, List<Object> args) implements TaskChange {
        static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }

    /** Somebody changed it since the form was opened; nothing was done. */
    record Stale(String byName, int edition) implements TaskChange {}
}
