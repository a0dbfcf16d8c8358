package cn.fanzha.command.operations;

import cn.fanzha.command.operations.CreditedRecords.Kind;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.shared.Actor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credits records to operations by hand, from the operation's page and from the record's own. */
public interface Crediting {

    /** How it ended, and how many records that belong to the one were credited with it. */
    record Credited(ChangeOutcome outcome, int more) {}

    /**
     * Credits a record to an operation that the actor sees: officers, analysts and supervisors of the unit that holds the
     * record, or of one above.
     *
     * @param whole of a gang: with its dens, suspects and their cases, as far as the actor may and they are not credited yet
     */
    Credited credit(String operationNo, Kind kind, String number, boolean whole, Actor actor);

    /** Takes a record out of its operation, with the reason. */
    ChangeOutcome release(String operationNo, Kind kind, String number, @Nullable String reason, Actor actor);

    /** The operation that the record is credited to. */
    Optional<Operation> of(Kind kind, String number);
}
