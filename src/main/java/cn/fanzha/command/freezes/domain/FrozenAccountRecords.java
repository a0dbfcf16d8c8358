package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.funds.FreezeState;
import cn.fanzha.command.ledger.LedgerPlace;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The facts of freezes, of this system and imported. */
@Component
class FrozenAccountRecords implements FrozenAccounts {

    private final JdbcClient jdbc;
    private final Observables observables;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    FrozenAccountRecords(JdbcClient jdbc, Observables observables, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<FrozenAccount> ofCase(UUID caseId) {
        return read("f.case_id = :id order by f.frozen_at, f.freeze_no", caseId);
    }

    @Override
    @Transactional(readOnly = true)
    public FrozenAccount of(UUID freezeId) {
        return read("f.id = :id", freezeId).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("freeze", freezeId));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public FrozenAccount locked(UUID freezeId) {
        UUID account = jdbc.sql("select account_id from fund_freeze where id = :id")
                .param("id", freezeId)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("freeze", freezeId));
        observables.lock(List.of(account));
        return read("f.id = :id for update", freezeId).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("freeze", freezeId));
    }

    private List<FrozenAccount> read(String condition, UUID id) {
        LocalDate today = ChinaTime.date(clock.instant());
        List<FrozenAccount> found = jdbc.sql("select f.* from fund_freeze f where " + condition)
                .param("id", id)
                .query((rs, n) -> freeze(rs, today))
                .list();
        Map<UUID, String> masked = observables.masked(found.stream()
                .map(one -> Objects.requireNonNull(one.place().accountId()))
                .distinct()
                .toList());
        return found.stream()
                .map(one -> with(one, String.valueOf(masked.get(one.place().accountId()))))
                .toList();
    }

    private FrozenAccount freeze(ResultSet rs, LocalDate today) throws SQLException {
        LocalDate endsOn = rs.getObject("ends_on", LocalDate.class);
        FreezeState written = FreezeState.valueOf(rs.getString("state"));
        boolean over = written == FreezeState.FROZEN && endsOn != null && endsOn.isBefore(today);
        UUID caseId = rs.getObject("case_id", UUID.class);
        UUID institution = rs.getObject("institution_id", UUID.class);
        return new FrozenAccount(
                rs.getObject("id", UUID.class),
                rs.getString("freeze_no"),
                new LedgerPlace(rs.getObject("account_id", UUID.class), institution, caseId),
                caseId,
                institution,
                "",
                holder(rs.getBytes("holder")),
                rs.getBigDecimal("frozen_amount") == null ? Money.ZERO : Money.of(rs.getBigDecimal("frozen_amount")),
                Money.of(rs.getBigDecimal("released_amount")),
                over ? FreezeState.EXPIRED : written,
                rs.getTimestamp("frozen_at").toInstant(),
                endsOn);
    }

    private @Nullable String holder(byte @Nullable [] encrypted) {
        return encrypted == null ? null : Masks.name(cipher.decrypt(ValueKind.NAME, encrypted));
    }

    private static FrozenAccount with(FrozenAccount one, String account) {
        return new FrozenAccount(
                one.id(),
                one.number(),
                one.place(),
                one.caseId(),
                one.institutionId(),
                account,
                one.holder(),
                one.frozen(),
                one.released(),
                one.state(),
                one.frozenAt(),
                one.endsOn());
    }
}
