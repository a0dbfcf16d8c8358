package cn.fanzha.command.operations;

import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.shared.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A kind of record that people credit to an operation. A record is credited to one operation at most, so that it counts
 * once, however it came in: by hand, with its gang, or from a file.
 */
public interface CreditedRecords {

    /** What may be credited. */
    enum Kind {
        CASE,
        GANG,
        SUSPECT,
        DEN
    }

    /**
     * A credited record.
     *
     * @param text what tells it from others; empty if the number is enough
     * @param href its page; empty where it has none
     */
    record Line(Kind kind, String number, String text, String href, UUID unitId) {}

    /** A record that belongs to another one, for example a suspect to a gang. */
    record Belonging(Kind kind, String number) {}

    Kind kind();

    /** Credits the record; refused where there is none, another unit holds it, or it is credited already. */
    ChangeOutcome credit(String number, Operation operation, Actor actor);

    /** Takes the record out; refused where it isn't credited to this operation. */
    ChangeOutcome release(String number, Operation operation, String reason, Actor actor);

    /** The operation that the record is credited to. */
    Optional<UUID> of(String number);

    /** The records of the operation that these units hold, the last entered first. */
    List<Line> of(UUID operationId, UUID[] units, int limit);

    /** What belongs to the record and may be credited with it. */
    default List<Belonging> belonging(String number) {
        return List.of();
    }
}
