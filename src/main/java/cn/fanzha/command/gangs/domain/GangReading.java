package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.gangs.domain.GangView.CaseLine;
import cn.fanzha.command.gangs.domain.GangView.DenRow;
import cn.fanzha.command.gangs.domain.GangView.Member;
import cn.fanzha.command.gangs.domain.GangView.Round;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens gangs' files; each opening stands in the audit log. Persons are masked, files of other trees not linked. */
@Component
public class GangReading {

    private final GangAccess access;
    private final Operations operations;
    private final GangAccounts accounts;
    private final PersonalDataCipher cipher;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GangReading(
            GangAccess access,
            Operations operations,
            GangAccounts accounts,
            PersonalDataCipher cipher,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.operations = operations;
        this.accounts = accounts;
        this.cipher = cipher;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Opens the file; audited as {@code gang.read}. */
    @Transactional
    public GangView open(String number, Actor actor) {
        Gang gang = access.gang(number, actor);
        events.publishEvent(Audited.done("gang.read", "gang", number, Map.of()));
        UUID id = gang.getId();
        UUID operation = gang.operationId();
        return new GangView(
                gang.facts(),
                operation == null ? null : operations.get(operation).orElse(null),
                members(id, actor),
                dens(id, actor),
                cases(id, actor),
                rounds(id),
                accounts.of(id),
                actor.has(Role.SUPERVISOR));
    }

    /** Suspects of a case with their gangs, for the case's file. */
    @Transactional(readOnly = true)
    public List<CaseSuspect> ofCase(UUID caseId, Actor actor) {
        return jdbc.sql("""
                        select s.person_no, s.name, s.role, s.unit_id, s.captured_at, g.gang_no, g.name, g.unit_id
                        from suspect_case c join suspect s on s.id = c.suspect_id left join gang g on g.id = s.gang_id
                        where c.case_id = ? order by s.created_at, s.id limit 200""")
                .param(caseId)
                .query((rs, n) -> {
                    UUID gangUnit = rs.getObject(8, UUID.class);
                    return new CaseSuspect(
                            member(rs, actor),
                            rs.getString(6),
                            rs.getString(7),
                            gangUnit != null && actor.scope().sees(gangUnit));
                })
                .list();
    }

    /** A suspect as the case's file shows it. */
    public record CaseSuspect(
            Member person,
            @Nullable String gangNo,
            @Nullable String gangName,
            boolean gangVisible) {}

    private List<Member> members(UUID gang, Actor actor) {
        return jdbc.sql("""
                        select person_no, name, role, unit_id, captured_at from suspect where gang_id = ?
                        order by created_at, id limit 500""").param(gang).query((rs, n) -> member(rs, actor)).list();
    }

    private Member member(ResultSet rs, Actor actor) throws SQLException {
        String role = rs.getString(3);
        UUID unit = rs.getObject(4, UUID.class);
        return new Member(
                rs.getString(1),
                Masks.name(cipher.decrypt(ValueKind.NAME, rs.getBytes(2))),
                role == null ? null : SuspectRole.valueOf(role),
                unit,
                instant(rs, 5),
                actor.scope().sees(unit));
    }

    private List<DenRow> dens(UUID gang, Actor actor) {
        return jdbc.sql("""
                        select den_no, unit_id, premises_kind, place, region_code, destroyed_at from den
                        where gang_id = ? order by created_at, id limit 200""")
                .param(gang)
                .query((rs, n) -> new DenRow(
                        rs.getString(1),
                        rs.getObject(2, UUID.class),
                        PremisesKind.valueOf(rs.getString(3)),
                        rs.getString(4),
                        rs.getString(5),
                        instant(rs, 6),
                        actor.scope().sees(rs.getObject(2, UUID.class))))
                .list();
    }

    private List<CaseLine> cases(UUID gang, Actor actor) {
        return jdbc.sql("""
                        select c.case_no, c.unit_id, c.state, c.reported_at, c.amount_involved, %s as opens from case_file c
                        where c.id in (select f.case_id from suspect_case f join suspect s on s.id = f.suspect_id
                                       where s.gang_id = :gang)
                        order by c.reported_at desc, c.id desc limit 200""".formatted(CaseScope.opens("c", actor)))
                .param("gang", gang)
                .params(CaseScope.params(actor, clock.instant()))
                .query((rs, n) -> new CaseLine(
                        rs.getString(1),
                        rs.getObject(2, UUID.class),
                        CaseState.valueOf(rs.getString(3)),
                        rs.getTimestamp(4).toInstant(),
                        Money.of(rs.getBigDecimal(5)),
                        actor.scope().sees(rs.getObject(2, UUID.class)),
                        !rs.getBoolean("opens")))
                .list();
    }

    private List<Round> rounds(UUID gang) {
        return jdbc.sql(
                        "select round, begun_at, note, actor_name from gang_round where gang_id = ? order by round desc")
                .param(gang)
                .query((rs, n) ->
                        new Round(rs.getInt(1), rs.getTimestamp(2).toInstant(), rs.getString(3), rs.getString(4)))
                .list();
    }

    static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
