package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.EarlierReports;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class SameVictim implements EarlierReports {

    private static final int AT_MOST = 5;
    private static final byte[] NOBODY = {};

    private final JdbcClient jdbc;
    private final BlindIndex index;
    private final CaseRepository cases;
    private final CaseAccess access;

    SameVictim(JdbcClient jdbc, BlindIndex index, CaseRepository cases, CaseAccess access) {
        this.jdbc = jdbc;
        this.index = index;
        this.cases = cases;
        this.access = access;
    }

    private record Row(UUID id, CaseNumber number, UUID unitId, boolean byDocument) {}

    @Override
    @Transactional(readOnly = true)
    public List<Earlier> of(
            @Nullable String idNo, @Nullable String phone, Instant since, @Nullable CaseNumber except, Actor actor) {
        if (idNo == null && phone == null) {
            return List.of();
        }
        List<Row> rows = jdbc.sql("""
                        select c.id, c.case_no, c.unit_id, bool_or(v.by_document) as by_document
                        from (select case_id, true as by_document from victim where id_no_index = :document
                              union all
                              select case_id, false from victim where phone_index = :phone) v
                        join case_file c on c.id = v.case_id
                        where c.reported_at >= :since and c.case_no <> :except
                        group by c.id order by c.reported_at desc, c.id limit\s""" + AT_MOST)
                .param("document", idNo == null ? NOBODY : index.of(ValueKind.ID_NUMBER, idNo))
                .param("phone", phone == null ? NOBODY : index.of(ValueKind.PHONE, phone))
                .param("since", Timestamp.from(since))
                .param("except", except == null ? "" : except.value())
                .query((rs, n) -> new Row(
                        rs.getObject("id", UUID.class),
                        CaseNumber.of(rs.getString("case_no")),
                        rs.getObject("unit_id", UUID.class),
                        rs.getBoolean("by_document")))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        Set<UUID> readable = access.readable(rows.stream().map(Row::id).toList(), actor);
        return rows.stream()
                .map(row -> new Earlier(
                        row.number,
                        row.unitId,
                        row.byDocument,
                        readable.contains(row.id) ? facts(row.id, actor) : null))
                .toList();
    }

    private @Nullable Facts facts(UUID id, Actor actor) {
        return cases.findById(id)
                .map(file -> new Facts(
                        file.ref().reportedAt(),
                        file.state(),
                        file.details(null).fraudType(),
                        file.state().isOpen() && CaseAccess.mayWork(file.unitId(), actor)))
                .orElse(null);
    }
}
