package cn.fanzha.command.webhooks.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.webhooks.WebhookAddresses;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is told where: one subscription an institution. The system administrator manages all of them; an institution's own
 * program its own, and everybody else is answered with {@link OutOfScopeException}. The secret is drawn here, shown once
 * and kept encrypted.
 */
@Component
public class Subscriptions implements WebhookAddresses {

    private static final String COLUMNS =
            "select id, institution_id, url, active, created_at, changed_at, version from webhook_subscription";
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final Units units;
    private final WebhookAddress addresses;
    private final PersonalDataCipher cipher;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Subscriptions(
            JdbcClient jdbc,
            Units units,
            WebhookAddress addresses,
            PersonalDataCipher cipher,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.addresses = addresses;
        this.cipher = cipher;
        this.events = events;
        this.clock = clock;
    }

    /** A subscription with what waits and what was given up. */
    public record Line(Subscription subscription, UnitRef institution, long waiting, long dead) {}

    /** All of them, by the institution's code: for the system administrator. */
    @Transactional(readOnly = true)
    public List<Line> all(Actor actor) {
        requireAdministrator(actor);
        return jdbc
                .sql(
                        "select s.*, (select count(*) from webhook_delivery d where d.subscription_id = s.id and d.state = 'PENDING')"
                                + " as waiting, (select count(*) from webhook_delivery d where d.subscription_id = s.id and"
                                + " d.state = 'DEAD') as dead from webhook_subscription s")
                .query((rs, n) -> {
                    Subscription found = row(rs);
                    return new Line(found, units.get(found.institutionId()), rs.getLong("waiting"), rs.getLong("dead"));
                })
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(
                        line -> line.institution().code()))
                .toList();
    }

    /** The institution's own, if it has one. */
    @Transactional(readOnly = true)
    public Optional<Subscription> of(UUID institution, Actor actor) {
        requireMay(institution, actor);
        return find(institution, "");
    }

    /** The institution with this code. */
    public UnitRef institution(String code) {
        return units.findByCode(code.strip())
                .filter(unit -> !unit.kind().isPolice())
                .orElseThrow(() -> new NotFoundException("institution", code));
    }

    /**
     * Subscribes, or changes the subscription.
     *
     * @param version asked with the version that stands, once its row is locked, and throws where it isn't the one that
     *     was read; not asked for a new subscription
     */
    @Transactional
    public WebhookChange save(UUID institution, String url, boolean active, IntConsumer version, Actor actor) {
        requireMay(institution, actor);
        String address;
        try {
            // one that is switched off calls nobody, and is asked again when it is switched on
            address = (active ? addresses.require(url) : addresses.named(url)).toString();
        } catch (InvalidValueException e) {
            audit("save", Audited.Result.REFUSED, institution, Map.of("reason", e.key()));
            return new WebhookChange.Refused(e.key(), Arrays.asList(e.args()));
        }
        Optional<Subscription> before = find(institution, " for update");
        if (before.isEmpty()) {
            return create(institution, address, active);
        }
        version.accept(before.get().version());
        jdbc.sql(
                        "update webhook_subscription set url = ?, active = ?, changed_at = ?, version = version + 1 where id = ?")
                .params(address, active, now(), before.get().id())
                .update();
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("url", address);
        facts.put("active", active);
        facts.put("before", before.get().url());
        facts.put("wasActive", before.get().active());
        audit("save", Audited.Result.DONE, institution, facts);
        return new WebhookChange.Done(find(institution, "").orElseThrow(), null);
    }

    @Override
    @Transactional
    public void enter(UUID institution, String url, Actor administrator) {
        if (save(institution, url, false, version -> {}, administrator) instanceof WebhookChange.Refused refused) {
            throw new IllegalStateException(refused.messageKey());
        }
    }

    /** The old secret signs nothing from now on. */
    @Transactional
    public WebhookChange newSecret(UUID institution, IntConsumer version, Actor actor) {
        requireMay(institution, actor);
        Subscription before = find(institution, " for update")
                .orElseThrow(() ->
                        new NotFoundException("webhook", units.get(institution).code()));
        version.accept(before.version());
        String secret = draw();
        jdbc.sql("update webhook_subscription set secret = ?, changed_at = ?, version = version + 1 where id = ?")
                .params(cipher.encrypt(ValueKind.SECRET, secret), now(), before.id())
                .update();
        audit("new-secret", Audited.Result.DONE, institution, Map.of());
        return new WebhookChange.Done(find(institution, "").orElseThrow(), secret);
    }

    void requireMay(UUID institution, Actor actor) {
        boolean own =
                actor.program() && actor.scope() instanceof Scope.Institution(UUID mine) && mine.equals(institution);
        if (!own && !actor.has(Role.SYSTEM_ADMIN)) {
            throw new OutOfScopeException("webhook", units.get(institution).code());
        }
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.has(Role.SYSTEM_ADMIN)) {
            throw new OutOfScopeException("webhook", "all");
        }
    }

    private WebhookChange create(UUID institution, String address, boolean active) {
        String secret = draw();
        int made = jdbc.sql("""
                        insert into webhook_subscription (id, institution_id, url, secret, active, created_at, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (institution_id) do nothing""")
                .params(
                        Ids.next(),
                        institution,
                        address,
                        cipher.encrypt(ValueKind.SECRET, secret),
                        active,
                        now(),
                        now())
                .update();
        if (made == 0) {
            return WebhookChange.Refused.because("webhooks.stale");
        }
        audit("save", Audited.Result.DONE, institution, Map.of("url", address, "active", active));
        return new WebhookChange.Done(find(institution, "").orElseThrow(), secret);
    }

    private Optional<Subscription> find(UUID institution, String lock) {
        return jdbc.sql(COLUMNS + " where institution_id = ?" + lock)
                .param(institution)
                .query((rs, n) -> row(rs))
                .optional();
    }

    private static Subscription row(ResultSet rs) throws SQLException {
        return new Subscription(
                rs.getObject("id", UUID.class),
                rs.getObject("institution_id", UUID.class),
                rs.getString("url"),
                rs.getBoolean("active"),
                rs.getTimestamp("created_at").toInstant(),
                rs.getTimestamp("changed_at").toInstant(),
                rs.getInt("version"));
    }

    private String draw() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private void audit(String verb, Audited.Result result, UUID institution, Map<String, @Nullable Object> details) {
        events.publishEvent(
                new Audited("webhook." + verb, "webhook", units.get(institution).code(), details, result));
    }
}
