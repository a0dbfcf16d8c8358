package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.Measure;
import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.gangs.domain.LegalLimits.Limit;
import cn.fanzha.command.organisation.Conditions;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Masks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of suspects within the actor's scope, masked, one statement a page: the latest entered first. */
@Component
public class SuspectList {

    private static final String COLUMNS = """
            select t.id, t.person_no, t.unit_id, t.name, t.id_no, t.role, t.created_at, t.captured_at, t.detained_at,
                   t.bailed_at, t.surveilled_at, t.arrested_at, t.prosecuted_at, t.released_at, g.gang_no, g.name as gang_name,
                   g.unit_id as gang_unit
            from suspect t left join gang g on g.id = t.gang_id where\s""";

    /** Credited itself, or, without an operation of its own, through its first case: as the statistics count. */
    private static final String CREDITED =
            "(select o.id from operation o where o.operation_no = ?) = coalesce(t.operation_id,"
                    + " (select c.operation_id from suspect_case f join case_file c on c.id = f.case_id"
                    + " where f.suspect_id = t.id and f.position = 0))";

    private final JdbcClient jdbc;
    private final Units units;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    SuspectList(JdbcClient jdbc, Units units, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * What the list is narrowed to; null narrows nothing, time bounds are half open and of the capture.
     */
    public record Filter(
            @Nullable String number,
            @Nullable SuspectRole role,
            @Nullable UUID unitId,
            @Nullable String operation,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Cursor after) {}

    /** A line of the list, masked; {@code limits} run today. */
    public record Row(
            UUID id,
            String number,
            UUID unitId,
            String name,
            @Nullable String idNo,
            @Nullable SuspectRole role,
            @Nullable String gangNo,
            @Nullable String gangName,
            boolean gangVisible,
            Map<Measure, Instant> dates,
            List<Limit> limits,
            Instant createdAt) {

        /** The latest measure. */
        public @Nullable Measure latest() {
            return dates.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(null);
        }
    }

    /** A page of the list. */
    @Transactional(readOnly = true)
    public KeysetPage<Row> page(Filter filter, Actor actor, int size) {
        Conditions where = Conditions.within("t.unit_id", filter.unitId(), actor, units);
        where.when(filter.number(), "t.person_no like ?", number -> number.replaceAll("[%_\\\\]", "") + "%");
        where.when(filter.role(), "t.role = ?", SuspectRole::name);
        where.when(filter.operation(), CREDITED, no -> no);
        where.when(filter.from(), "t.captured_at >= ?", Timestamp::from);
        where.when(filter.to(), "t.captured_at < ?", Timestamp::from);
        Cursor after = filter.after();
        if (after != null) {
            where.add("(t.created_at, t.id) < (?, ?)", Timestamp.from(after.at()), after.id());
        }
        Instant now = clock.instant();
        List<Row> rows = jdbc.sql(COLUMNS + where.text() + " order by t.created_at desc, t.id desc limit ?")
                .params(where.parameters(size + 1))
                .query((rs, n) -> row(rs, actor, now))
                .list();
        return KeysetPage.of(rows, size, row -> new Cursor(row.createdAt(), row.id()));
    }

    private Row row(ResultSet rs, Actor actor, Instant now) throws SQLException {
        byte[] idNo = rs.getBytes("id_no");
        String role = rs.getString("role");
        UUID gangUnit = rs.getObject("gang_unit", UUID.class);
        Map<Measure, Instant> dates = new EnumMap<>(Measure.class);
        int column = rs.findColumn("captured_at");
        for (Measure measure : Measure.values()) {
            Instant at = GangReading.instant(rs, column + measure.ordinal());
            if (at != null) {
                dates.put(measure, at);
            }
        }
        return new Row(
                rs.getObject("id", UUID.class),
                rs.getString("person_no"),
                rs.getObject("unit_id", UUID.class),
                Masks.name(cipher.decrypt(ValueKind.NAME, rs.getBytes("name"))),
                idNo == null ? null : Masks.idNumber(cipher.decrypt(ValueKind.ID_NUMBER, idNo)),
                role == null ? null : SuspectRole.valueOf(role),
                rs.getString("gang_no"),
                rs.getString("gang_name"),
                gangUnit != null && actor.scope().sees(gangUnit),
                dates,
                LegalLimits.running(dates, now),
                rs.getTimestamp("created_at").toInstant());
    }
}
