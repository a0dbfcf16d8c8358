package cn.fanzha.command.links.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.links.JointState;
import cn.fanzha.command.links.MemberState;
import cn.fanzha.command.links.domain.Joint.Member;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads joint cases: who may read the file of one member may read the joint case, and learns of the other members number,
 * unit and contact.
 */
@Component
public class JointReading {

    private static final String SELECT = """
            select j.id as joint_id, j.joint_no, j.lead_case_id, j.ground, j.state as joint_state, j.reason as joint_reason,
                   j.created_at as joined_at, j.ended_at, m.*, k.case_no, k.unit_id, k.state as case_state, k.handler_id,
                   k.reported_at, u.contact_name, u.contact_phone
            from joint_case j join joint_case_member m on m.joint_id = j.id
                 join case_file k on k.id = m.case_id join unit u on u.id = k.unit_id
            where\s""";

    private final JdbcClient jdbc;
    private final CaseFiles cases;

    JointReading(JdbcClient jdbc, CaseFiles cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    /**
     * A joint case in a list.
     *
     * @param members cases that belong to it or wait to
     * @param waiting those that wait for a supervisor
     */
    public record Row(
            UUID id,
            String number,
            JointGround ground,
            JointState state,
            Instant createdAt,
            String leadNo,
            UUID leadUnit,
            int members,
            int waiting) {}

    /**
     * Opens one.
     *
     * @throws NotFoundException there is none of that number
     * @throws OutOfScopeException the actor may read none of its files
     */
    @Transactional(readOnly = true)
    public Joint open(String number, Actor actor) {
        Joint joint = find(number, actor).orElseThrow(() -> new NotFoundException("joint-case", number));
        if (joint.members().stream().noneMatch(Member::readable)) {
            throw new OutOfScopeException("joint-case", number);
        }
        return joint;
    }

    /** The joint case that holds a case of which the reader has the file open, if any does. */
    @Transactional(readOnly = true)
    public Optional<Joint> holding(UUID caseId, Actor actor) {
        return read(jdbc.sql(SELECT + """
                                j.id = (select h.joint_id from joint_case_member h
                                        where h.case_id = :case and h.state in ('PROPOSED', 'JOINED')) order by m.id""").param("case", caseId), actor).stream()
                .findFirst();
    }

    /** Those with a case of the actor's scope, the latest first. */
    @Transactional(readOnly = true)
    public KeysetPage<Row> page(@Nullable Cursor after, boolean openOnly, int size, Actor actor) {
        List<Row> rows = jdbc.sql("""
                        select j.id, j.joint_no, j.ground, j.state, j.created_at, k.case_no, k.unit_id, n.members, n.waiting
                        from joint_case j join case_file k on k.id = j.lead_case_id
                             cross join lateral (
                                 select count(*) filter (where m.state in ('PROPOSED', 'JOINED')) as members,
                                        count(*) filter (where m.state = 'PROPOSED') as waiting
                                 from joint_case_member m where m.joint_id = j.id) n
                        where (j.created_at, j.id) < (:at, :id) and (not :open or j.state in ('PROPOSED', 'JOINED'))
                          and exists (select from joint_case_member m join case_file c on c.id = m.case_id
                                      where m.joint_id = j.id and %s)
                        order by j.created_at desc, j.id desc limit :limit""".formatted(WorkScope.within("c.unit_id", actor)))
                .param("at", Timestamp.from(after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.at()))
                .param("id", after == null ? new UUID(-1, -1) : after.id())
                .param("open", openOnly)
                .param("units", WorkScope.units(actor))
                .param("limit", size + 1)
                .query((rs, n) -> new Row(
                        rs.getObject("id", UUID.class),
                        rs.getString("joint_no"),
                        JointGround.valueOf(rs.getString("ground")),
                        JointState.valueOf(rs.getString("state")),
                        rs.getTimestamp("created_at").toInstant(),
                        rs.getString("case_no"),
                        rs.getObject("unit_id", UUID.class),
                        rs.getInt("members"),
                        rs.getInt("waiting")))
                .list();
        return KeysetPage.of(rows, size, row -> new Cursor(row.createdAt(), row.id()));
    }

    /** Whoever asks; who may is the caller's to say. */
    Optional<Joint> find(String number, Actor actor) {
        return read(jdbc.sql(SELECT + "j.joint_no = :no order by m.id").param("no", number), actor).stream()
                .findFirst();
    }

    private List<Joint> read(StatementSpec statement, Actor actor) {
        Map<UUID, Joint> joints = new LinkedHashMap<>();
        statement.query(rs -> {
            UUID id = rs.getObject("joint_id", UUID.class);
            Joint joint = joints.get(id);
            if (joint == null) {
                joint = joint(id, rs);
                joints.put(id, joint);
            }
            joint.members().add(member(rs, false));
        });
        Set<UUID> ids = joints.values().stream()
                .flatMap(joint -> joint.members().stream())
                .map(Member::caseId)
                .collect(Collectors.toSet());
        Set<UUID> readable = cases.readable(ids, actor);
        joints.values().forEach(joint -> joint.members().replaceAll(one -> seen(one, readable)));
        return List.copyOf(joints.values());
    }

    private static Joint joint(UUID id, ResultSet rs) throws SQLException {
        return new Joint(
                id,
                rs.getString("joint_no"),
                rs.getObject("lead_case_id", UUID.class),
                JointGround.valueOf(rs.getString("ground")),
                JointState.valueOf(rs.getString("joint_state")),
                rs.getString("joint_reason"),
                rs.getTimestamp("joined_at").toInstant(),
                instant(rs, "ended_at"),
                new ArrayList<>());
    }

    private static Member member(ResultSet rs, boolean readable) throws SQLException {
        return new Member(
                rs.getObject("id", UUID.class),
                rs.getObject("case_id", UUID.class),
                rs.getString("case_no"),
                rs.getObject("unit_id", UUID.class),
                CaseState.valueOf(rs.getString("case_state")),
                rs.getObject("handler_id", UUID.class),
                rs.getTimestamp("reported_at").toInstant(),
                rs.getString("contact_name"),
                rs.getString("contact_phone"),
                MemberState.valueOf(rs.getString("state")),
                rs.getString("reason"),
                rs.getObject("proposed_by", UUID.class),
                rs.getString("proposer"),
                rs.getTimestamp("proposed_at").toInstant(),
                rs.getString("decider"),
                instant(rs, "decided_at"),
                rs.getString("note"),
                rs.getString("leaver"),
                instant(rs, "left_at"),
                rs.getString("leave_reason"),
                readable);
    }

    private static Member seen(Member one, Set<UUID> readable) {
        return new Member(
                one.id(),
                one.caseId(),
                one.number(),
                one.unitId(),
                one.caseState(),
                one.handlerId(),
                one.reportedAt(),
                one.contactName(),
                one.contactPhone(),
                one.state(),
                one.reason(),
                one.proposedBy(),
                one.proposer(),
                one.proposedAt(),
                one.decider(),
                one.decidedAt(),
                one.note(),
                one.leaver(),
                one.leftAt(),
                one.leaveReason(),
                readable.contains(one.caseId()));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
