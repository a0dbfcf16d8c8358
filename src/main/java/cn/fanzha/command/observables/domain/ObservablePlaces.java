package cn.fanzha.command.observables.domain;

import cn.fanzha.command.observables.Known;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.observables.domain.ObservableReading.Sought;
import cn.fanzha.command.observables.domain.ObservableView.Companion;
import cn.fanzha.command.observables.domain.ObservableView.Contact;
import cn.fanzha.command.observables.domain.ObservableView.Place;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The records in which a value stands, each statement by index look-ups alone and within the reader's scope. */
@Component
class ObservablePlaces {

    private static final int CASES_AT_MOST = 200;
    private static final int CANDIDATES = 60;

    /** A unit of the scope holds the record, or handed the case on. */
    private static final String WITHIN = """
            (:%1$s::uuid[] is null or p.unit_id = any(:%1$s)
             or exists (select 1 from case_viewer w where w.case_id = p.case_id and w.unit_id = any(:%1$s)))""";

    private static final String REACH = WITHIN.formatted("reach");

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    ObservablePlaces(JdbcClient jdbc, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** The value, and its stay on the blacklist that is in force. */
    record Opened(ObservableValue value, @Nullable UUID listed) {}

    Optional<Opened> open(UUID id) {
        return jdbc.sql("""
                        select o.type, o.value_enc,
                               (select b.id from blacklist_entry b
                                where b.observable_id = o.id and b.removed_at is null and b.expires_at > :now
                                order by b.listed_at desc limit 1) as listed
                        from observable o where o.id = :id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .query((rs, n) -> new Opened(value(rs), rs.getObject("listed", UUID.class)))
                .optional();
    }

    /** Places of one kind, within the reader's scope or outside. */
    record Summary(SightingSource source, boolean inside, int places, Instant first, Instant last) {}

    /** All places by kind, and of those outside the scope but within the reach the newest ones' contacts. */
    record Overview(List<Summary> summary, List<Contact> outside) {}

    Overview overview(Sought sought, int contacts) {
        List<Summary> summary = new ArrayList<>();
        List<Contact> outside = new ArrayList<>();
        with(sought, """
                        with p as materialized (
                            select p.*, %s as inside from observable_places(:type, :digest, :many) p)
                        select p.source, p.inside, count(*) as places, min(p.at) as first_at, max(p.at) as last_at,
                               null::text as no, null::uuid as unit_id, null::text as contact_name, null::text as contact_phone
                        from p group by p.source, p.inside
                        union all
                        (select p.source, p.inside, 1, p.at, p.at, p.no, p.unit_id, u.contact_name, u.contact_phone
                         from p join unit u on u.id = p.unit_id
                         where not p.inside and %s
                         order by p.at desc, p.id desc limit :contacts)""".formatted(own(sought), REACH))
                .param("contacts", contacts)
                .query(rs -> {
                    SightingSource source = SightingSource.valueOf(rs.getString("source"));
                    String number = rs.getString("no");
                    if (number == null) {
                        summary.add(new Summary(
                                source,
                                rs.getBoolean("inside"),
                                rs.getInt("places"),
                                rs.getTimestamp("first_at").toInstant(),
                                rs.getTimestamp("last_at").toInstant()));
                    } else {
                        outside.add(new Contact(
                                source,
                                number,
                                rs.getObject("unit_id", UUID.class),
                                rs.getString("contact_name"),
                                rs.getString("contact_phone")));
                    }
                });
        return new Overview(summary, outside);
    }

    /** It stands in a record of which the reader may learn the number. */
    boolean within(Sought sought) {
        return with(
                        sought,
                        "select exists (select 1 from observable_places(:type, :digest, :many) p where %s)"
                                .formatted(REACH))
                .query(Boolean.class)
                .single();
    }

    List<Place> inside(Sought sought, @Nullable Cursor after, int limit) {
        return with(sought, """
                        select p.source, p.id, p.no, p.unit_id, p.at,
                               coalesce(c.state, a.state, g.state,
                                        case when s.state = 'STOPPED' and s.ends_at <= :now then 'EXPIRED' else s.state end) as state,
                               coalesce(c.loss, c.amount_involved, s.amount_stopped, g.amount) as amount
                        from (select * from observable_places(:type, :digest, :many) p
                              where %s and (p.at, p.id) < (:at, :id)
                              order by p.at desc, p.id desc limit :limit) p
                             left join case_file c on p.source = 'CASE' and c.id = p.id
                             left join alert a on p.source = 'ALERT' and a.id = p.id
                             left join gang g on p.source = 'GANG' and g.id = p.id
                             left join stop_payment s on p.source = 'STOP' and s.id = p.id
                        order by p.at desc, p.id desc""".formatted(own(sought)))
                .param("now", Timestamp.from(clock.instant()))
                .param("at", Timestamp.from(after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.at()))
                .param("id", after == null ? new UUID(-1, -1) : after.id())
                .param("limit", limit)
                .query(ObservablePlaces::place)
                .list();
    }

    /** Shared cases weigh the less the more cases a value stands in: a bank's hotline number links nothing. */
    List<Companion> together(Sought sought, int limit) {
        return with(sought, """
                        with own as materialized (
                            select p.id, p.no from observable_places(:type, :digest, :cases) p
                            where p.source = 'CASE' and %s and %s order by p.at desc limit :cases),
                        beside as (
                            select o.id as other, count(*) as shared
                            from own cross join lateral observables_of_case(own.id, own.no) o
                            where o.id <> :self group by o.id order by shared desc, o.id limit :candidates)
                        select b.other, o.type, o.value_enc, b.shared, n.cases
                        from beside b join observable o on o.id = b.other
                             cross join lateral (
                                 select count(*) as cases from observable_places(o.type, o.value_index, :cases) p
                                 where p.source = 'CASE') n
                        order by b.shared / ln(2 + n.cases) desc, b.other limit :limit""".formatted(REACH, CaseScope.opensId("p.case_id", sought.reader())))
                .param("self", sought.id())
                .param("cases", CASES_AT_MOST)
                .param("candidates", CANDIDATES)
                .param("limit", limit)
                .query((rs, n) -> companion(rs))
                .list();
    }

    private Companion companion(ResultSet rs) throws SQLException {
        ObservableValue value = value(rs);
        return new Companion(
                rs.getObject("other", UUID.class),
                value.type(),
                value.masked(),
                rs.getInt("shared"),
                rs.getInt("cases"));
    }

    private ObservableValue value(ResultSet rs) throws SQLException {
        ObservableType type = ObservableType.valueOf(rs.getString("type"));
        return new ObservableValue(type, cipher.decrypt(type.valueKind(), rs.getBytes("value_enc")));
    }

    /** Within the reader's own units, and no restricted case for which the reader is not named. */
    private static String own(Sought sought) {
        return "(%s and %s)".formatted(WITHIN.formatted("own"), CaseScope.opensId("p.case_id", sought.reader()));
    }

    private StatementSpec with(Sought sought, String statement) {
        return jdbc.sql(statement)
                .param("type", sought.type().name())
                .param("digest", sought.digest())
                .param("many", Known.MANY)
                .param("own", sought.own())
                .param("reach", sought.reach())
                .params(CaseScope.params(sought.reader(), clock.instant()));
    }

    private static Place place(ResultSet rs, int number) throws SQLException {
        BigDecimal amount = rs.getBigDecimal("amount");
        return new Place(
                SightingSource.valueOf(rs.getString("source")),
                rs.getObject("id", UUID.class),
                rs.getString("no"),
                rs.getObject("unit_id", UUID.class),
                rs.getString("state"),
                rs.getTimestamp("at").toInstant(),
                amount == null ? null : Money.of(amount));
    }
}
