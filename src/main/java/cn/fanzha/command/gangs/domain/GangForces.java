package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.TaskForces;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The task force 专班 of a gang: a supervisor of the side that holds the gang names it, ends it before its day, or names
 * another in its place ({@link TaskForces}).
 */
@Component
public class GangForces {

    private final GangAccess access;
    private final TaskForces forces;

    GangForces(GangAccess access, GangReaders readers) {
        this.access = access;
        this.forces = readers.forces();
    }

    @Transactional(readOnly = true)
    public TaskForces.Circle of(String number, Actor actor) {
        Gang gang = access.gang(number, actor);
        return forces.circle(gang.getId(), gang.facts().name(), mayChange(gang, actor));
    }

    @Transactional
    public ChangeOutcome gather(
            String number, @Nullable String name, Collection<UUID> people, @Nullable LocalDate endsOn, Actor actor) {
        return forces.gather(changed(number, actor).getId(), number, name, people, endsOn, actor);
    }

    @Transactional
    public ChangeOutcome disband(String number, @Nullable String reason, Actor actor) {
        return forces.disband(changed(number, actor).getId(), number, reason, actor);
    }

    private Gang changed(String number, Actor actor) {
        Gang gang = access.lockedGang(number, actor);
        if (!mayChange(gang, actor)) {
            throw new OutOfScopeException("gang", number);
        }
        return gang;
    }

    private static boolean mayChange(Gang gang, Actor actor) {
        return actor.has(Role.SUPERVISOR) && actor.scope().sees(gang.unitId());
    }
}
