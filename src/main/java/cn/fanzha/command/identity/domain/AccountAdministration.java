package cn.fanzha.command.identity.domain;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafting, approving and ending accounts, on four hands: the system administrator drafts and can't let anybody in; the
 * security administrator grants roles and can't draft (三权分立, GB/T 22239-2019 level 3). Whoever is changed must sign in
 * again.
 */
@Component
public class AccountAdministration {

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final OpenSessions sessions;
    private final Units units;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AccountAdministration(
            AccountRepository accounts,
            Passwords passwords,
            OpenSessions sessions,
            Units units,
            Clock clock,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.units = units;
        this.clock = clock;
        this.events = events;
    }

    /** A system administrator drafts an account in any unit or institution; it has no role and opens nothing. */
    @PreAuthorize("hasRole('SYSTEM_ADMIN')")
    @Transactional
    public AccountChange draft(Actor by, String username, String displayName, String unitCode) {
        Optional<UnitRef> unit = units.findByCode(unitCode.strip()).filter(UnitRef::active);
        if (unit.isEmpty()) {
            return new AccountChange.Refused("identity.accounts.no-unit");
        }
        Account account;
        try {
            account = Account.draft(username, displayName, unit.get().id(), by.id(), clock.instant());
        } catch (InvalidValueException wrong) {
            return new AccountChange.Refused(wrong.key(), List.of(wrong.args()));
        }
        if (accounts.existsByUsername(account.username())) {
            return new AccountChange.Refused("identity.accounts.taken");
        }
        accounts.save(account);
        audit("account.draft", account, Map.of("unit", unit.get().code()));
        return new AccountChange.Done(account.id(), null);
    }

    /** A system administrator corrects name and unit of a draft; the user name stays, for it may have been told already. */
    @PreAuthorize("hasRole('SYSTEM_ADMIN')")
    @Transactional
    public AccountChange redraft(Actor by, UUID id, String displayName, String unitCode, int version) {
        Optional<UnitRef> unit = units.findByCode(unitCode.strip()).filter(UnitRef::active);
        return change(id, version, account -> {
            if (account.state() != AccountState.DRAFT) {
                return stale();
            }
            if (unit.isEmpty()) {
                return new AccountChange.Refused("identity.accounts.no-unit");
            }
            Map<String, @Nullable Object> details = Map.of(
                    "before",
                    account.displayName() + " " + units.get(account.unitId()).code(),
                    "after",
                    displayName.strip() + " " + unit.get().code());
            try {
                account.redraft(displayName, unit.get().id(), by.id());
            } catch (InvalidValueException wrong) {
                return new AccountChange.Refused(wrong.key(), List.of(wrong.args()));
            }
            accounts.save(account);
            audit("account.redraft", account, details);
            return new AccountChange.Done(id, null);
        });
    }

    /** A security administrator lets the person in with these roles; the first password is drawn and shown once. */
    @PreAuthorize("hasRole('SECURITY_ADMIN')")
    @Transactional
    public AccountChange approve(Actor by, UUID id, Set<Role> roles, int version) {
        return change(id, version, account -> {
            if (account.state() == AccountState.ACTIVE) {
                return stale();
            }
            if (by.id().equals(account.draftedBy())) {
                return new AccountChange.Refused("identity.accounts.own-draft");
            }
            AccountChange.Refused unfit = unfit(account, roles);
            if (unfit != null) {
                return unfit;
            }
            String first = passwords.first();
            account.approve(roles, by.id(), clock.instant(), passwords.hash(first));
            accounts.save(account);
            audit("account.approve", account, Map.of("roles", names(roles)));
            return new AccountChange.Done(id, first);
        });
    }

    /** A security administrator changes the roles of an active account, never the own. */
    @PreAuthorize("hasRole('SECURITY_ADMIN')")
    @Transactional
    public AccountChange grant(Actor by, UUID id, Set<Role> roles, int version) {
        return changeActive(by, id, version, account -> {
            AccountChange.Refused unfit = unfit(account, roles);
            if (unfit != null) {
                return unfit;
            }
            List<String> before = names(account.roles());
            account.grant(roles);
            accounts.save(account);
            sessions.endAll(account.username());
            audit("account.grant", account, Map.of("before", before, "roles", names(roles)));
            return new AccountChange.Done(id, null);
        });
    }

    /** A security administrator shuts the person out, from this moment on; never the own account. */
    @PreAuthorize("hasRole('SECURITY_ADMIN')")
    @Transactional
    public AccountChange disable(Actor by, UUID id, int version) {
        return changeActive(by, id, version, account -> {
            account.disable(by.id(), clock.instant());
            accounts.save(account);
            sessions.endAll(account.username());
            audit("account.disable", account, Map.of());
            return new AccountChange.Done(id, null);
        });
    }

    /** A security administrator draws a new first password for who forgot it; this also ends a lock-out. */
    @PreAuthorize("hasRole('SECURITY_ADMIN')")
    @Transactional
    public AccountChange resetPassword(Actor by, UUID id, int version) {
        return changeActive(by, id, version, account -> {
            String first = passwords.first();
            account.resetPassword(passwords.hash(first));
            accounts.save(account);
            sessions.endAll(account.username());
            audit("account.reset-password", account, Map.of());
            return new AccountChange.Done(id, first);
        });
    }

    /** The account as administrators see it. */
    @PreAuthorize("hasAnyRole('SYSTEM_ADMIN', 'SECURITY_ADMIN')")
    @Transactional(readOnly = true)
    public Account get(UUID id) {
        return accounts.findById(id).orElseThrow(() -> new NotFoundException("account", id));
    }

    private AccountChange changeActive(Actor by, UUID id, int version, Function<Account, AccountChange> change) {
        return change(id, version, account -> {
            if (by.id().equals(id)) {
                return new AccountChange.Refused("identity.accounts.own");
            }
            return account.state() == AccountState.ACTIVE ? change.apply(account) : stale();
        });
    }

    private AccountChange change(UUID id, int version, Function<Account, AccountChange> change) {
        Account account = accounts.findById(id).orElseThrow(() -> new NotFoundException("account", id));
        return account.version() == version ? change.apply(account) : stale();
    }

    private static AccountChange.Refused stale() {
        return new AccountChange.Refused("identity.accounts.stale");
    }

    /** Administrators belong to the platform, liaisons to an institution, all others to a police unit. */
    private AccountChange.@Nullable Refused unfit(Account account, Set<Role> roles) {
        if (roles.isEmpty()) {
            return new AccountChange.Refused("identity.accounts.no-role");
        }
        try {
            Role.checkCompatible(roles);
        } catch (InvalidValueException separated) {
            return new AccountChange.Refused(separated.key());
        }
        UnitKind kind = units.get(account.unitId()).kind();
        boolean fit = roles.stream()
                .allMatch(role -> role.isAdministrator()
                        ? kind == UnitKind.PLATFORM
                        : role == Role.LIAISON ? !kind.isPolice() : kind.isPolice() && kind != UnitKind.PLATFORM);
        return fit ? null : new AccountChange.Refused("identity.accounts.role-unfit");
    }

    private static List<String> names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).toList();
    }

    private void audit(String action, Account account, Map<String, @Nullable Object> details) {
        events.publishEvent(Audited.done(action, "account", account.username(), details));
    }
}
