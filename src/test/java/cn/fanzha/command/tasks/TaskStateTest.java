package cn.fanzha.command.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every pair of states, as domain section 3 has them. */
class TaskStateTest {

    private static final Map<TaskState, Set<TaskState>> MAY = Map.of(
            TaskState.OPEN, Set.of(TaskState.TAKEN, TaskState.CANCELLED),
            TaskState.TAKEN, Set.of(TaskState.OPEN, TaskState.REPORTED_BACK, TaskState.CANCELLED),
            TaskState.REPORTED_BACK, Set.of(TaskState.DONE, TaskState.RETURNED, TaskState.CANCELLED),
            TaskState.RETURNED, Set.of(TaskState.OPEN, TaskState.REPORTED_BACK, TaskState.CANCELLED),
            TaskState.DONE, Set.of(),
            TaskState.CANCELLED, Set.of());

    @Test
    void everyPairIsAllowedOrNotAsTheDomainSays() {
        for (TaskState from : TaskState.values()) {
            for (TaskState to : TaskState.values()) {
                assertThat(from.mayBecome(to))
                        .as("%s → %s", from, to)
                        .isEqualTo(MAY.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }

    @Test
    void theClockRunsForThoseWhoWorkOnItAlone() {
        assertThat(TaskState.values())
                .filteredOn(TaskState::burns)
                .containsExactly(TaskState.OPEN, TaskState.TAKEN, TaskState.RETURNED);
    }
}
