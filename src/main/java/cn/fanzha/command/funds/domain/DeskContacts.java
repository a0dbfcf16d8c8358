package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.InstitutionContacts;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contacts that an institution keeps for the police. */
@Component
public class DeskContacts implements InstitutionContacts {

    /** Lines of the list. */
    public static final int AT_MOST = 5;

    private static final int NAME_AT_MOST = 50;
    private static final int HOURS_AT_MOST = 100;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 \\-]{4,24}[0-9]");

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeskContacts(JdbcClient jdbc, PersonalDataCipher cipher, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Contact> of(UUID institutionId) {
        List<Contact> kept = jdbc.sql(
                        "select name, phone, hours from desk_contact where institution_id = ? order by position")
                .param(institutionId)
                .query((rs, n) ->
                        new Contact(rs.getString(1), cipher.decrypt(ValueKind.PHONE, rs.getBytes(2)), rs.getString(3)))
                .list();
        return kept.isEmpty()
                ? jdbc.sql("""
                                select coalesce(contact_name, '') as name, contact_phone from unit
                                where id = ? and contact_phone is not null""")
                        .param(institutionId)
                        .query((rs, n) -> new Contact(rs.getString(1), rs.getString(2), ""))
                        .list()
                : kept;
    }

    /** The liaison's own institution's. */
    @Transactional(readOnly = true)
    public List<Contact> own(Actor actor) {
        return of(institution(actor));
    }

    @Override
    @Transactional
    public void keep(List<Contact> contacts, Actor actor) {
        UUID own = institution(actor);
        List<Contact> said = contacts.stream()
                .filter(one -> !(one.name().isBlank() && one.phone().isBlank()))
                .toList();
        for (Contact one : said) {
            check(one);
        }
        jdbc.sql("delete from desk_contact where institution_id = ?").param(own).update();
        for (int i = 0; i < said.size(); i++) {
            Contact one = said.get(i);
            jdbc.sql("""
                            insert into desk_contact (institution_id, position, name, phone, hours, changed_at, changed_by)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(own, i + 1, one.name().strip())
                    .param(cipher.encrypt(ValueKind.PHONE, one.phone().strip()))
                    .param(one.hours().strip())
                    .param(Timestamp.from(clock.instant()))
                    .param(actor.id())
                    .update();
        }
        events.publishEvent(
                Audited.done("desk.contacts", "institution", own.toString(), Map.of("contacts", said.size())));
    }

    private static void check(Contact one) {
        if (one.name().isBlank()
                || one.name().strip().length() > NAME_AT_MOST
                || one.hours().strip().length() > HOURS_AT_MOST) {
            throw new InvalidValueException("funds.contacts.name", NAME_AT_MOST);
        }
        if (!PHONE.matcher(one.phone().strip()).matches()) {
            throw new InvalidValueException("funds.contacts.phone");
        }
    }

    private static UUID institution(Actor actor) {
        if (actor.has(Role.LIAISON) && actor.scope() instanceof Scope.Institution own) {
            return own.institution();
        }
        throw new OutOfScopeException("desk", "contacts");
    }
}
