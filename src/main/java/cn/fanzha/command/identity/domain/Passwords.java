package cn.fanzha.command.identity.domain;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Passwords: what they must be, and how a person changes the own. Kept as Argon2 hashes only. */
@Component
public class Passwords {

    private static final int LONGEST = 200;
    private static final int FIRST_PASSWORD_LENGTH = 16;
    // without letters and digits that look alike on paper
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private final SecureRandom random = new SecureRandom();
    private final AccountRepository accounts;
    private final PasswordEncoder encoder;
    private final SignInAttempts attempts;
    private final OpenSessions sessions;
    private final SignInSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Passwords(
            AccountRepository accounts,
            PasswordEncoder encoder,
            SignInAttempts attempts,
            OpenSessions sessions,
            SignInSettings settings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.attempts = attempts;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The signed-in person chooses a new password. A wrong present password counts towards the lock-out.
     *
     * @param ownSession stays open; all others of the account end
     */
    @Transactional
    public PasswordChange change(Actor by, String current, String chosen, String repeated, String ownSession) {
        Account account = accounts.findById(by.id()).orElseThrow(() -> new NotFoundException("account", by.username()));
        if (account.isLockedAt(clock.instant())) {
            return new PasswordChange.Refused("current", "identity.password.locked", minutes());
        }
        if (!encoder.matches(current, account.passwordHash())) {
            boolean locked = attempts.failed(account.username());
            return new PasswordChange.Refused(
                    "current", locked ? "identity.password.locked" : "identity.password.wrong", minutes());
        }
        if (chosen.equals(current)) {
            return new PasswordChange.Refused("chosen", "identity.password.same", 0);
        }
        Optional<PasswordChange.Refused> problem = problem(account.username(), chosen, repeated);
        if (problem.isPresent()) {
            return problem.get();
        }
        account.choosePassword(hash(chosen));
        accounts.save(account);
        sessions.endOthers(account.username(), ownSession);
        events.publishEvent(Audited.done("account.change-password", "account", account.username(), Map.of()));
        return new PasswordChange.Changed();
    }

    /** What is wrong with a password before it is used, if anything. */
    public Optional<PasswordChange.Refused> problem(String username, String chosen, String repeated) {
        if (chosen.codePointCount(0, chosen.length()) < settings.passwordLength()) {
            return Optional.of(
                    new PasswordChange.Refused("chosen", "identity.password.short", settings.passwordLength()));
        }
        if (chosen.length() > LONGEST) {
            return Optional.of(new PasswordChange.Refused("chosen", "identity.password.long", LONGEST));
        }
        if (chosen.toLowerCase(Locale.ROOT).contains(username)
                || chosen.chars().distinct().count() < 5) {
            return Optional.of(new PasswordChange.Refused("chosen", "identity.password.guessable", 0));
        }
        if (!chosen.equals(repeated)) {
            return Optional.of(new PasswordChange.Refused("repeated", "identity.password.differs", 0));
        }
        return Optional.empty();
    }

    /** A random password to be told to a person once and changed at the first sign-in. */
    String first() {
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < FIRST_PASSWORD_LENGTH; i++) {
            if (i > 0 && i % 4 == 0) {
                drawn.append('-');
            }
            drawn.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return drawn.toString();
    }

    String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    private int minutes() {
        return (int) settings.lockFor().toMinutes();
    }
}
