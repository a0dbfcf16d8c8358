package cn.fanzha.command.returns.domain;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what was paid down as the fact that figures, imports and the closing of cases read. */
@Component
class PaidReturns {

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    PaidReturns(JdbcClient jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** @param unit that holds the case now: the figure is its own */
    void insert(
            ReturnCase of,
            Share share,
            Application applicant,
            String number,
            UUID unit,
            Instant at,
            Actor actor,
            Instant now) {
        String idNo = applicant.idNo();
        jdbc.sql("""
                        insert into fund_return (id, return_no, unit_id, case_id, victim_name, name_digest, from_account_id,
                                                 to_account_id, amount, state, returned_at, by_person, created_at, created_by,
                                                 victim_id_no, id_no_index, victim_case_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RETURNED', ?, true, ?, ?, ?, ?, ?)""")
                .params(
                        share.id(),
                        number,
                        unit,
                        of.caseId,
                        cipher.encrypt(ValueKind.NAME, applicant.name()),
                        applicant.nameDigest(),
                        of.accountId,
                        applicant.toAccountId(),
                        share.amount().yuan(),
                        Timestamp.from(at),
                        Timestamp.from(now),
                        actor.id())
                .param(idNo == null ? null : cipher.encrypt(ValueKind.ID_NUMBER, idNo))
                .param(applicant.idNoIndex())
                .param(applicant.victimCaseId().equals(of.caseId) ? null : applicant.victimCaseId())
                .update();
    }
}
