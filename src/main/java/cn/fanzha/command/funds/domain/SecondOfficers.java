package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.identity.DutyRoster;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names the second officer 协查人 of a request: the one that was chosen, else who is on duty. */
@Component
class SecondOfficers {

    private static final Set<Role> MAY_SIGN = Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR);

    private final DutyRoster roster;
    private final Accounts accounts;

    SecondOfficers(DutyRoster roster, Accounts accounts) {
        this.roster = roster;
        this.accounts = accounts;
    }

    /** Somebody of the police who may sign in; not the handling officer. */
    boolean maySign(UUID chosen) {
        return accounts.find(chosen)
                .filter(person -> person.active() && person.roles().stream().anyMatch(MAY_SIGN::contains))
                .isPresent();
    }

    /** Empty where neither roster nor district knows anybody else: any other officer may then countersign. */
    Optional<Second> nameFor(CaseRef caseFile, Actor officer, @Nullable UUID chosen, Instant now) {
        Optional<UUID> named =
                chosen != null ? Optional.of(chosen) : roster.secondOfficer(caseFile.unitId(), officer.id(), now);
        return named.flatMap(accounts::find).map(person -> new Second(person.id(), person.displayName()));
    }

    record Second(UUID id, String name) {}
}
