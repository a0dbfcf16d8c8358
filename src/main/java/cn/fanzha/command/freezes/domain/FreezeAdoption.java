package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Done;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.freezes.domain.FreezeNews.About;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a freeze that came in from another system in hand, so that it is renewed and released here; the institution sees
 * it on its desk from then on. Who approved it is not known: any county-level authority that covers the case renews it.
 */
@Component
public class FreezeAdoption {

    private final CaseFiles cases;
    private final FrozenAccounts frozen;
    private final FreezeOrderRepository orders;
    private final FreezeChecks checks;
    private final FreezeNews news;
    private final PersonalDataCipher cipher;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    FreezeAdoption(
            CaseFiles cases,
            FrozenAccounts frozen,
            FreezeOrderRepository orders,
            FreezeChecks checks,
            FreezeNews news,
            PersonalDataCipher cipher,
            MessageSource messages,
            JdbcClient jdbc,
            Clock clock) {
        this.cases = cases;
        this.frozen = frozen;
        this.orders = orders;
        this.checks = checks;
        this.news = news;
        this.cipher = cipher;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * By an officer or supervisor of the case. Refused: it does not run any more; the case has another freeze of the
     * account at work. One without a last day is taken to end six months after it began.
     */
    @Transactional
    public FreezeOutcome adopt(CaseNumber caseNo, FreezeNumber number, Actor actor) {
        CaseRef file = cases.requireWork(caseNo, actor);
        UUID id = jdbc.sql("select id from fund_freeze where freeze_no = :no and case_id = :case")
                .param("no", number.value())
                .param("case", file.id())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("freeze", number));
        FrozenAccount fact = frozen.locked(id);
        if (orders.findById(id).isPresent()) {
            return new Done(List.of(number), FreezeStage.FROZEN);
        }
        Refused refused = fact.running()
                ? checks.taken(file.id(), Objects.requireNonNull(fact.place().accountId()), fact.institutionId(), null)
                : Refused.because("freezes.refused.not-running." + fact.state());
        if (refused != null) {
            news.refused(number.value(), "adopt", refused.messageKey());
            return refused;
        }
        write(id, file);
        Instant now = clock.instant();
        FreezeOrder order = orders.findById(id).orElseThrow();
        news.tell(About.of(order), "adopted", "FREEZE_ADOPTED", now, actor, null, Map.of());
        return new Done(List.of(number), order.stageAt(now));
    }

    private void write(UUID id, CaseRef file) {
        jdbc.sql("""
                        insert into freeze_order (id, freeze_no, batch_id, unit_id, case_id, case_no, institution_id, account_kind,
                               account_id, holder, asset, mode, scope, limit_amount, months, long_term, reason, stage, created_at,
                               sent_at, answered_at, amount_frozen, frozen_at, ends_on)
                        select f.id, f.freeze_no, f.id, f.unit_id, f.case_id, :caseNo, f.institution_id, f.account_kind,
                               f.account_id, coalesce(f.holder, :nobody), 'DEPOSIT', f.mode,
                               case f.mode when 'LIMIT' then 'INVOLVED' else 'WHOLE_ACCOUNT' end,
                               case f.mode when 'LIMIT' then coalesce(nullif(f.limit_amount, 0), nullif(f.frozen_amount, 0), 0.01) end,
                               6, false, :reason, 'FROZEN', f.frozen_at, f.frozen_at, f.frozen_at, coalesce(f.frozen_amount, 0), f.frozen_at,
                               coalesce(f.ends_on, ((f.frozen_at at time zone 'Asia/Shanghai')::date + interval '6 months')::date)
                        from fund_freeze f where f.id = :id""")
                .param("caseNo", file.number().value())
                .param("nobody", cipher.encrypt(ValueKind.NAME, "—"))
                .param("reason", messages.getMessage("freezes.reason-of-import", null, Locale.SIMPLIFIED_CHINESE))
                .param("id", id)
                .update();
        jdbc.sql("""
                        update fund_freeze f set ends_on = o.ends_on, by_person = true, version = f.version + 1
                        from freeze_order o where o.id = f.id and f.id = :id""").param("id", id).update();
    }
}
