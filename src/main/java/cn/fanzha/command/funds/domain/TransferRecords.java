package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.Transfers;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
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
    public void record(Told transfer, UUID recordedBy) {
        String from = transfer.fromAccount();
        UUID fromId = from == null ? null : observables.idOf(ObservableType.BANK_ACCOUNT, from);
        UUID toId = observables.idOf(ObservableType.valueOf(transfer.kind().name()), transfer.toAccount());
        jdbc.sql("""
                        insert into transfer (id, case_id, to_account_id, amount, at, recorded_at, recorded_by,
                                              from_account_id, to_name, to_institution_id, stop_no)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        transfer.caseId(),
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
    }

    private byte @Nullable [] encrypted(@Nullable String name) {
        return name == null ? null : cipher.encrypt(ValueKind.NAME, name);
    }
}
