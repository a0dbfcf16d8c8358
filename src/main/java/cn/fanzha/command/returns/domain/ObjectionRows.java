package cn.fanzha.command.returns.domain;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Masks;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Objections to a proposal that was published, and their answers. */
@Component
class ObjectionRows {

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    ObjectionRows(JdbcClient jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    void add(ReturnCase of, String objector, String text, String by, Instant now) {
        jdbc.sql("""
                        insert into return_objection (id, return_id, round, objector, text, recorded_at, recorded_by_name)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        of.id,
                        of.round,
                        cipher.encrypt(ValueKind.NAME, objector),
                        text,
                        Timestamp.from(now),
                        by)
                .update();
    }

    /** False: there is none that waits for an answer. */
    boolean answer(ReturnCase of, UUID id, boolean upheld, String answer, String by, Instant now) {
        return jdbc.sql("""
                                update return_objection set upheld = ?, answer = ?, answered_at = ?, answered_by_name = ?
                                where id = ? and return_id = ? and answered_at is null""")
                        .params(upheld, answer, Timestamp.from(now), by, id, of.id)
                        .update()
                == 1;
    }

    boolean waiting(ReturnCase of) {
        return jdbc.sql("select exists (select from return_objection where return_id = ? and answered_at is null)")
                .param(of.id)
                .query(Boolean.class)
                .single();
    }

    /** All of the return, the first ones first, the names masked. */
    List<ReturnView.Objection> of(UUID returnId) {
        return jdbc.sql("select * from return_objection where return_id = ? order by recorded_at, id")
                .param(returnId)
                .query((rs, n) -> new ReturnView.Objection(
                        Objects.requireNonNull(rs.getObject("id", UUID.class)),
                        rs.getInt("round"),
                        Masks.name(cipher.decrypt(ValueKind.NAME, rs.getBytes("objector"))),
                        rs.getString("text"),
                        rs.getTimestamp("recorded_at").toInstant(),
                        rs.getString("recorded_by_name"),
                        rs.getObject("upheld", Boolean.class),
                        rs.getString("answer"),
                        ApplicationRows.instant(rs, "answered_at"),
                        rs.getString("answered_by_name")))
                .list();
    }
}
