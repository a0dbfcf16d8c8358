package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.Transfers;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class TransferRecords implements Transfers {

    private final JdbcClient jdbc;
    private final Observables observables;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    TransferRecords(JdbcClient jdbc, Observables observables, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Told transfer, CaseRef file, UUID recordedBy) {
        if (removedByHand(transfer.key())) {
            return;
        }
        String from = transfer.fromAccount();
        UUID fromId = from == null ? null : seen(ObservableType.BANK_ACCOUNT, from, transfer, file);
        UUID toId = seen(ObservableType.valueOf(transfer.kind().name()), transfer.toAccount(), transfer, file);
        List<UUID> before = toldBefore(transfer);
        jdbc.sql("""
                        insert into transfer as t (id, case_id, told_as, to_account_id, amount, at, created_at, created_by,
                                                   from_account_id, to_name, to_institution_id, stop_no)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict on constraint transfer_told_once do update
                        set to_account_id = excluded.to_account_id, amount = excluded.amount, at = excluded.at,
                            from_account_id = excluded.from_account_id, to_name = excluded.to_name,
                            to_institution_id = excluded.to_institution_id, stop_no = coalesce(excluded.stop_no, t.stop_no)
                        where t.changed_at is null""")
                .params(
                        Ids.next(),
                        file.id(),
                        transfer.key(),
                        toId,
                        transfer.amount().yuan(),
                        Timestamp.from(transfer.at()),
                        Timestamp.from(clock.instant()),
                        recordedBy)
                .param(fromId)
                .param(encrypted(transfer.toName()))
                .param(transfer.toInstitution())
                .param(transfer.stopNo())
                .update();
        before.stream()
                .filter(account -> !account.equals(toId) && !account.equals(fromId))
                .forEach(account -> forget(account, file));
    }

    private List<UUID> toldBefore(Told transfer) {
        return jdbc
                .sql("select to_account_id, from_account_id from transfer where case_id = ? and told_as = ?")
                .params(transfer.caseId(), transfer.key())
                .query((rs, n) -> Stream.of(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class))
                        .filter(Objects::nonNull)
                        .toList())
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** A mistyped account leaves no sighting behind, unless it stands in other money of the case. */
    private void forget(UUID account, CaseRef file) {
        boolean stands = jdbc.sql("""
                        select exists (select 1 from transfer where case_id = :case and :account in (to_account_id, from_account_id))
                            or exists (select 1 from stop_payment where case_id = :case and account_id = :account)
                            or exists (select 1 from fund_freeze where case_id = :case and account_id = :account)""")
                .param("case", file.id())
                .param("account", account)
                .query(Boolean.class)
                .single();
        if (!stands) {
            observables.forget(account, SightingSource.CASE, file.number().value());
        }
    }

    private boolean removedByHand(String key) {
        return jdbc.sql("select exists (select from transfer_removed where told_as = ?)")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    private UUID seen(ObservableType type, String account, Told transfer, CaseRef file) {
        UUID id = observables.idOf(type, account);
        observables.record(id, SightingSource.CASE, file.number().value(), file.unitId(), transfer.at());
        return id;
    }

    private byte @Nullable [] encrypted(@Nullable String name) {
        return name == null ? null : cipher.encrypt(ValueKind.NAME, name);
    }
}
