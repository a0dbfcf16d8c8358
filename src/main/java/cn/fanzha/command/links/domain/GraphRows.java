package cn.fanzha.command.links.domain;

import cn.fanzha.command.links.domain.LinkGraph.Kind;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Masks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands directly beside a thing of the graph, whoever may see it: one statement of index look-ups each. */
@Component
class GraphRows {

    private static final int ROWS_AT_MOST = 1000;
    private static final int READ_AT_MOST = 300;

    private static final String OF_CASE = """
            select 'OBSERVABLE' as kind, v.observable_id::text as ref, null::text as name, v.enc, v.type, null::uuid as unit_id,
                   null::uuid as case_id, null::text as contact, n.cases
            from (select distinct on (v.type, v.digest) v.* from link_values_of_case(:case, :ref) v
                  order by v.type, v.digest limit :limit) v
                 cross join lateral (select count(*)::integer as cases
                                     from link_cases_of_value(v.type, v.digest, v.observable_id, :rows)) n
            union all
            select 'SUSPECT', s.person_no, null, s.name, s.role, s.unit_id, null, null, 0
            from suspect_case f join suspect s on s.id = f.suspect_id where f.case_id = :case""";

    private static final String OF_OBSERVABLE = """
            select 'CASE' as kind, c.case_no as ref, null::text as name, null::bytea as enc, c.state as type, c.unit_id,
                   c.id as case_id, concat_ws(' ', u.contact_name, u.contact_phone) as contact, 0 as cases
            from observable o cross join lateral link_cases_of_value(o.type, o.value_index, o.id, :rows) v
                 join case_file c on c.id = v.case_id join unit u on u.id = c.unit_id
            where o.id = :id
            union all
            select p.source, p.no, g.name, s.name, coalesce(s.role, g.kind), p.unit_id, null, null, 0
            from observable o cross join lateral observable_places(o.type, o.value_index, :limit) p
                 left join suspect s on p.source = 'SUSPECT' and s.id = p.id
                 left join gang g on p.source = 'GANG' and g.id = p.id
            where o.id = :id and p.source in ('SUSPECT', 'GANG')""";

    private static final String OF_SUSPECT = """
            select 'CASE' as kind, c.case_no as ref, null::text as name, null::bytea as enc, c.state as type, c.unit_id,
                   c.id as case_id, concat_ws(' ', u.contact_name, u.contact_phone) as contact, 0 as cases
            from suspect s join suspect_case f on f.suspect_id = s.id join case_file c on c.id = f.case_id
                 join unit u on u.id = c.unit_id
            where s.person_no = :ref
            union all
            select 'GANG', g.gang_no, g.name, null, g.kind, g.unit_id, null, null, 0
            from suspect s join gang g on g.id = s.gang_id where s.person_no = :ref
            union all
            select 'OBSERVABLE', o.id::text, null, o.value_enc, o.type, null, null, null, 0
            from sighting x join observable o on o.id = x.observable_id
            where x.source_type = 'SUSPECT' and x.source_no = :ref""";

    private static final String OF_GANG = """
            select 'SUSPECT' as kind, s.person_no as ref, null::text as name, s.name as enc, s.role as type, s.unit_id,
                   null::uuid as case_id, null::text as contact, 0 as cases
            from gang g join suspect s on s.gang_id = g.id where g.gang_no = :ref
            union all
            select 'OBSERVABLE', o.id::text, null, o.value_enc, o.type, null, null, null, 0
            from gang g join gang_account a on a.gang_id = g.id join observable o on o.id = a.observable_id
            where g.gang_no = :ref
            union all
            select 'OBSERVABLE', o.id::text, null, o.value_enc, o.type, null, null, null, 0
            from sighting x join observable o on o.id = x.observable_id
            where x.source_type = 'GANG' and x.source_no = :ref""";

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    GraphRows(JdbcClient jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /**
     * A neighbour as stored.
     *
     * @param ref number or id; null: a victim's value that has no page yet
     * @param plain what is written there; of a suspect the masked name, of an observable the value itself
     */
    record Raw(
            Kind kind,
            @Nullable String ref,
            @Nullable String plain,
            @Nullable String type,
            @Nullable UUID unitId,
            @Nullable UUID caseId,
            @Nullable String contact,
            int cases) {}

    /** The name of a suspect or a gang and who holds it. */
    record Held(UUID unitId, String name, @Nullable String type) {}

    List<Raw> ofCase(UUID id, String number) {
        return read(OF_CASE, id, number);
    }

    List<Raw> ofObservable(UUID id) {
        return read(OF_OBSERVABLE, id, "");
    }

    List<Raw> ofSuspect(String number) {
        return read(OF_SUSPECT, new UUID(0, 0), number);
    }

    List<Raw> ofGang(String number) {
        return read(OF_GANG, new UUID(0, 0), number);
    }

    Optional<Held> suspect(String number) {
        return jdbc.sql("select unit_id, name, role from suspect where person_no = ?")
                .param(number)
                .query((rs, n) ->
                        new Held(rs.getObject("unit_id", UUID.class), name(rs.getBytes("name")), rs.getString("role")))
                .optional();
    }

    Optional<Held> gang(String number) {
        return jdbc.sql("select unit_id, name, kind from gang where gang_no = ?")
                .param(number)
                .query((rs, n) ->
                        new Held(rs.getObject("unit_id", UUID.class), rs.getString("name"), rs.getString("kind")))
                .optional();
    }

    private List<Raw> read(String sql, UUID id, String ref) {
        return jdbc.sql("select * from (" + sql + ") p limit :limit")
                .param("case", id)
                .param("id", id)
                .param("ref", ref)
                .param("rows", ROWS_AT_MOST)
                .param("limit", READ_AT_MOST)
                .query((rs, n) -> raw(rs))
                .list();
    }

    private Raw raw(ResultSet rs) throws SQLException {
        Kind kind = Kind.valueOf(rs.getString("kind"));
        String type = rs.getString("type");
        byte[] enc = rs.getBytes("enc");
        String plain = switch (kind) {
            case CASE -> rs.getString("ref");
            case GANG -> rs.getString("name");
            case SUSPECT -> name(enc);
            case OBSERVABLE -> cipher.decrypt(ObservableType.valueOf(type).valueKind(), enc);
        };
        return new Raw(
                kind,
                rs.getString("ref"),
                plain,
                type,
                rs.getObject("unit_id", UUID.class),
                rs.getObject("case_id", UUID.class),
                rs.getString("contact"),
                rs.getInt("cases"));
    }

    private String name(byte[] enc) {
        return Masks.name(cipher.decrypt(ValueKind.NAME, enc));
    }
}
