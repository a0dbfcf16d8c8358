package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.tasks.TaskNumber;
import java.time.Clock;
import java.time.ZoneOffset;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Escalates late tasks, on one instance alone; one that fails is tried again at the next turn and keeps no other waiting. */
@Component
class TaskClock {

    private static final Logger log = LoggerFactory.getLogger(TaskClock.class);

    private final JdbcClient jdbc;
    private final TaskEscalations escalations;
    private final Clock clock;

    TaskClock(JdbcClient jdbc, TaskEscalations escalations, Clock clock) {
        this.jdbc = jdbc;
        this.escalations = escalations;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    @SchedulerLock(name = "task-clock")
    public void tick() {
        jdbc.sql("select task_no from task where escalate_at <= :now order by escalate_at limit 500")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((rs, n) -> String.valueOf(rs.getString("task_no")))
                .list()
                .forEach(this::escalate);
    }

    private void escalate(String number) {
        try {
            escalations.escalate(TaskNumber.of(number));
        } catch (RuntimeException e) {
            log.error("The late task {} could not be escalated", number, e);
        }
    }
}
