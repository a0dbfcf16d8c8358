package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.domain.TransferLevels.Hop;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transfers of a case, those that victims told, that people added and that banks' statements hold: to be read. */
@Component
public class CaseTransfers {

    private static final int AT_MOST = 1000;

    private final JdbcClient jdbc;
    private final Observables observables;
    private final PersonalDataCipher cipher;

    CaseTransfers(JdbcClient jdbc, Observables observables, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.cipher = cipher;
    }

    /**
     * The transfers in order of time, 1,000 at most.
     *
     * @param lost sum of what left the victims' accounts, that is of level 1
     * @param involved the amount that the case's file holds
     */
    public record Sheet(List<TransferRow> rows, Money lost, Money involved) {
        /** The file says another amount than the transfers add up to. */
        public boolean differs() {
            return !rows.isEmpty() && lost.compareTo(involved) != 0;
        }
    }

    /** The caller has asked for the case. */
    @Transactional(readOnly = true)
    public Sheet of(CaseRef caseFile) {
        List<Raw> found = jdbc.sql("""
                        select t.*, c.amount_involved from transfer t join case_file c on c.id = t.case_id
                        where t.case_id = ? order by t.at, t.id limit ?""")
                .params(caseFile.id(), AT_MOST)
                .query((rs, n) -> read(rs))
                .list();
        Map<UUID, Integer> levels =
                TransferLevels.of(found.stream().map(Raw::hop).toList());
        Map<UUID, ObservableValue> accounts = observables.reveal(found.stream()
                .flatMap(raw -> Stream.of(raw.hop.from(), raw.hop.to()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<TransferRow> rows = found.stream()
                .map(raw -> row(raw, levels.getOrDefault(raw.hop.id(), 1), accounts))
                .toList();
        Money lost = rows.stream()
                .filter(row -> row.level() == 1)
                .map(TransferRow::amount)
                .reduce(Money.ZERO, Money::plus);
        return new Sheet(rows, lost, found.isEmpty() ? Money.ZERO : found.getFirst().involved);
    }

    /** One transfer of the case. */
    @Transactional(readOnly = true)
    public Optional<TransferRow> find(CaseRef caseFile, UUID id) {
        return of(caseFile).rows().stream().filter(row -> row.id().equals(id)).findFirst();
    }

    private record Raw(
            Hop hop,
            int version,
            @Nullable String fromName,
            @Nullable String toName,
            @Nullable UUID toInstitution,
            Money amount,
            @Nullable String channel,
            @Nullable String number,
            @Nullable String stopNo,
            @Nullable String changedBy,
            @Nullable Timestamp changedAt,
            Money involved) {}

    private Raw read(ResultSet rs) throws SQLException {
        String told = rs.getString("told_as");
        return new Raw(
                new Hop(
                        rs.getObject("id", UUID.class),
                        rs.getObject("from_account_id", UUID.class),
                        rs.getObject("to_account_id", UUID.class),
                        rs.getTimestamp("at").toInstant(),
                        told != null
                                && !told.startsWith(TransferEditing.BY_HAND)
                                && !told.startsWith(TransferEditing.ONWARD)),
                rs.getInt("version"),
                name(rs.getBytes("from_name")),
                name(rs.getBytes("to_name")),
                rs.getObject("to_institution_id", UUID.class),
                Money.of(rs.getBigDecimal("amount")),
                rs.getString("channel"),
                rs.getString("transfer_no"),
                rs.getString("stop_no"),
                rs.getString("changed_by"),
                rs.getTimestamp("changed_at"),
                Money.of(rs.getBigDecimal("amount_involved")));
    }

    private static TransferRow row(Raw raw, int level, Map<UUID, ObservableValue> accounts) {
        UUID from = raw.hop.from();
        ObservableValue payee = Objects.requireNonNull(accounts.get(raw.hop.to()));
        return new TransferRow(
                raw.hop.id(),
                raw.version,
                level,
                from,
                from == null ? null : Objects.requireNonNull(accounts.get(from)).masked(),
                raw.fromName,
                raw.hop.to(),
                payee.masked(),
                payee.type() == ObservableType.PAYMENT_ACCOUNT ? AccountKind.PAYMENT_ACCOUNT : AccountKind.BANK_ACCOUNT,
                raw.toName,
                raw.toInstitution,
                raw.amount,
                raw.hop.at(),
                raw.channel,
                raw.number,
                raw.stopNo,
                raw.changedBy,
                raw.changedAt == null ? null : raw.changedAt.toInstant());
    }

    private @Nullable String name(byte @Nullable [] stored) {
        return stored == null ? null : Masks.name(cipher.decrypt(ValueKind.NAME, stored));
    }
}
