package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.tasks.NewTask;
import cn.fanzha.command.tasks.TaskAct;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskState;
import cn.fanzha.command.tasks.TaskSubject;
import cn.fanzha.command.tasks.domain.TaskChange.Done;
import cn.fanzha.command.tasks.domain.TaskChange.Refused;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * One task 研交办督结 (domain section 3): given to a unit or a person of it, taken by one, reported back, and judged by the
 * side that gave it. The clock of the due time runs for those who work on it, and stands while the feedback is judged.
 */
@Entity
@Table(name = "task")
class Task {

    @Id
    UUID id;

    String taskNo;
    String title;
    String ask;

    @Enumerated(EnumType.STRING)
    TaskStage stage;

    @Enumerated(EnumType.STRING)
    TaskPriority priority;

    @Enumerated(EnumType.STRING)
    TaskSubject.@Nullable Kind subjectKind;

    @Nullable
    String subjectNo;

    @Nullable
    UUID caseId;

    UUID unitId;

    /** Whom it lies with: named by the giver, or who took it; null: the unit's queue. */
    @Nullable
    UUID holderId;

    @Nullable
    String holderName;

    UUID fromUnitId;
    UUID givenBy;
    String givenByName;
    Instant givenAt;

    @Enumerated(EnumType.STRING)
    private TaskState state;

    Instant dueAt;

    @Nullable
    Instant takenAt;

    @Nullable
    Instant reportedAt;

    @Nullable
    Instant closedAt;

    @Nullable
    Instant urgedAt;

    int urged;

    @Embedded
    TaskEscalation escalation;

    /** How often people changed what a form rests on; urging and the clock don't count. */
    int edition;

    String changedByName;
    Instant updatedAt;

    @Version
    @Nullable
    Integer version;

    @NullUnmarked
    protected Task() {}

    static Task give(
            TaskNumber number,
            NewTask given,
            @Nullable UUID caseId,
            @Nullable String person,
            Actor actor,
            Instant now) {
        Task task = new Task();
        TaskSubject subject = given.subject();
        task.id = Ids.next();
        task.taskNo = number.value();
        task.title = given.title();
        task.ask = given.ask();
        task.stage = given.stage();
        task.priority = given.priority();
        task.subjectKind = subject == null ? null : subject.kind();
        task.subjectNo = subject == null ? null : subject.number();
        task.caseId = caseId;
        task.unitId = given.unitId();
        task.holderId = given.personId();
        task.holderName = person;
        task.fromUnitId = actor.unitId();
        task.givenBy = actor.id();
        task.givenByName = actor.displayName();
        task.givenAt = now;
        task.state = TaskState.OPEN;
        task.dueAt = given.dueAt();
        task.escalation = new TaskEscalation();
        task.escalation.dueOn(given.dueAt());
        task.touch(actor, now);
        return task;
    }

    TaskState state() {
        return state;
    }

    boolean heldBy(Actor actor) {
        return actor.id().equals(holderId);
    }

    /** 领取: one of the unit takes it over; one that is named to a colleague waits for her. */
    TaskChange take(Actor actor, Instant now) {
        return unlessRefused(TaskAct.TAKE, () -> {
            if (holderId != null && !heldBy(actor)) {
                return Refused.because("tasks.take.named", String.valueOf(holderName));
            }
            lieWith(actor.id(), actor.displayName());
            takenAt = now;
            return moveTo(TaskState.TAKEN);
        });
    }

    /** Back to the unit's queue, by its holder. */
    TaskChange giveBack(Actor actor) {
        Refused refused = refusalToHolder(TaskAct.GIVE_BACK, actor);
        if (refused != null) {
            return refused;
        }
        lieWith(null, null);
        takenAt = null;
        return moveTo(TaskState.OPEN);
    }

    /** To a colleague of the unit, who works on it from now on; one that was sent back stays so. */
    TaskChange hand(UUID colleague, String name, Instant now) {
        return unlessRefused(TaskAct.HAND, () -> {
            if (colleague.equals(holderId)) {
                return Refused.because("tasks.hand.same", name);
            }
            lieWith(colleague, name);
            if (takenAt == null) {
                takenAt = now;
            }
            return state == TaskState.OPEN ? moveTo(TaskState.TAKEN) : new Done(state);
        });
    }

    /** 反馈: the work is done, or as far as it can be; the clock stands. */
    TaskChange report(Actor actor, Instant now) {
        Refused refused = refusalToHolder(TaskAct.REPORT, actor);
        if (refused != null) {
            return refused;
        }
        reportedAt = now;
        escalation.stand();
        return moveTo(TaskState.REPORTED_BACK);
    }

    /** 通过，办结. */
    TaskChange accept(Instant now) {
        return unlessRefused(TaskAct.ACCEPT, () -> {
            closedAt = now;
            return moveTo(TaskState.DONE);
        });
    }

    /** 退回重办, with a new due time or the old one: the clock runs again. */
    TaskChange sendBack(@Nullable Instant newDue, Duration every, Instant now) {
        return unlessRefused(TaskAct.SEND_BACK, () -> {
            reportedAt = null;
            if (newDue != null) {
                dueOn(newDue);
            } else {
                escalation.goOn(dueAt, every, now);
            }
            return moveTo(TaskState.RETURNED);
        });
    }

    /** 督办. */
    TaskChange urge(Instant now) {
        return unlessRefused(TaskAct.URGE, () -> {
            urgedAt = now;
            urged++;
            return new Done(state);
        });
    }

    /** 改期: another due time, of which every level hears anew when it is missed. */
    TaskChange redate(Instant newDue) {
        return unlessRefused(TaskAct.REDATE, () -> {
            if (newDue.equals(dueAt)) {
                return Refused.because("tasks.redate.same");
            }
            dueOn(newDue);
            return new Done(state);
        });
    }

    /** 撤销: nothing is asked any more. */
    TaskChange cancel(Instant now) {
        return unlessRefused(TaskAct.CANCEL, () -> {
            closedAt = now;
            escalation.stand();
            return moveTo(TaskState.CANCELLED);
        });
    }

    /** The next level is to hear that it is late. */
    boolean escalates(Instant now) {
        return state.burns() && escalation.isDue(now);
    }

    /** A person changed it: forms that were opened before are stale. */
    void touch(Actor actor, Instant now) {
        edition++;
        changedByName = actor.displayName();
        updatedAt = now;
    }

    /** Something was added that contradicts no form. */
    void added(Instant now) {
        updatedAt = now;
    }

    private void dueOn(Instant newDue) {
        dueAt = newDue;
        escalation.dueOn(newDue);
    }

    private void lieWith(@Nullable UUID person, @Nullable String name) {
        holderId = person;
        holderName = name;
    }

    private TaskChange unlessRefused(TaskAct act, Supplier<TaskChange> what) {
        Refused refused = refusal(act);
        return refused == null ? what.get() : refused;
    }

    private @Nullable Refused refusalToHolder(TaskAct act, Actor actor) {
        Refused refused = refusal(act);
        return refused != null || heldBy(actor)
                ? refused
                : Refused.because("tasks.not-holder", String.valueOf(holderName));
    }

    private @Nullable Refused refusal(TaskAct act) {
        String key = act.refusedIn(state);
        return key == null ? null : Refused.because(key, holderName == null ? "—" : holderName);
    }

    private Done moveTo(TaskState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(state + " may not become " + next);
        }
        state = next;
        return new Done(next);
    }
}
