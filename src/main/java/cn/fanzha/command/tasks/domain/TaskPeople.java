package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whom of a unit a task can lie with: its officers, analysts and supervisors who may sign in. */
@Component
public class TaskPeople {

    private static final List<Role> ROLES = List.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR);

    private final Accounts accounts;

    TaskPeople(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Officers by name, then analysts, then supervisors; nobody twice. */
    public List<AccountRef> of(UUID unitId) {
        Map<UUID, AccountRef> people = new LinkedHashMap<>();
        ROLES.forEach(role -> accounts.active(unitId, role).forEach(person -> people.putIfAbsent(person.id(), person)));
        return List.copyOf(people.values());
    }

    /** @throws InvalidValueException nobody of that unit who may sign in and works on tasks */
    AccountRef require(UUID unitId, UUID person) {
        return accounts.find(person)
                .filter(one -> works(one, unitId))
                .orElseThrow(() -> new InvalidValueException("tasks.person.not-of-unit"));
    }

    /** Such a person works there now. */
    boolean worksAt(UUID unitId, UUID person) {
        return accounts.find(person).filter(one -> works(one, unitId)).isPresent();
    }

    private static boolean works(AccountRef person, UUID unitId) {
        return person.active()
                && person.unitId().equals(unitId)
                && ROLES.stream().anyMatch(person.roles()::contains);
    }
}
