package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was paid back to a case's victims: to be read alone, accounts and names masked. */
@Component
public class CaseFunds {

    private static final int AT_MOST = 200;

    private final JdbcClient jdbc;
    private final Observables observables;
    private final PersonalDataCipher cipher;

    CaseFunds(JdbcClient jdbc, Observables observables, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.cipher = cipher;
    }

    /** Money that a victim got back. */
    public record Return(
            String number,
            String victim,
            @Nullable String from,
            @Nullable String to,
            Money amount,
            Instant returnedAt) {
        @Override
        public String toString() {
            return "Return[" + number + "]";
        }
    }

    /** The earliest first, 200 at most; the caller has asked for the case. */
    @Transactional(readOnly = true)
    public List<Return> paidBack(CaseRef caseFile) {
        List<RawReturn> returns = jdbc.sql(
                        "select * from fund_return where case_id = ? order by returned_at, return_no limit " + AT_MOST)
                .param(caseFile.id())
                .query((rs, n) -> paidBack(rs))
                .list();
        Map<UUID, String> masked = observables.masked(returns.stream()
                .flatMap(r -> Stream.of(r.from, r.to))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList());
        return returns.stream().map(raw -> raw.masked(masked)).toList();
    }

    private RawReturn paidBack(ResultSet rs) throws SQLException {
        return new RawReturn(
                rs.getObject("from_account_id", UUID.class),
                rs.getObject("to_account_id", UUID.class),
                new Return(
                        rs.getString("return_no"),
                        Masks.name(cipher.decrypt(ValueKind.NAME, rs.getBytes("victim_name"))),
                        null,
                        null,
                        Money.of(rs.getBigDecimal("amount")),
                        rs.getTimestamp("returned_at").toInstant()));
    }

    private record RawReturn(@Nullable UUID from, @Nullable UUID to, Return paid) {
        private Return masked(Map<UUID, String> accounts) {
            return new Return(
                    paid.number,
                    paid.victim,
                    from == null ? null : accounts.get(from),
                    to == null ? null : accounts.get(to),
                    paid.amount,
                    paid.returnedAt);
        }
    }
}
