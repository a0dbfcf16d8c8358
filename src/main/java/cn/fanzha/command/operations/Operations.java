package cn.fanzha.command.operations;

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

    /** Whether there is an operation of each number. */
    boolean exist(Set<String> numbers);

    /** Those that any of the units leads, the latest first, 200 at most. */
    List<Operation> of(List<UUID> units);
}
