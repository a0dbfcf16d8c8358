package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.organisation.SerialNumbers;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.UnitCode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an application must be, asked of the file, the tree of units, and what stands already; and the number it gets. */
@Component
class FreezeChecks {

    private final JdbcClient jdbc;
    private final Units units;
    private final SerialNumbers serials;

    FreezeChecks(JdbcClient jdbc, Units units, SerialNumbers serials) {
        this.jdbc = jdbc;
        this.units = units;
        this.serials = serials;
    }

    /** Never before the case is FILED, and not once it has ended or is on its way to another unit (程序规定 art. 237). */
    @Nullable
    Refused notFiled(CaseRef file) {
        if (file.filedAt() == null) {
            return Refused.because("freezes.refused.not-filed");
        }
        return file.state().isOpen() ? null : Refused.because("freezes.refused.case-over");
    }

    /** One account's application by itself. */
    @Nullable
    Refused line(FreezeAsked asked) {
        Refused refused = FreezeRules.refusal(asked);
        if (refused != null) {
            return refused;
        }
        Optional<UnitRef> institution = units.find(asked.institutionId());
        if (institution.isEmpty()
                || !institution.get().active()
                || !institution.get().kind().holdsAccounts()) {
            return Refused.because("freezes.refused.institution");
        }
        try {
            value(asked);
            return null;
        } catch (InvalidValueException e) {
            return new Refused(e.key(), List.of(e.args()), 0);
        }
    }

    ObservableValue value(FreezeAsked asked) {
        return ObservableValue.of(
                asked.kind() == AccountKind.BANK_ACCOUNT ? ObservableType.BANK_ACCOUNT : ObservableType.PAYMENT_ACCOUNT,
                asked.accountNo());
    }

    /** The case has another freeze of the account at work; its row is locked. */
    @Nullable
    Refused taken(UUID caseId, UUID account, UUID institution, @Nullable UUID besides) {
        return jdbc.sql("""
                        select freeze_no from freeze_order
                        where case_id = :case and account_id = :account and institution_id = :institution
                          and stage in ('DRAFT', 'APPROVED', 'SENT', 'QUEUED', 'FROZEN', 'RENEWED')
                          and (cast(:besides as uuid) is null or id <> :besides)""")
                .param("case", caseId)
                .param("account", account)
                .param("institution", institution)
                .param("besides", besides)
                .query((rs, n) -> String.valueOf(rs.getString(1)))
                .optional()
                .map(number -> Refused.because("freezes.refused.at-work", number))
                .orElse(null);
    }

    /** The stop that is to be taken over is one of this account, and of this case or shared by it. */
    @Nullable
    Refused stop(UUID caseId, UUID account, FreezeAsked asked) {
        if (asked.stopId() == null) {
            return null;
        }
        boolean fits = jdbc.sql("""
                        select exists (select from stop_payment s where s.id = :stop and s.account_id = :account
                               and s.institution_id = :institution
                               and (s.case_id = :case or exists (select from stop_payment j
                                                                 where j.joined_to = s.id and j.case_id = :case)))""")
                .param("stop", asked.stopId())
                .param("account", account)
                .param("institution", asked.institutionId())
                .param("case", caseId)
                .query(Boolean.class)
                .single();
        return fits ? null : Refused.because("freezes.refused.stop");
    }

    /** The next number of the case's unit; one that an import brought is jumped over. */
    FreezeNumber draw(CaseRef file, Instant now) {
        UnitCode unit = new UnitCode(units.get(file.unitId()).code());
        YearMonth month = ChinaTime.month(now);
        while (true) {
            FreezeNumber number = FreezeNumber.of(unit, month, serials.draw(FreezeNumber.LETTER, unit.value(), month));
            boolean known = jdbc.sql("select exists (select from fund_freeze where freeze_no = :no)")
                    .param("no", number.value())
                    .query(Boolean.class)
                    .single();
            if (!known) {
                return number;
            }
        }
    }
}
