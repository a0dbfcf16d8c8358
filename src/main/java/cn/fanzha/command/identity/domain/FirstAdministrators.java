package cn.fanzha.command.identity.domain;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How an empty installation gets its first people without any default account: whoever reads the log at the first start
 * opens two links, one for a system administrator, one for a security administrator. A link works once, for a day, and
 * only while nobody holds the role; the database keeps its hash alone.
 */
@Component
public class FirstAdministrators {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrators.class);
    private static final Duration LIFE = Duration.ofHours(24);
    private static final List<Role> FIRST = List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN);
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final AccountRepository accounts;
    private final Passwords passwords;
    private final Units units;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final boolean demo;
    private final String address;

    FirstAdministrators(
            JdbcClient jdbc,
            AccountRepository accounts,
            Passwords passwords,
            Units units,
            Clock clock,
            ApplicationEventPublisher events,
            @Value("${fanzha.demo:false}") boolean demo,
            @Value("${fanzha.public-url:http://localhost:${server.port}}") String address) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.passwords = passwords;
        this.units = units;
        this.clock = clock;
        this.events = events;
        this.demo = demo;
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    void logLinks() {
        if (demo) {
            return;
        }
        FIRST.stream()
                .filter(this::isVacant)
                .forEach(role -> log.warn(
                        "Nobody is {} yet. Open this link once, within 24 hours, to make the first: {}/first-admin/{}",
                        role,
                        address,
                        invite(role)));
    }

    /** A new link's token for the role. */
    String invite(Role role) {
        byte[] drawn = new byte[TOKEN_BYTES];
        random.nextBytes(drawn);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        Instant now = clock.instant();
        jdbc.sql("insert into first_admin_link (token_hash, role, created_at, expires_at) values (?, ?, ?, ?)")
                .params(hash(token), role.name(), Timestamp.from(now), Timestamp.from(now.plus(LIFE)))
                .update();
        return token;
    }

    /** The role that the link is for; a link that was used, is too old or was made up is not found. */
    @Transactional(readOnly = true)
    public Role role(String token) {
        return jdbc.sql("select role from first_admin_link where token_hash = ? and used_at is null and expires_at > ?")
                .params(hash(token), Timestamp.from(clock.instant()))
                .query(String.class)
                .optional()
                .map(Role::valueOf)
                .filter(this::isVacant)
                .orElseThrow(() -> new NotFoundException("first administrator's link", ""));
    }

    /** Makes the first administrator of the link's role, with a password of the own, and uses the link up. */
    @Transactional
    public AccountChange use(String token, String username, String displayName, String chosen, String repeated) {
        // one at a time: of two links for one role that are opened at once, one makes the administrator
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('first administrators'))")
                .query()
                .listOfRows();
        Role role = role(token);
        Account account;
        try {
            account = Account.draft(
                    username,
                    displayName,
                    units.findByCode(Units.ROOT_CODE).orElseThrow().id(),
                    null,
                    clock.instant());
        } catch (InvalidValueException wrong) {
            return new AccountChange.Refused(wrong.key(), List.of(wrong.args()));
        }
        if (accounts.existsByUsername(account.username())) {
            return new AccountChange.Refused("identity.accounts.taken");
        }
        Optional<PasswordChange.Refused> problem = passwords.problem(account.username(), chosen, repeated);
        if (problem.isPresent()) {
            return new AccountChange.Refused(
                    problem.get().key(), List.of(problem.get().limit()));
        }
        account.approve(Set.of(role), null, clock.instant(), passwords.hash(chosen));
        account.choosePassword(passwords.hash(chosen));
        accounts.save(account);
        jdbc.sql("update first_admin_link set used_at = ? where token_hash = ?")
                .params(Timestamp.from(clock.instant()), hash(token))
                .update();
        events.publishEvent(Audited.done(
                "account.first-administrator", "account", account.username(), Map.of("role", role.name())));
        return new AccountChange.Done(account.id(), null);
    }

    private boolean isVacant(Role role) {
        return !jdbc.sql("select exists (select 1 from account where ? = any(roles))")
                .param(role.name())
                .query(Boolean.class)
                .single();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
