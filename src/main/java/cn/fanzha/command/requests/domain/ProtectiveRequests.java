package cn.fanzha.command.requests.domain;

import cn.fanzha.command.organisation.SerialNumbers;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.requests.ProtectedPerson;
import cn.fanzha.command.requests.ProtectiveAsked;
import cn.fanzha.command.requests.ProtectiveOutcome;
import cn.fanzha.command.requests.ProtectiveOutcome.Done;
import cn.fanzha.command.requests.ProtectiveOutcome.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.ResidentId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks every bank and payment institution at once; one person is asked for once at a time. */
@Component
class ProtectiveRequests {

    private static final char LETTER = 'P';
    private static final int LONGEST = 500;
    private static final int LONGEST_NAME = 50;

    private final ProtectivePeople people;
    private final Units units;
    private final SerialNumbers serials;
    private final PersonalDataCipher cipher;
    private final BlindIndex index;
    private final ProtectiveNews news;
    private final ProtectiveSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProtectiveRequests(
            ProtectivePeople people,
            Units units,
            SerialNumbers serials,
            PersonalDataCipher cipher,
            BlindIndex index,
            ProtectiveNews news,
            ProtectiveSettings settings,
            JdbcClient jdbc,
            Clock clock) {
        this.people = people;
        this.units = units;
        this.serials = serials;
        this.cipher = cipher;
        this.index = index;
        this.news = news;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Sound(ProtectedPerson person, String name, ResidentId idNo) {}

    @Transactional
    ProtectiveOutcome ask(ProtectiveAsked asked, Actor actor) {
        ProtectedPerson person = people.require(asked.source(), asked.reference(), actor);
        Refused objection = objection(asked, clock.instant());
        if (objection == null) {
            try {
                return send(asked, sound(asked, person), actor);
            } catch (InvalidValueException e) {
                objection = new Refused(e.key(), Arrays.asList(e.args()));
            }
        }
        news.refused("—", "request", objection);
        return objection;
    }

    static @Nullable Refused objection(ProtectiveAsked asked, Instant now) {
        if (asked.reason().isBlank() || asked.reason().strip().length() > LONGEST) {
            return Refused.because("protective.ask.reason", LONGEST);
        }
        if (asked.informedHow() == null || asked.informedBy().isBlank() || asked.informedAt() == null) {
            return Refused.because("protective.ask.informed");
        }
        if (asked.informedBy().strip().length() > LONGEST_NAME) {
            return Refused.because("protective.ask.informed-by", LONGEST_NAME);
        }
        return asked.informedAt().isAfter(now) ? Refused.because("protective.ask.informed-later") : null;
    }

    private static Sound sound(ProtectiveAsked asked, ProtectedPerson person) {
        String name = person.name() == null ? asked.name() : person.name();
        String idNo = person.idNo() == null ? asked.idNo() : person.idNo();
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new InvalidValueException("protective.ask.name", LONGEST_NAME);
        }
        if (idNo == null || idNo.isBlank()) {
            throw new InvalidValueException("protective.ask.id-no");
        }
        return new Sound(person, name.strip(), ResidentId.of(idNo));
    }

    private ProtectiveOutcome send(ProtectiveAsked asked, Sound sound, Actor actor) {
        byte[] key = index.of(ValueKind.ID_NUMBER, sound.idNo.value());
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 7))")
                .param(HexFormat.of().formatHex(key))
                .query((rs, n) -> 1)
                .list();
        Instant now = clock.instant();
        String running = running(key, now);
        if (running != null) {
            Refused twice = Refused.because("protective.ask.running", running);
            news.refused(running, "request", twice);
            return twice;
        }
        List<UnitRef> asks = Stream.of(UnitKind.BANK, UnitKind.PAYMENT)
                .flatMap(kind -> units.institutions(kind).stream())
                .filter(UnitRef::active)
                .toList();
        UUID id = Ids.next();
        String number = draw(sound.person.unitId(), now);
        jdbc.sql("""
                        insert into protective_control (id, control_no, unit_id, source, reference, person_name, person_id_no,
                                person_index, reason, asked_by, asked_by_name, asked_at, lapses_at, informed_at, informed_by,
                                informed_how, case_no)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        number,
                        sound.person.unitId(),
                        asked.source().name(),
                        asked.reference(),
                        cipher.encrypt(ValueKind.NAME, sound.name),
                        cipher.encrypt(ValueKind.ID_NUMBER, sound.idNo.value()),
                        key,
                        asked.reason().strip(),
                        actor.id(),
                        actor.displayName(),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(settings.runsFor())),
                        Timestamp.from(Objects.requireNonNull(asked.informedAt())),
                        asked.informedBy().strip(),
                        Objects.requireNonNull(asked.informedHow()).name())
                .param(sound.person.caseNo())
                .update();
        jdbc.sql("""
                        insert into protective_answer (id, control_id, institution_id, state)
                        select a.id, ?, a.institution, 'WAITING' from unnest(?::uuid[], ?::uuid[]) a(id, institution)""")
                .params(
                        id,
                        asks.stream().map(one -> Ids.next()).toArray(UUID[]::new),
                        asks.stream().map(UnitRef::id).toArray(UUID[]::new))
                .update();
        news.audit(
                number,
                "request",
                Map.of(
                        "source", asked.source().name(),
                        "reference", asked.reference(),
                        "person", Masks.name(sound.name),
                        "informedHow",
                                Objects.requireNonNull(asked.informedHow()).name(),
                        "institutions", asks.size()));
        news.show(number, "requested", sound.person.unitId(), null);
        asks.forEach(one -> news.show(number, "requested", null, one.id()));
        news.timeline(sound.person.caseNo(), "REQUESTED", now, actor, number, null);
        return new Done(number);
    }

    /** One of the same person that an institution may still answer, or that holds anything now. */
    private @Nullable String running(byte[] person, Instant now) {
        return jdbc.sql("""
                        select p.control_no from protective_control p
                        where p.person_index = :person and p.lifted_at is null
                          and (p.lapses_at > :now and exists (select from protective_answer a
                                                              where a.control_id = p.id and a.state = 'WAITING')
                               or exists (select from protective_answer a
                                          where a.control_id = p.id and a.state = 'CONTROLLED' and a.ends_at > :now))
                        order by p.asked_at desc limit 1""")
                .param("person", person)
                .param("now", Timestamp.from(now))
                .query((rs, n) -> Objects.requireNonNull(rs.getString("control_no")))
                .optional()
                .orElse(null);
    }

    private String draw(UUID unit, Instant now) {
        String code = units.get(unit).code();
        YearMonth month = ChinaTime.month(now);
        return String.format(
                Locale.ROOT,
                "%c%s%04d%02d%04d",
                LETTER,
                code,
                month.getYear(),
                month.getMonthValue(),
                serials.draw(LETTER, code, month));
    }
}
