package cn.fanzha.command.identity.domain;

import cn.fanzha.command.identity.ApiScopes;
import cn.fanzha.command.identity.domain.ApiClientList.Client;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Programs come in on four hands, as people do ({@link AccountAdministration}): the system administrator drafts one with its
 * unit and scopes, the security administrator lets it in and sees its secret once; nobody does both (三权分立, GB/T 22239-2019
 * level 3). Everything is audited.
 */
@Component
public class ApiClientAdministration {

    private static final Pattern CLIENT_ID = Pattern.compile("[a-z][a-z0-9-]{2,39}");
    private static final int NAME_AT_MOST = 60;
    /** Without hyphens 78 bits each. */
    private static final int SECRETS_DRAWN = 2;

    private final ApiClientList clients;
    private final Passwords passwords;
    private final Units units;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApiClientAdministration(
            ApiClientList clients,
            Passwords passwords,
            Units units,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.clients = clients;
        this.passwords = passwords;
        this.units = units;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A system administrator drafts a program of any unit or institution; it has no secret and gets no token. */
    @PreAuthorize("hasRole('SYSTEM_ADMIN')")
    @Transactional
    public AccountChange draft(Actor by, String clientId, String name, String unitCode, Set<String> scopes) {
        Optional<UnitRef> unit = units.findByCode(unitCode.strip()).filter(UnitRef::active);
        if (!CLIENT_ID.matcher(clientId.strip()).matches()) {
            return new AccountChange.Refused("identity.clients.id-form");
        }
        if (name.isBlank() || name.strip().length() > NAME_AT_MOST) {
            return new AccountChange.Refused("identity.clients.name-form", List.of(NAME_AT_MOST));
        }
        if (unit.isEmpty()) {
            return new AccountChange.Refused("identity.accounts.no-unit");
        }
        List<String> granted =
                ApiScopes.ALL.stream().filter(new HashSet<>(scopes)::contains).toList();
        if (granted.isEmpty()) {
            return new AccountChange.Refused("identity.clients.no-scope");
        }
        UUID id = Ids.next();
        int added = jdbc.sql("""
                        insert into api_client (id, client_id, name, unit_id, scopes, active, created_at, drafted_by)
                        values (?, ?, ?, ?, ?, false, ?, ?) on conflict (client_id) do nothing""")
                .params(
                        id,
                        clientId.strip(),
                        name.strip(),
                        unit.get().id(),
                        granted.toArray(String[]::new),
                        Timestamp.from(clock.instant()),
                        by.id())
                .update();
        if (added == 0) {
            return new AccountChange.Refused("identity.clients.taken");
        }
        audit("api-client.draft", clientId.strip(), Map.of("unit", unit.get().code(), "scopes", granted));
        return new AccountChange.Done(id, null);
    }

    /** A security administrator lets a drafted program in; its secret is drawn and shown once. */
    @PreAuthorize("hasRole('SECURITY_ADMIN')")
    @Transactional
    public AccountChange approve(Actor by, UUID id, int version) {
        Client client = clients.get(id);
        if (client.state() != AccountState.DRAFT) {
            return new AccountChange.Refused("identity.clients.stale");
        }
        if (by.id().equals(client.draftedBy())) {
            return new AccountChange.Refused("identity.accounts.own-draft");
        }
        String secret = secret();
        boolean changed =
                jdbc.sql("update api_client set active = true, secret_hash = ?, approved_by = ?, approved_at = ?,"
                                        + " version = version + 1 where id = ? and version = ?")
                                .params(passwords.hash(secret), by.id(), Timestamp.from(clock.instant()), id, version)
                                .update()
                        == 1;
        return done(changed, "api-client.approve", client, Map.of("scopes", client.scopes()), secret);
    }

    /** A security administrator draws a new secret; the one before opens nothing more. */
    @PreAuthorize("hasRole('SECURITY_ADMIN')")
    @Transactional
    public AccountChange renew(Actor by, UUID id, int version) {
        Client client = clients.get(id);
        if (client.state() != AccountState.ACTIVE) {
            return new AccountChange.Refused("identity.clients.stale");
        }
        String secret = secret();
        boolean changed = jdbc.sql("update api_client set secret_hash = ?, version = version + 1"
                                + " where id = ? and version = ? and active")
                        .params(passwords.hash(secret), id, version)
                        .update()
                == 1;
        return done(changed, "api-client.renew", client, Map.of(), secret);
    }

    /** A security administrator shuts a program out for good: it gets no token, and those it has end within seconds. */
    @PreAuthorize("hasRole('SECURITY_ADMIN')")
    @Transactional
    public AccountChange revoke(Actor by, UUID id, int version) {
        Client client = clients.get(id);
        boolean changed = jdbc.sql("update api_client set active = false, revoked_by = ?, revoked_at = ?,"
                                + " version = version + 1 where id = ? and version = ? and revoked_at is null")
                        .params(by.id(), Timestamp.from(clock.instant()), id, version)
                        .update()
                == 1;
        return done(changed, "api-client.revoke", client, Map.of(), null);
    }

    private AccountChange done(
            boolean changed,
            String action,
            Client client,
            Map<String, @Nullable Object> details,
            @Nullable String secret) {
        if (!changed) {
            return new AccountChange.Refused("identity.clients.stale");
        }
        audit(action, client.clientId(), details);
        return new AccountChange.Done(client.id(), secret);
    }

    private String secret() {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < SECRETS_DRAWN; i++) {
            secret.append(i == 0 ? "" : "-").append(passwords.first());
        }
        return secret.toString();
    }

    private void audit(String action, String clientId, Map<String, @Nullable Object> details) {
        events.publishEvent(Audited.done(action, "api-client", clientId, details));
    }
}
