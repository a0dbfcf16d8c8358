package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.domain.GangView.AccountLine;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts that a gang uses: bank cards, wallets of payment institutions and of virtual currency. */
@Component
public class GangAccounts {

    /** What may be noted as an account. */
    public static final Set<ObservableType> TYPES =
            EnumSet.of(ObservableType.BANK_ACCOUNT, ObservableType.PAYMENT_ACCOUNT, ObservableType.WALLET);

    private static final int REASON_AT_LEAST = 2;

    private final GangAccess access;
    private final GangRepository gangs;
    private final Observables observables;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GangAccounts(
            GangAccess access,
            GangRepository gangs,
            Observables observables,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.gangs = gangs;
        this.observables = observables;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Noted(UUID id, ObservableType type, Instant at, String byName) {}

    /** Notes an account of the gang; refused where it is noted already or the text is none. */
    @Transactional
    public ChangeOutcome add(String number, @Nullable ObservableType type, @Nullable String value, Actor actor) {
        Gang gang = access.lockedGang(number, actor);
        if (type == null || !TYPES.contains(type) || value == null) {
            return Refused.because("value", "gangs.problem.account");
        }
        UUID id = observables.idOf(type, value);
        int added = jdbc.sql("""
                        insert into gang_account (gang_id, observable_id, added_at, added_by_name) values (?, ?, ?, ?)
                        on conflict do nothing""")
                .params(gang.getId(), id, Timestamp.from(clock.instant()), actor.displayName())
                .update();
        if (added == 0) {
            return Refused.because("value", "gangs.problem.account-known");
        }
        gang.touched();
        gangs.save(gang);
        events.publishEvent(
                Audited.done("gang.account-add", "gang", number, Map.of("kind", type.name(), "account", masked(id))));
        return new ChangeOutcome.Done(number);
    }

    /** The account is none of the gang's. */
    @Transactional
    public ChangeOutcome remove(String number, UUID account, Actor actor) {
        Gang gang = access.lockedGang(number, actor);
        requireNoted(gang, account);
        jdbc.sql("delete from gang_account where gang_id = ? and observable_id = ?")
                .params(gang.getId(), account)
                .update();
        gang.touched();
        gangs.save(gang);
        events.publishEvent(Audited.done("gang.account-remove", "gang", number, Map.of("account", masked(account))));
        return new ChangeOutcome.Done(number);
    }

    /** The account in full, audited with the reason; empty without one. */
    @Transactional
    public Optional<String> reveal(String number, UUID account, @Nullable String reason, Actor actor) {
        Gang gang = access.gang(number, actor);
        requireNoted(gang, account);
        if (reason == null || reason.length() < REASON_AT_LEAST) {
            return Optional.empty();
        }
        events.publishEvent(Audited.done(
                "gang.account-reveal", "gang", number, Map.of("account", masked(account), "reason", reason)));
        return Optional.of(observables.reveal(account).value());
    }

    /** Masked, the last noted first, 200 at most. */
    List<AccountLine> of(UUID gang) {
        List<Noted> noted = jdbc.sql("""
                        select g.observable_id, o.type, g.added_at, g.added_by_name
                        from gang_account g join observable o on o.id = g.observable_id where g.gang_id = ?
                        order by g.added_at desc, g.observable_id limit 200""")
                .param(gang)
                .query((rs, n) -> new Noted(
                        rs.getObject(1, UUID.class),
                        ObservableType.valueOf(rs.getString(2)),
                        rs.getTimestamp(3).toInstant(),
                        rs.getString(4)))
                .list();
        if (noted.isEmpty()) {
            return List.of();
        }
        Map<UUID, String> masked =
                observables.masked(noted.stream().map(Noted::id).toList());
        return noted.stream()
                .map(one -> new AccountLine(
                        one.id(),
                        one.type(),
                        Objects.requireNonNullElse(masked.get(one.id()), "—"),
                        one.at(),
                        one.byName()))
                .toList();
    }

    private String masked(UUID account) {
        return Objects.requireNonNullElse(observables.masked(Set.of(account)).get(account), "—");
    }

    private void requireNoted(Gang gang, UUID account) {
        boolean noted = jdbc.sql("select exists (select from gang_account where gang_id = ? and observable_id = ?)")
                .params(gang.getId(), account)
                .query(Boolean.class)
                .single();
        if (!noted) {
            throw new NotFoundException("gang-account", account);
        }
    }
}
