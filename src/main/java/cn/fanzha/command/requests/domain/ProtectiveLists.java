package cn.fanzha.command.requests.domain;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.requests.ProtectiveSource;
import cn.fanzha.command.requests.ProtectiveState;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of protective controls, one statement each: of the police within their scope, of an institution those it was asked. */
@Component
public class ProtectiveLists {

    private static final int AT_MOST = 200;

    private static final String POLICE = """
            select p.*, null::text as own_state, null::timestamptz as own_ends, c.waiting, c.controlled, c.last_end
            from protective_control p
                 cross join lateral (
                     select count(*) filter (where a.state = 'WAITING' and p.lapses_at > :now) as waiting,
                            count(*) filter (where a.state = 'CONTROLLED' and a.ends_at > :now) as controlled,
                            max(a.ends_at) filter (where a.state = 'CONTROLLED' and a.ends_at > :now) as last_end
                     from protective_answer a where a.control_id = p.id) c
            where (p.case_no is null or exists (select from case_file f where f.case_no = p.case_no and %s))""";

    private static final String INSTITUTION = """
            select p.*, a.state as own_state, a.ends_at as own_ends, 0 as waiting, 0 as controlled, a.ends_at as last_end
            from protective_answer a join protective_control p on p.id = a.control_id
            where a.institution_id = :own""";

    private final PersonalDataCipher cipher;
    private final ProtectiveSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProtectiveLists(PersonalDataCipher cipher, ProtectiveSettings settings, JdbcClient jdbc, Clock clock) {
        this.cipher = cipher;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first, within the actor's scope. */
    @Transactional(readOnly = true)
    public KeysetPage<ProtectiveRow> page(@Nullable Cursor after, Actor actor, int size) {
        Map<String, Object> params = new HashMap<>(Map.of("limit", size + 1));
        String text = scoped(actor, params);
        if (after != null) {
            text += " and (p.asked_at, p.id) < (:at, :id)";
            params.put("at", Timestamp.from(after.at()));
            params.put("id", after.id());
        }
        return KeysetPage.of(
                read(text + " order by p.asked_at desc, p.id desc limit :limit", params),
                size,
                row -> new Cursor(row.askedAt(), row.id()));
    }

    /** Those of one alert or victim, the newest first; 200 at most. */
    @Transactional(readOnly = true)
    public List<ProtectiveRow> about(ProtectiveSource source, String reference, Actor actor) {
        Map<String, Object> params =
                new HashMap<>(Map.of("limit", AT_MOST, "source", source.name(), "reference", reference));
        return read(
                scoped(actor, params)
                        + " and p.source = :source and p.reference = :reference order by p.asked_at desc limit :limit",
                params);
    }

    /** What an institution has still to answer, the oldest first, then what it controls now; 200 at most. */
    @Transactional(readOnly = true)
    public List<ProtectiveRow> desk(Actor liaison) {
        Map<String, Object> params = new HashMap<>(Map.of("limit", AT_MOST));
        return read(scoped(liaison, params) + """
                         and (a.state = 'WAITING' and p.lapses_at > :now or a.state = 'CONTROLLED' and a.ends_at > :now)
                        order by a.state = 'WAITING' desc, p.asked_at, p.id limit :limit""", params);
    }

    private String scoped(Actor actor, Map<String, Object> params) {
        params.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        return switch (actor.scope()) {
            case Scope.Institution own -> {
                params.put("own", own.institution());
                yield INSTITUTION;
            }
            case Scope.Everything all -> police(actor, params, "true");
            case Scope.Tree tree -> {
                params.put("units", tree.array());
                yield police(actor, params, "p.unit_id = any(:units)");
            }
            case Scope.Nothing nothing -> police(actor, params, "false");
        };
    }

    private String police(Actor actor, Map<String, Object> params, String within) {
        params.putAll(CaseScope.params(actor, clock.instant()));
        return POLICE.formatted(CaseScope.opens("f", actor)) + " and " + within;
    }

    private List<ProtectiveRow> read(String text, Map<String, Object> params) {
        Instant now = clock.instant();
        return jdbc.sql(text).params(params).query((rs, n) -> row(rs, now)).list();
    }

    private ProtectiveRow row(ResultSet rs, Instant now) throws SQLException {
        String own = rs.getString("own_state");
        Timestamp ends = rs.getTimestamp("last_end");
        Instant endsAt = ends == null ? null : ends.toInstant();
        Instant askedAt = rs.getTimestamp("asked_at").toInstant();
        return new ProtectiveRow(
                rs.getObject("id", UUID.class),
                rs.getString("control_no"),
                rs.getObject("unit_id", UUID.class),
                ProtectiveSource.valueOf(rs.getString("source")),
                rs.getString("reference"),
                Masks.name(cipher.decrypt(ValueKind.NAME, rs.getBytes("person_name"))),
                askedAt,
                askedAt.plus(settings.answerWithin()),
                rs.getTimestamp("lifted_at") != null,
                own == null
                        ? null
                        : ProtectiveState.valueOf(own)
                                .at(endsAt, rs.getTimestamp("lapses_at").toInstant(), now),
                endsAt,
                rs.getInt("waiting"),
                rs.getInt("controlled"));
    }
}
