package cn.fanzha.command.operations.domain;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.operations.CreditedRecords;
import cn.fanzha.command.operations.CreditedRecords.Belonging;
import cn.fanzha.command.operations.CreditedRecords.Kind;
import cn.fanzha.command.operations.CreditedRecords.Line;
import cn.fanzha.command.operations.Crediting;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the kind's own records, and credits with a gang what belongs to it. */
@Component
public class OperationCrediting implements Crediting {

    static final int REASON_AT_LEAST = 2;
    static final int REASON_AT_MOST = 500;
    private static final int SHOWN = 50;

    private final ObjectProvider<CreditedRecords> records;
    private final Operations operations;
    private final OperationAccess access;
    private final ApplicationEventPublisher events;

    OperationCrediting(
            ObjectProvider<CreditedRecords> records,
            Operations operations,
            OperationAccess access,
            ApplicationEventPublisher events) {
        this.records = records;
        this.operations = operations;
        this.access = access;
        this.events = events;
    }

    @Override
    @Transactional
    public Credited credit(String operationNo, Kind kind, String number, boolean whole, Actor actor) {
        Operation operation = operations.require(operationNo, actor);
        ChangeOutcome outcome = told(of(kind).credit(number, operation, actor), operationNo, number);
        boolean stands = outcome instanceof ChangeOutcome.Done
                || whole && of(kind).of(number).filter(operation.id()::equals).isPresent();
        if (!whole || !stands) {
            return new Credited(outcome, 0);
        }
        int more = 0;
        for (Belonging one : of(kind).belonging(number)) {
            if (of(one.kind()).credit(one.number(), operation, actor) instanceof ChangeOutcome.Done) {
                more++;
            }
        }
        return new Credited(more > 0 ? new ChangeOutcome.Done(number) : outcome, more);
    }

    @Override
    @Transactional
    public ChangeOutcome release(String operationNo, Kind kind, String number, @Nullable String reason, Actor actor) {
        Operation operation = operations.require(operationNo, actor);
        if (!reasoned(reason)) {
            return Refused.because("reason", "operations.problem.reason", REASON_AT_LEAST, REASON_AT_MOST);
        }
        return told(of(kind).release(number, operation, String.valueOf(reason), actor), operationNo, number);
    }

    @Override
    public Optional<Operation> of(Kind kind, String number) {
        return of(kind).of(number).flatMap(operations::get);
    }

    /** What is credited to the operation and held by the actor's units, by kind. */
    @Transactional(readOnly = true)
    public List<Line> lines(Operation operation, Actor actor) {
        UUID[] held = access.held(actor);
        return records.stream()
                .sorted(Comparator.comparing(CreditedRecords::kind))
                .flatMap(one -> one.of(operation.id(), held, SHOWN).stream())
                .toList();
    }

    static boolean reasoned(@Nullable String reason) {
        return reason != null && reason.length() >= REASON_AT_LEAST && reason.length() <= REASON_AT_MOST;
    }

    private ChangeOutcome told(ChangeOutcome outcome, String operationNo, String number) {
        if (outcome instanceof Refused refused) {
            events.publishEvent(Audited.refused(
                    "operation.credit",
                    "operation",
                    operationNo,
                    Map.of(
                            "number",
                            number,
                            "reason",
                            refused.problems().getFirst().key())));
        }
        return outcome;
    }

    private CreditedRecords of(Kind kind) {
        return records.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    }
}
