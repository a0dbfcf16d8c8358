package cn.fanzha.command.identity.domain;

import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What a person signs in with. A system administrator drafts it, a security administrator gives it roles and lets it
 * in: nobody does both (三权分立, GB/T 22239-2019 level 3).
 *
 * <p>Only what a change touches is written: wrong passwords are counted beside it, by {@link SignInAttempts}.
 */
@Entity
@DynamicUpdate
@Table(name = "account")
public class Account {

    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{1,39}");
    private static final int LONGEST_NAME = 40;

    @Id
    private UUID id;

    private String username;
    private String displayName;
    private UUID unitId;

    @Column(columnDefinition = "text[]")
    private String[] roles;

    @Enumerated(EnumType.STRING)
    private AccountState state;

    private @Nullable String passwordHash;
    private int failedAttempts;
    private @Nullable Instant lockedUntil;
    private boolean mustChangePassword;
    private @Nullable Instant lastSignInAt;
    private @Nullable UUID draftedBy;
    private Instant draftedAt;
    private @Nullable UUID approvedBy;
    private @Nullable Instant approvedAt;
    private @Nullable UUID disabledBy;
    private @Nullable Instant disabledAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    private Account(String username, String displayName, UUID unitId, @Nullable UUID by, Instant at) {
        this.id = Ids.next();
        this.username = usernameOf(username);
        this.displayName = nameOf(displayName);
        this.unitId = unitId;
        this.roles = new String[0];
        this.state = AccountState.DRAFT;
        this.draftedBy = by;
        this.draftedAt = at;
    }

    /**
     * An account that nobody can use yet.
     *
     * @param by who drafts; null for the first administrators of an empty system
     */
    static Account draft(String username, String displayName, UUID unitId, @Nullable UUID by, Instant at) {
        return new Account(username, displayName, unitId, by, at);
    }

    /** What was drafted wrongly, as long as nobody let the person in. */
    void redraft(String newName, UUID newUnit, UUID by) {
        if (state != AccountState.DRAFT) {
            throw new IllegalStateException(state + " account is no draft");
        }
        displayName = nameOf(newName);
        unitId = newUnit;
        draftedBy = by;
    }

    /** Lets the person in with these roles, and a first password that must be changed at once. */
    void approve(Set<Role> granted, @Nullable UUID by, Instant at, String firstPasswordHash) {
        moveTo(AccountState.ACTIVE);
        roles = names(granted);
        approvedBy = by;
        approvedAt = at;
        resetPassword(firstPasswordHash);
    }

    void grant(Set<Role> granted) {
        roles = names(granted);
    }

    void disable(UUID by, Instant at) {
        moveTo(AccountState.DISABLED);
        disabledBy = by;
        disabledAt = at;
    }

    /** Another person set the password: it opens nothing but the page where it is changed. */
    void resetPassword(String hash) {
        passwordHash = hash;
        mustChangePassword = true;
        failedAttempts = 0;
        lockedUntil = null;
    }

    void choosePassword(String hash) {
        passwordHash = hash;
        mustChangePassword = false;
    }

    private void moveTo(AccountState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(state + " account can't become " + next);
        }
        state = next;
    }

    private static String[] names(Set<Role> granted) {
        Role.checkCompatible(granted);
        return granted.stream().sorted().map(Role::name).toArray(String[]::new);
    }

    /** A user name as it is stored: lower case; letters, digits, dot, hyphen and underscore. */
    static String usernameOf(String text) {
        String username = Text.halfWidth(text).toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(username).matches()) {
            throw new InvalidValueException("identity.username.form");
        }
        return username;
    }

    private static String nameOf(String text) {
        String name = text.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidValueException("identity.display-name.form", LONGEST_NAME);
        }
        return name;
    }

    public UUID id() {
        return id;
    }

    public String username() {
        return username;
    }

    public String displayName() {
        return displayName;
    }

    public UUID unitId() {
        return unitId;
    }

    public Set<Role> roles() {
        return Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    public AccountState state() {
        return state;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    public boolean mustChangePassword() {
        return mustChangePassword;
    }

    /** Wrong passwords locked it, and the time is not over. */
    public boolean isLockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    public @Nullable Instant lastSignInAt() {
        return lastSignInAt;
    }

    public @Nullable UUID draftedBy() {
        return draftedBy;
    }

    public int version() {
        return version;
    }
}
