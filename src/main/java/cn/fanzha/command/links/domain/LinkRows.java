package cn.fanzha.command.links.domain;

import cn.fanzha.command.links.LinkDecision;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people decided on pairs of cases; a pair has one row, whichever of the two is asked about. */
@Component
class LinkRows {

    private final JdbcClient jdbc;

    LinkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A decision.
     *
     * @param evidence keys of what the two shared when it was taken
     */
    record Decided(
            UUID a,
            UUID b,
            LinkDecision decision,
            int score,
            Set<String> evidence,
            @Nullable String reason,
            String decider,
            Instant at) {

        /** They share something now that they didn't when it was decided. */
        boolean outdatedBy(Set<String> now) {
            return !evidence.containsAll(now);
        }
    }

    /** A decision with the other case of the pair, as it stands now. */
    record Beside(Decided decided, Found other) {}

    /** The pairs of a case, by the other case's id; 200 at most, the latest first. */
    Map<UUID, Beside> of(UUID caseId) {
        Map<UUID, Beside> pairs = new LinkedHashMap<>();
        jdbc.sql("""
                        select l.case_a, l.case_b, l.decision, l.score, l.evidence, l.reason, l.decider, l.decided_at, %s
                        from (select l.*, l.case_b as other from case_link l where l.case_a = :case
                              union all
                              select l.*, l.case_a from case_link l where l.case_b = :case) l
                             join case_file k on k.id = l.other join unit u on u.id = k.unit_id
                        order by l.decided_at desc, l.id desc limit 200""".formatted(Found.COLUMNS)).param("case", caseId).query(rs -> {
            Beside one = new Beside(decided(rs), Found.of(rs));
            pairs.put(one.other().id(), one);
        });
        return pairs;
    }

    /** What was decided on pairs of these cases. */
    Map<Set<UUID>, Decided> among(Collection<UUID> cases) {
        Map<Set<UUID>, Decided> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select l.case_a, l.case_b, l.decision, l.score, l.evidence, l.reason, l.decider, l.decided_at
                        from case_link l where l.case_a = any(:cases) and l.case_b = any(:cases)""").param("cases", cases.toArray(UUID[]::new)).query(rs -> {
            Decided one = decided(rs);
            found.put(Set.of(one.a(), one.b()), one);
        });
        return found;
    }

    /** The latest accepted pairs with a case of the actor's scope in them; the second case may lie outside. */
    List<AcceptedPair> accepted(Actor actor, int limit) {
        return jdbc.sql("""
                        select l.case_a, l.case_b, l.decision, l.score, l.evidence, l.reason, l.decider, l.decided_at,
                               a.case_no as a_no, a.unit_id as a_unit, b.case_no as b_no, b.unit_id as b_unit
                        from case_link l join case_file a on a.id = l.case_a join case_file b on b.id = l.case_b
                        where l.decision = 'ACCEPTED' and (%s or %s)
                        order by l.decided_at desc, l.id desc limit :limit""".formatted(WorkScope.within("a.unit_id", actor), WorkScope.within("b.unit_id", actor)))
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .query((rs, n) -> new AcceptedPair(
                        decided(rs),
                        rs.getString("a_no"),
                        rs.getObject("a_unit", UUID.class),
                        rs.getString("b_no"),
                        rs.getObject("b_unit", UUID.class)))
                .list();
    }

    /** Two cases that somebody accepted as one series. */
    record AcceptedPair(Decided decided, String aNo, UUID aUnit, String bNo, UUID bUnit) {}

    /** The decision stands from now on; one that stood before is replaced, and its lines in the timelines stay. */
    void save(
            UUID one,
            UUID other,
            LinkDecision decision,
            int score,
            Set<String> evidence,
            @Nullable String reason,
            Actor actor,
            Instant now) {
        boolean first = compare(one, other) < 0;
        jdbc.sql("""
                        insert into case_link (id, case_a, case_b, decision, score, evidence, reason, decided_by, decider, decided_at)
                        values (:id, :a, :b, :decision, :score, :evidence, :reason, :by, :decider, :at)
                        on conflict on constraint case_link_pair_unique do update
                        set decision = excluded.decision, score = excluded.score, evidence = excluded.evidence,
                            reason = excluded.reason, decided_by = excluded.decided_by, decider = excluded.decider,
                            decided_at = excluded.decided_at""")
                .param("id", Ids.next())
                .param("a", first ? one : other)
                .param("b", first ? other : one)
                .param("decision", decision.name())
                .param("score", score)
                .param("evidence", evidence.stream().sorted().toArray(String[]::new))
                .param("reason", reason)
                .param("by", actor.id())
                .param("decider", actor.displayName())
                .param("at", Timestamp.from(now))
                .update();
    }

    /** As PostgreSQL compares them: by unsigned bytes. */
    private static int compare(UUID one, UUID other) {
        int most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return most != 0 ? most : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    private static Decided decided(ResultSet rs) throws SQLException {
        Array evidence = rs.getArray("evidence");
        return new Decided(
                rs.getObject("case_a", UUID.class),
                rs.getObject("case_b", UUID.class),
                LinkDecision.valueOf(rs.getString("decision")),
                rs.getInt("score"),
                Set.of((String[]) evidence.getArray()),
                rs.getString("reason"),
                rs.getString("decider"),
                rs.getTimestamp("decided_at").toInstant());
    }
}
