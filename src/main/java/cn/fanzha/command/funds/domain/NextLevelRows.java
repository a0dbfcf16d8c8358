package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Onward transfers of a case for which nothing was asked yet, put together by account. */
@Component
class NextLevelRows {

    /** Transfers that are looked at together, the largest; the others come when these are sent. */
    static final int AT_MOST = 2_000;

    private final JdbcClient jdbc;
    private final Observables observables;
    private final BankBins bins;
    private final PersonalDataCipher cipher;

    NextLevelRows(JdbcClient jdbc, Observables observables, BankBins bins, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.bins = bins;
        this.cipher = cipher;
    }

    /** The transfers to one account, the largest first. */
    record Group(UUID accountId, @Nullable UUID institutionId, ObservableValue account, List<Row> rows) {

        String key() {
            return accountId + (institutionId == null ? "" : "." + institutionId);
        }

        Row first() {
            return rows.getFirst();
        }

        Money amount() {
            return rows.stream().map(Row::amount).reduce(Money.ZERO, Money::plus);
        }

        Instant movedAt() {
            return rows.stream().map(Row::movedAt).min(Instant::compareTo).orElseThrow();
        }

        @Nullable
        String holder() {
            return rows.stream()
                    .map(Row::holder)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        /** Without the account. */
        @Override
        public String toString() {
            return "Group[" + key() + "]";
        }
    }

    record Row(
            UUID id,
            UUID accountId,
            AccountKind kind,
            @Nullable UUID institutionId,
            @Nullable String bankText,
            @Nullable String holder,
            Money amount,
            Instant movedAt,
            String stopNo,
            boolean victimIdChecked) {
        /** Without the holder. */
        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    /** @param hold nobody else sends them until the transaction ends; what another just sent is left out */
    List<Group> waiting(UUID caseId, boolean hold) {
        List<Row> rows = jdbc.sql("""
                        select o.id, o.account_id, o.account_kind, o.institution_id, o.bank_text, o.holder, o.amount, o.moved_at,
                               s.request_no, coalesce(s.victim_id_checked, false) as victim_id_checked
                        from onward_transfer o join stop_payment s on s.id = o.stop_id
                        where s.case_id = :case and o.next_stop_id is null
                        order by o.amount desc, o.id limit :limit""" + (hold ? " for update of o" : ""))
                .param("case", caseId)
                .param("limit", AT_MOST)
                .query((rs, n) -> row(rs))
                .list();
        return rows.isEmpty() ? List.of() : grouped(rows);
    }

    private List<Group> grouped(List<Row> rows) {
        Map<UUID, ObservableValue> accounts =
                observables.reveal(rows.stream().map(Row::accountId).distinct().toList());
        Map<UUID, UUID> known = institutions(rows, accounts);
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        Map<String, @Nullable UUID> institution = new HashMap<>();
        for (Row row : rows) {
            UUID at = row.institutionId == null ? known.get(row.accountId) : row.institutionId;
            String key = row.accountId + "." + at;
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
            institution.put(key, at);
        }
        return groups.entrySet().stream()
                .map(group -> {
                    UUID account = group.getValue().getFirst().accountId;
                    return new Group(
                            account,
                            institution.get(group.getKey()),
                            Objects.requireNonNull(accounts.get(account)),
                            List.copyOf(group.getValue()));
                })
                .toList();
    }

    /** What one transfer tells of an account holds for the others to it; else the card's first digits say. */
    private Map<UUID, UUID> institutions(List<Row> rows, Map<UUID, ObservableValue> accounts) {
        Map<UUID, UUID> known = new HashMap<>();
        for (Row row : rows) {
            UUID told = row.institutionId;
            if (told != null) {
                known.putIfAbsent(row.accountId, told);
            }
        }
        Map<String, UUID> unknown = new HashMap<>();
        for (Row row : rows) {
            if (row.kind == AccountKind.BANK_ACCOUNT && !known.containsKey(row.accountId)) {
                unknown.put(Objects.requireNonNull(accounts.get(row.accountId)).value(), row.accountId);
            }
        }
        bins.findAll(unknown.keySet())
                .forEach((card, bank) -> known.put(Objects.requireNonNull(unknown.get(card)), bank));
        return known;
    }

    /** The flow's own rows say which request was sent for the money. */
    void mark(Map<UUID, String> sent) {
        jdbc.sql("""
                        update transfer t set stop_no = n.number
                        from unnest(:ids::uuid[], :numbers::text[]) n(id, number)
                             join onward_transfer o on o.id = n.id
                             join stop_payment s on s.id = o.stop_id
                        where t.case_id = s.case_id and t.from_account_id = s.account_id and t.to_account_id = o.account_id
                          and t.amount = o.amount and t.stop_no is null
                          and t.at >= date_trunc('minute', o.moved_at)
                          and t.at < date_trunc('minute', o.moved_at) + interval '1 minute'""")
                .param("ids", sent.keySet().toArray(UUID[]::new))
                .param("numbers", sent.values().toArray(String[]::new))
                .update();
    }

    private Row row(ResultSet rs) throws SQLException {
        byte[] holder = rs.getBytes("holder");
        Timestamp moved = rs.getTimestamp("moved_at");
        return new Row(
                rs.getObject("id", UUID.class),
                rs.getObject("account_id", UUID.class),
                AccountKind.valueOf(rs.getString("account_kind")),
                rs.getObject("institution_id", UUID.class),
                rs.getString("bank_text"),
                holder == null ? null : cipher.decrypt(ValueKind.NAME, holder),
                Money.of(rs.getBigDecimal("amount")),
                moved.toInstant(),
                rs.getString("request_no"),
                rs.getBoolean("victim_id_checked"));
    }
}
