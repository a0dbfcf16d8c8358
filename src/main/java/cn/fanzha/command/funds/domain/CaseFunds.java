package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.funds.FreezeState;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was frozen in a case and paid back to its victims: to be read alone, accounts and names masked. */
@Component
public class CaseFunds {

    private static final int AT_MOST = 200;

    private final JdbcClient jdbc;
    private final Observables observables;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    CaseFunds(JdbcClient jdbc, Observables observables, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * A freeze.
     *
     * @param state by the clock: over after its last day
     * @param limit what is frozen at most, where that was said
     * @param amount what was frozen, where known
     */
    public record Freeze(
            String number,
            UUID institutionId,
            String account,
            @Nullable String holder,
            FreezeMode mode,
            FreezeState state,
            @Nullable Money limit,
            @Nullable Money amount,
            Instant frozenAt,
            @Nullable LocalDate endsOn) {
        @Override
        public String toString() {
            return "Freeze[" + number + ", " + state + "]";
        }
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

    /** The earliest first, 200 of each at most. */
    public record Held(List<Freeze> freezes, List<Return> returns) {}

    /** The caller has asked for the case. */
    @Transactional(readOnly = true)
    public Held ofCase(CaseRef caseFile) {
        LocalDate today = ChinaTime.date(clock.instant());
        List<RawFreeze> freezes = jdbc.sql(
                        "select * from fund_freeze where case_id = ? order by frozen_at, freeze_no limit " + AT_MOST)
                .param(caseFile.id())
                .query((rs, n) -> freeze(rs, today))
                .list();
        List<RawReturn> returns = jdbc.sql(
                        "select * from fund_return where case_id = ? order by returned_at, return_no limit " + AT_MOST)
                .param(caseFile.id())
                .query((rs, n) -> paidBack(rs))
                .list();
        Map<UUID, String> masked = observables.masked(Stream.concat(
                        freezes.stream().map(RawFreeze::account),
                        returns.stream().flatMap(r -> Stream.of(r.from, r.to)).flatMap(Stream::ofNullable))
                .distinct()
                .toList());
        return new Held(
                freezes.stream().map(raw -> raw.masked(masked)).toList(),
                returns.stream().map(raw -> raw.masked(masked)).toList());
    }

    private RawFreeze freeze(ResultSet rs, LocalDate today) throws SQLException {
        LocalDate endsOn = rs.getObject("ends_on", LocalDate.class);
        FreezeState written = FreezeState.valueOf(rs.getString("state"));
        boolean over = written == FreezeState.FROZEN && endsOn != null && endsOn.isBefore(today);
        byte[] holder = rs.getBytes("holder");
        return new RawFreeze(
                rs.getObject("account_id", UUID.class),
                new Freeze(
                        rs.getString("freeze_no"),
                        rs.getObject("institution_id", UUID.class),
                        "",
                        holder == null ? null : Masks.name(cipher.decrypt(ValueKind.NAME, holder)),
                        FreezeMode.valueOf(rs.getString("mode")),
                        over ? FreezeState.EXPIRED : written,
                        money(rs.getBigDecimal("limit_amount")),
                        money(rs.getBigDecimal("frozen_amount")),
                        rs.getTimestamp("frozen_at").toInstant(),
                        endsOn));
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

    private static @Nullable Money money(@Nullable BigDecimal yuan) {
        return yuan == null ? null : Money.of(yuan);
    }

    private record RawFreeze(UUID account, Freeze freeze) {
        private Freeze masked(Map<UUID, String> accounts) {
            return new Freeze(
                    freeze.number,
                    freeze.institutionId,
                    Objects.requireNonNull(accounts.get(account)),
                    freeze.holder,
                    freeze.mode,
                    freeze.state,
                    freeze.limit,
                    freeze.amount,
                    freeze.frozenAt,
                    freeze.endsOn);
        }
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
