package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.operations.TaskForces;
import cn.fanzha.command.organisation.Conditions;
import cn.fanzha.command.shared.Actor;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who sees a gang whatever the own unit: the people of its task force, until it ends. */
@Component
class GangReaders {

    private final TaskForces forces;

    GangReaders(JdbcClient jdbc, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.forces = new TaskForces(jdbc, accounts, events, clock, "gang");
    }

    TaskForces forces() {
        return forces;
    }

    boolean named(UUID gang, Actor actor) {
        return forces.named(gang, actor);
    }

    /** Gangs {@code t} for which the actor was named are the actor's, too. */
    void widen(Conditions where, Actor actor) {
        where.orElse("t.id in (" + forces.namedFor() + ")", actor.id(), forces.now());
    }
}
