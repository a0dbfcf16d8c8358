package cn.fanzha.command.returns.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.organisation.SerialNumbers;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.domain.ReturnChange.Done;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a return for a frozen account, one at a time; whoever works on the case may. */
@Component
public class OpenReturns {

    private final CaseFiles cases;
    private final FrozenAccounts freezes;
    private final FrozenFunds funds;
    private final ReturnHold hold;
    private final ReturnNews news;
    private final SerialNumbers serials;
    private final Units units;
    private final JdbcClient jdbc;
    private final Clock clock;

    OpenReturns(
            CaseFiles cases,
            FrozenAccounts freezes,
            FrozenFunds funds,
            ReturnHold hold,
            ReturnNews news,
            SerialNumbers serials,
            Units units,
            JdbcClient jdbc,
            Clock clock) {
        this.cases = cases;
        this.freezes = freezes;
        this.funds = funds;
        this.hold = hold;
        this.news = news;
        this.serials = serials;
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new return, APPLIED. Refused where the freeze has ended, nothing is left of it, or another return runs. */
    @Transactional
    public ReturnChange open(CaseNumber caseNo, UUID freezeId, Actor actor) {
        CaseRef file = cases.requireWork(caseNo, actor);
        hold.holdCase(file.id());
        FrozenAccount freeze = freezes.locked(freezeId);
        if (!freeze.caseId().equals(file.id())) {
            throw new NotFoundException("freeze", freezeId);
        }
        Refused refused = objection(freeze);
        if (refused != null) {
            news.refused(caseNo.value(), "open", refused.messageKey());
            return refused;
        }
        return new Done(make(file, freeze, null, actor).number(), cn.fanzha.command.returns.ReturnStage.APPLIED);
    }

    private @Nullable Refused objection(FrozenAccount freeze) {
        if (!freeze.running()) {
            return Refused.because("returns.open.freeze-over", freeze.number());
        }
        Optional<String> other = jdbc.sql("select return_no from return_case where freeze_id = ? and ended_at is null")
                .param(freeze.id())
                .query((rs, n) -> Objects.requireNonNull(rs.getString(1)))
                .optional();
        if (other.isPresent()) {
            return Refused.because("returns.open.other-runs", other.get());
        }
        return funds.of(freeze).isZero() ? Refused.because("returns.open.nothing-left", freeze.number()) : null;
    }

    /** @param before the return that failed, whose applications go on in this one */
    ReturnCase make(CaseRef file, FrozenAccount freeze, @Nullable ReturnCase before, Actor actor) {
        Instant now = clock.instant();
        String unit = units.get(file.unitId()).code();
        YearMonth month = ChinaTime.month(now);
        UUID account = Objects.requireNonNull(freeze.place().accountId(), freeze.number());
        ReturnCase made = hold.save(ReturnCase.open(
                ReturnNumber.of(unit, month, serials.draw(ReturnNumber.LETTER, unit, month)),
                new ReturnCase.Frozen(freeze.id(), freeze.number(), freeze.institutionId(), account),
                file,
                before,
                actor,
                now));
        news.audit(
                made,
                "open",
                Map.of("freeze", freeze.number(), "frozen", freeze.frozen().toPlainString()));
        news.show(made, "opened");
        news.timeline(made, "RETURN_OPENED", now, actor, null);
        return made;
    }
}
