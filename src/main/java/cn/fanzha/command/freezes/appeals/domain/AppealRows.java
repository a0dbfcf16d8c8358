package cn.fanzha.command.freezes.appeals.domain;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of appeals; names and phones are decrypted here and leave masked. */
@Component
class AppealRows {

    static final String SELECT =
            "select a.*, c.case_no, c.unit_id as holder_unit from freeze_appeal a join case_file c on c.id = a.case_id where ";

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    AppealRows(JdbcClient jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    Optional<Appeal> find(UUID id) {
        return jdbc.sql(SELECT + "a.id = :id")
                .param("id", id)
                .query((rs, n) -> read(rs))
                .optional();
    }

    /** The same, held until the caller's transaction ends. */
    Optional<Appeal> locked(UUID id) {
        jdbc.sql("select id from freeze_appeal where id = :id for no key update")
                .param("id", id)
                .query(UUID.class)
                .list();
        return find(id);
    }

    Appeal read(ResultSet rs) throws SQLException {
        String way = rs.getString("informed_way");
        BigDecimal released = rs.getBigDecimal("released_amount");
        return new Appeal(
                Objects.requireNonNull(rs.getObject("id", UUID.class)),
                Objects.requireNonNull(rs.getObject("freeze_id", UUID.class)),
                rs.getString("freeze_no"),
                Objects.requireNonNull(rs.getObject("case_id", UUID.class)),
                CaseNumber.of(Objects.requireNonNull(rs.getString("case_no"))),
                Objects.requireNonNull(rs.getObject("holder_unit", UUID.class)),
                Masks.name(cipher.decrypt(ValueKind.NAME, rs.getBytes("appellant"))),
                Masks.phone(cipher.decrypt(ValueKind.PHONE, rs.getBytes("contact"))),
                rs.getString("statement"),
                rs.getString("evidence"),
                AppealState.valueOf(rs.getString("state")),
                rs.getTimestamp("registered_at").toInstant(),
                rs.getString("registered_by_name"),
                rs.getTimestamp("due_at").toInstant(),
                instant(rs, "decided_at"),
                rs.getString("decided_by_name"),
                rs.getString("decision_reason"),
                released == null ? null : Money.of(released),
                instant(rs, "informed_at"),
                way == null ? null : InformWay.valueOf(way),
                rs.getString("informed_by_name"),
                rs.getString("informed_note"),
                rs.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
