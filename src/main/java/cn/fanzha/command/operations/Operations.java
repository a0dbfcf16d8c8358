package cn.fanzha.command.operations;

import cn.fanzha.command.shared.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Special operations 专项行动, as other features read them. */
public interface Operations {

    /**
     * An operation.
     *
     * @param unitId the unit that leads it
     * @param endsOn the last day; null while it has no end
     */
    record Operation(
            UUID id,
            String number,
            UUID unitId,
            String name,
            LocalDate startsOn,
            @Nullable LocalDate endsOn) {}

    Optional<Operation> find(String number);

    Optional<Operation> get(UUID id);

    /** Whether there is an operation of each number. */
    boolean exist(Set<String> numbers);

    /** Those that any of the units leads, the latest first, 200 at most. */
    List<Operation> of(List<UUID> units);

    /**
     * The operation, if the actor may see it: the actor's unit or one below leads it or takes part, or one above does.
     *
     * @throws cn.fanzha.command.shared.NotFoundException there is no such operation
     * @throws cn.fanzha.command.shared.OutOfScopeException it is another tree's
     */
    Operation require(String number, Actor actor);

    /** Those that the actor sees and may credit something to, the latest first, 200 at most. */
    List<Operation> choices(Actor actor);
}
