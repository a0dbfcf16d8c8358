package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.freezes.domain.FreezeNews.About;
import cn.fanzha.command.funds.FreezeState;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the clock does to freezes, each in a transaction of its own and once, whichever instance comes first. */
@Component
class FreezeEnds {

    private final FreezeHold hold;
    private final FreezeOrderRepository orders;
    private final FrozenAccounts frozen;
    private final FreezeEffects effects;
    private final FreezeNews news;
    private final JdbcClient jdbc;

    FreezeEnds(
            FreezeHold hold,
            FreezeOrderRepository orders,
            FrozenAccounts frozen,
            FreezeEffects effects,
            FreezeNews news,
            JdbcClient jdbc) {
        this.hold = hold;
        this.orders = orders;
        this.frozen = frozen;
        this.effects = effects;
        this.news = news;
        this.jdbc = jdbc;
    }

    /** QUEUED → FROZEN at the end of the earlier freeze; whoever gets hold of it writes that down. */
    @Transactional
    public void takeEffect(FreezeNumber number) {
        hold.hold(number);
    }

    /** FROZEN or RENEWED → EXPIRED at 24:00 of the last day; of an imported freeze the fact alone. */
    @Transactional
    public void expire(UUID freezeId) {
        FrozenAccount freeze = frozen.locked(freezeId);
        if (freeze.state() != FreezeState.EXPIRED || !writtenAsFrozen(freezeId)) {
            return;
        }
        Instant at = FreezeRules.over(Objects.requireNonNull(freeze.endsOn(), freeze.number()));
        Money left = effects.left(freeze);
        effects.giveBack(freeze, left, at, null, Actor.system());
        effects.factExpired(freezeId);
        About about = orders.findById(freezeId)
                .map(order -> {
                    order.expire();
                    return About.of(orders.saveAndFlush(order));
                })
                .orElseGet(() ->
                        new About(freeze.number(), unit(freezeId), freeze.caseId(), freeze.institutionId(), true));
        news.tell(about, "expired", "FREEZE_EXPIRED", at, Actor.system(), null, Map.of("amount", left.toPlainString()));
    }

    private boolean writtenAsFrozen(UUID freezeId) {
        return jdbc.sql("select state = 'FROZEN' from fund_freeze where id = :id")
                .param("id", freezeId)
                .query(Boolean.class)
                .single();
    }

    private UUID unit(UUID freezeId) {
        return jdbc.sql("select unit_id from fund_freeze where id = :id")
                .param("id", freezeId)
                .query(UUID.class)
                .single();
    }
}
