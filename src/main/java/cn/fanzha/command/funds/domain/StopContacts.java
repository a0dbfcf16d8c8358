package cn.fanzha.command.funds.domain;

import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.identity.DutyRoster;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stands behind each step of the chain: the institution's roster and contacts, and the asking unit's supervisors. */
@Component
class StopContacts {

    private static final Contact NOBODY = new Contact(null, null, null);

    private final DutyRoster roster;
    private final Accounts accounts;
    private final Units units;
    private final JdbcClient jdbc;

    StopContacts(DutyRoster roster, Accounts accounts, Units units, JdbcClient jdbc) {
        this.roster = roster;
        this.accounts = accounts;
        this.units = units;
        this.jdbc = jdbc;
    }

    /**
     * Somebody to be told.
     *
     * @param account whose pages are told; null: only a name and a phone are known
     * @param phone to be called by hand, where no page tells it
     */
    record Contact(
            @Nullable UUID account,
            @Nullable String name,
            @Nullable String phone) {}

    /** Nobody where the place is empty: that is noted, and the chain goes on to the next. */
    Contact find(StopPayment stop, EscalationRole role, Instant now) {
        return switch (role) {
            case DUTY_LIAISON -> liaison(stop.institutionId, 0, now);
            case NEXT_CONTACT -> liaison(stop.institutionId, 1, now);
            case HEAD_CONTACT -> head(stop.institutionId);
            case OFFICER ->
                stop.officers == null ? NOBODY : new Contact(stop.officers.officerId, stop.officers.officerName, null);
            case SUPERVISOR -> supervisor(stop.unitId, now);
        };
    }

    private Contact liaison(UUID institution, int place, Instant now) {
        return roster.contacts(institution, now).stream()
                .skip(place)
                .findFirst()
                .flatMap(accounts::find)
                .map(StopContacts::person)
                .orElse(NOBODY);
    }

    private Contact head(UUID institution) {
        return jdbc.sql(
                        "select contact_name, contact_phone from unit where id = ? and num_nonnulls(contact_name, contact_phone) > 0")
                .param(institution)
                .query((rs, n) -> new Contact(null, rs.getString("contact_name"), rs.getString("contact_phone")))
                .optional()
                .orElse(NOBODY);
    }

    /** One on duty before one who isn't; of the unit itself before one of those above. */
    Contact supervisor(UUID unit, Instant now) {
        return Stream.concat(Stream.of(units.get(unit)), units.ancestors(unit).stream())
                .filter(one -> one.kind().isPolice())
                .map(UnitRef::id)
                .flatMap(id -> onDutyFirst(accounts.active(id, Role.SUPERVISOR), roster.onDuty(id, now)))
                .findFirst()
                .map(StopContacts::person)
                .orElse(NOBODY);
    }

    private static Stream<AccountRef> onDutyFirst(List<AccountRef> people, List<UUID> onDuty) {
        return Stream.concat(
                people.stream().filter(one -> onDuty.contains(one.id())),
                people.stream().filter(one -> !onDuty.contains(one.id())));
    }

    private static Contact person(AccountRef found) {
        return new Contact(found.id(), found.displayName(), null);
    }
}
