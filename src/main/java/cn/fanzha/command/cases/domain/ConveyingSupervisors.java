package cn.fanzha.command.cases.domain;

import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The supervisors whose decisions programs bring: in their own name, with their own rights and scope. */
@Component
class ConveyingSupervisors {

    private final Accounts accounts;
    private final Units units;

    ConveyingSupervisors(Accounts accounts, Units units) {
        this.accounts = accounts;
        this.units = units;
    }

    /** The active supervisor of that user name. */
    Optional<Actor> find(@Nullable String username) {
        return Optional.ofNullable(username)
                .flatMap(accounts::findByUsername)
                .filter(AccountRef::active)
                .filter(person -> person.roles().contains(Role.SUPERVISOR))
                .map(person -> new Actor(
                        person.id(),
                        person.username(),
                        person.displayName(),
                        person.unitId(),
                        person.roles(),
                        units.scopeOf(person.unitId()),
                        false));
    }
}
