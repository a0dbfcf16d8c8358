package cn.fanzha.command.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is on duty in a unit. */
public interface DutyRoster {

    /**
     * Whom a stop payment names as its second officer 协查人 (银发〔2016〕86号: two different officers): an officer of the
     * unit on duty at that time; where the roster has none, another active officer of the unit; else one of the units
     * above, up to the district, in the same order.
     *
     * @return empty where the unit and its district have no other officer: a person must be named by hand
     */
    Optional<UUID> secondOfficer(UUID unitId, UUID notThisAccount, Instant at);

    /**
     * The liaisons of an institution in the order in which they are called: who is on duty at that time, then who signed
     * in last; those alone who may sign in.
     */
    List<UUID> contacts(UUID institutionId, Instant at);

    /** The accounts on duty in the unit at that time. */
    List<UUID> onDuty(UUID unitId, Instant at);
}
