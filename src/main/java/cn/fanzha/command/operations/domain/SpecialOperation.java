package cn.fanzha.command.operations.domain;

import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A special operation 专项行动: led by one unit, open until its last day; dates are days in Asia/Shanghai. */
@Entity
@Table(name = "operation")
class SpecialOperation implements Persistable<UUID> {

    static final int NAME_AT_MOST = 100;

    @Id
    private UUID id;

    @Column(name = "operation_no")
    private String operationNo;

    private UUID unitId;
    private String name;
    private LocalDate startsOn;
    private @Nullable LocalDate endsOn;
    private boolean byPerson;
    private Instant createdAt;
    private @Nullable UUID createdBy;

    @Version
    private int version;

    @Transient
    private boolean fresh;

    @NullUnmarked
    protected SpecialOperation() {}

    static SpecialOperation open(String number, UUID unit, OperationDraft draft, Actor actor, Instant now) {
        SpecialOperation operation = new SpecialOperation();
        operation.id = Ids.next();
        operation.fresh = true;
        operation.operationNo = number;
        operation.unitId = unit;
        operation.createdAt = now;
        operation.createdBy = actor.id();
        operation.describe(draft);
        return operation;
    }

    /** What a draft must keep: a name of 100 characters at most, a first day, and no last day before it. */
    static List<Problem> problems(OperationDraft draft) {
        List<Problem> problems = new ArrayList<>();
        if (draft.name().isBlank() || draft.name().length() > NAME_AT_MOST) {
            problems.add(Problem.of("name", "operations.problem.name", NAME_AT_MOST));
        }
        LocalDate first = draft.startsOn();
        LocalDate last = draft.endsOn();
        if (first == null) {
            problems.add(Problem.of("startsOn", "operations.problem.starts"));
        } else if (last != null && last.isBefore(first)) {
            problems.add(Problem.of("endsOn", "operations.problem.order"));
        }
        return problems;
    }

    /** What was typed replaces what stood; the caller has refused a draft with problems. */
    void describe(OperationDraft draft) {
        LocalDate first = draft.startsOn();
        if (first == null || !problems(draft).isEmpty()) {
            throw new IllegalStateException("a draft with problems");
        }
        name = draft.name();
        startsOn = first;
        endsOn = draft.endsOn();
        byPerson = true;
    }

    String number() {
        return operationNo;
    }

    UUID unitId() {
        return unitId;
    }

    int version() {
        return version;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }
}
