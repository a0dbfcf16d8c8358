package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.Measure;
import cn.fanzha.command.gangs.domain.LegalLimits.Limit;
import cn.fanzha.command.gangs.domain.LegalLimits.Urgency;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Masks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Suspects whose detention, bail or residential surveillance must end or change soon, and those where it should have
 * ({@link LegalLimits}). Whose limit was over half a year ago is a record that nobody completed, not a person in custody.
 */
@Component
class EndingLimits implements WorkSource {

    private static final int READ_AT_MOST = 1000;
    private static final Duration DETENTIONS = Duration.ofDays(37 + 180);
    private static final Duration BAILS_FROM = Duration.ofDays(366 + 180);
    private static final Duration BAILS_TO = Duration.ofDays(365 - 16);
    private static final Duration WATCHES_FROM = Duration.ofDays(184 + 180);
    private static final Duration WATCHES_TO = Duration.ofDays(180 - 16);

    /** Of each measure those whose limit may end soon; which really do, the limits themselves say. */
    private static final String CANDIDATES = """
            select t.person_no, t.unit_id, t.name, coalesce(t.created_by = :me, false) as mine, t.captured_at, t.detained_at,
                   t.bailed_at, t.surveilled_at, t.arrested_at, t.prosecuted_at, t.released_at
            from suspect t
            where (t.detained_at > :detained or t.bailed_at between :bailedFrom and :bailedTo
                   or t.surveilled_at between :watchedFrom and :watchedTo)
              and greatest(t.detained_at, t.bailed_at, t.surveilled_at, t.arrested_at, t.prosecuted_at, t.released_at)
                  = greatest(t.detained_at, t.bailed_at, t.surveilled_at) and\s""";

    private final JdbcClient jdbc;
    private final Units units;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    EndingLimits(JdbcClient jdbc, Units units, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "gangs.work.title";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String href() {
        return "/suspects";
    }

    @Override
    public boolean concerns(Actor actor) {
        return WorkScope.isPolice(actor);
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return read(actor, "", limit);
    }

    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        return read(actor, " and t.created_by = :me", limit);
    }

    private List<WorkItem> read(Actor actor, String whose, int limit) {
        Instant now = clock.instant();
        return jdbc
                .sql(CANDIDATES + WorkScope.within("t.unit_id", actor) + whose
                        + " order by least(t.detained_at + interval '37 days', t.bailed_at + interval '12 months',"
                        + " t.surveilled_at + interval '6 months'), t.person_no limit :limit")
                .param("me", actor.id())
                .param("detained", Timestamp.from(now.minus(DETENTIONS)))
                .param("bailedFrom", Timestamp.from(now.minus(BAILS_FROM)))
                .param("bailedTo", Timestamp.from(now.minus(BAILS_TO)))
                .param("watchedFrom", Timestamp.from(now.minus(WATCHES_FROM)))
                .param("watchedTo", Timestamp.from(now.minus(WATCHES_TO)))
                .param("units", WorkScope.units(actor))
                .param("limit", READ_AT_MOST)
                .query((rs, n) -> items(rs, now))
                .list()
                .stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(WorkItem::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(limit)
                .toList();
    }

    private List<WorkItem> items(ResultSet rs, Instant now) throws SQLException {
        Map<Measure, Instant> dates = new EnumMap<>(Measure.class);
        int column = rs.findColumn("captured_at");
        for (Measure measure : Measure.values()) {
            Instant at = GangReading.instant(rs, column + measure.ordinal());
            if (at != null) {
                dates.put(measure, at);
            }
        }
        List<Limit> ending = LegalLimits.running(dates, now).stream()
                .filter(limit -> limit.urgency() != Urgency.RUNNING)
                .toList();
        if (ending.isEmpty()) {
            return List.of();
        }
        String number = rs.getString("person_no");
        String name = Masks.name(cipher.decrypt(ValueKind.NAME, rs.getBytes("name")));
        String unit = units.find(rs.getObject("unit_id", UUID.class))
                .map(UnitRef::name)
                .orElse("—");
        boolean mine = rs.getBoolean("mine");
        return Stream.of(ending.getFirst())
                .map(limit -> new WorkItem(
                        "gangs.work." + limit.rule(),
                        number,
                        name,
                        WorkItem.page("/suspects", number),
                        unit,
                        limit.endsAt(),
                        mine))
                .toList();
    }
}
