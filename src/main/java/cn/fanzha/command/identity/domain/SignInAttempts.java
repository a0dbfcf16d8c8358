package cn.fanzha.command.identity.domain;

import cn.fanzha.command.platform.Audited;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts wrong passwords. Each attempt is one statement on the account's row: however many come at once, none escapes
 * the count, and a right password among guesses in flight finds the account locked.
 */
@Component
public class SignInAttempts {

    private static final String UNKNOWN = "(unknown)";

    private final JdbcClient jdbc;
    private final SignInSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SignInAttempts(JdbcClient jdbc, SignInSettings settings, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A wrong password was typed. What was typed as the name of no account is not written down: it may be a password.
     *
     * @return this attempt locked the account
     */
    @Transactional
    public boolean failed(String typedUsername) {
        Instant now = clock.instant();
        String username = typedUsername.strip().toLowerCase(Locale.ROOT);
        Boolean locked = jdbc.sql("""
                        update account
                        set failed_attempts = case when failed_attempts + 1 >= :failures then 0 else failed_attempts + 1 end,
                            locked_until = case when failed_attempts + 1 >= :failures then :until::timestamptz else locked_until end
                        where username = :username and (locked_until is null or locked_until <= :now)
                        returning locked_until is not distinct from :until::timestamptz""")
                .param("failures", settings.failures())
                .param("until", Timestamp.from(now.plus(settings.lockFor())))
                .param("now", Timestamp.from(now))
                .param("username", username)
                .query(Boolean.class)
                .optional()
                .orElse(null);
        events.publishEvent(
                Audited.refused("account.sign-in", "account", isAccount(username) ? username : UNKNOWN, Map.of()));
        if (Boolean.TRUE.equals(locked)) {
            events.publishEvent(Audited.done(
                    "account.lock",
                    "account",
                    username,
                    Map.of(
                            "failures",
                            settings.failures(),
                            "until",
                            now.plus(settings.lockFor()).toString())));
            return true;
        }
        return false;
    }

    /** A locked account was tried, with whatever password. */
    public void refusedAsLocked(String username) {
        events.publishEvent(Audited.refused(
                "account.sign-in", "account", username.strip().toLowerCase(Locale.ROOT), Map.of("reason", "locked")));
    }

    /**
     * The right password was typed.
     *
     * @return false: the account was locked meanwhile, so the person stays out
     */
    @Transactional
    public boolean succeeded(UUID account) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                                update account set failed_attempts = 0, locked_until = null, last_sign_in_at = :now
                                where id = :id and state = 'ACTIVE' and (locked_until is null or locked_until <= :now)""").param("now", now).param("id", account).update() == 1;
    }

    private boolean isAccount(String username) {
        return jdbc.sql("select exists (select 1 from account where username = ?)")
                .param(username)
                .query(Boolean.class)
                .single();
    }
}
