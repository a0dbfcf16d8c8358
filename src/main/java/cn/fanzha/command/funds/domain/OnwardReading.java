package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.OnwardTransfer;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Onward transfers as they are kept; the caller has asked for the request or the case. */
@Component
class OnwardReading {

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    OnwardReading(JdbcClient jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    List<OnwardTransfer> of(UUID stopId) {
        return jdbc.sql("select * from onward_transfer where stop_id = ? order by position")
                .param(stopId)
                .query((rs, n) -> read(rs))
                .list();
    }

    List<OnwardTransfer> ofCase(UUID caseId) {
        return jdbc.sql("""
                        select o.* from onward_transfer o join stop_payment s on s.id = o.stop_id
                        where s.case_id = ? order by s.requested_at, s.id, o.position""").param(caseId).query((rs, n) -> read(rs)).list();
    }

    private OnwardTransfer read(ResultSet rs) throws SQLException {
        byte[] holder = rs.getBytes("holder");
        return new OnwardTransfer(
                rs.getObject("id", UUID.class),
                rs.getObject("stop_id", UUID.class),
                rs.getInt("position"),
                rs.getObject("institution_id", UUID.class),
                rs.getString("bank_text"),
                rs.getObject("account_id", UUID.class),
                AccountKind.valueOf(rs.getString("account_kind")),
                holder == null ? null : cipher.decrypt(ValueKind.NAME, holder),
                Money.of(rs.getBigDecimal("amount")),
                rs.getTimestamp("moved_at").toInstant(),
                rs.getString("note"),
                rs.getObject("next_stop_id", UUID.class));
    }
}
