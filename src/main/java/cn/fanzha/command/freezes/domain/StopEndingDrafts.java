package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.funds.StopEnding;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a stop lets a freeze begin with: the form of an officer, and one draft by the system when the stop ends soon. A
 * second reminder, or an application of an officer meanwhile, makes no second draft.
 */
@Component
public class StopEndingDrafts {

    private static final int MONTHS = 6;

    private final FreezeApplications applications;
    private final CaseFiles cases;
    private final Observables observables;
    private final PersonalDataCipher cipher;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    StopEndingDrafts(
            FreezeApplications applications,
            CaseFiles cases,
            Observables observables,
            PersonalDataCipher cipher,
            MessageSource messages,
            JdbcClient jdbc) {
        this.applications = applications;
        this.cases = cases;
        this.observables = observables;
        this.cipher = cipher;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    /** In the transaction of the reminder. */
    @EventListener
    void prepare(StopEnding ending) {
        asked(ending.stopId(), ending.caseId())
                .ifPresent(asked -> applications.prepare(cases.require(ending.caseId(), Actor.system()), asked));
    }

    /** The same by the stop's number, for the officer's form. */
    @Transactional(readOnly = true)
    public Optional<FreezeAsked> asked(StopNumber number, UUID caseId) {
        return jdbc.sql("select coalesce(joined_to, id) from stop_payment where request_no = :no")
                .param("no", number.value())
                .query(UUID.class)
                .optional()
                .flatMap(stop -> asked(stop, caseId));
    }

    /** The stop as an application, account and holder in full; empty where the stop is not one of the case, or held nothing. */
    @Transactional(readOnly = true)
    public Optional<FreezeAsked> asked(UUID stopId, UUID caseId) {
        return jdbc.sql("""
                        select s.account_kind, s.account_id, s.holder, s.institution_id, s.amount_stopped
                        from stop_payment s where s.id = :stop and s.stopped_at is not null
                          and (s.case_id = :case or exists (select from stop_payment j
                                                            where j.joined_to = s.id and j.case_id = :case))""")
                .param("stop", stopId)
                .param("case", caseId)
                .query((rs, n) -> {
                    BigDecimal held = rs.getBigDecimal("amount_stopped");
                    Money limit = held == null ? Money.ZERO : Money.of(held);
                    return new FreezeAsked(
                            AccountKind.valueOf(rs.getString("account_kind")),
                            observables
                                    .reveal(rs.getObject("account_id", UUID.class))
                                    .value(),
                            cipher.decrypt(ValueKind.NAME, rs.getBytes("holder")),
                            rs.getObject("institution_id", UUID.class),
                            FreezeAsset.DEPOSIT,
                            FreezeMode.LIMIT,
                            FreezeScope.INVOLVED,
                            limit,
                            MONTHS,
                            false,
                            messages.getMessage("freezes.reason-of-stop", null, Locale.SIMPLIFIED_CHINESE),
                            stopId);
                })
                .optional();
    }
}
