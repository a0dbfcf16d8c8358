package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeReleases;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.freezes.ReleaseOutcome;
import cn.fanzha.command.freezes.ReleaseOutcome.Refused;
import cn.fanzha.command.freezes.ReleaseOutcome.Released;
import cn.fanzha.command.freezes.domain.FreezeNews.About;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives frozen money back, of freezes of this system and imported ones alike. */
@Component
class FreezeReleasing implements FreezeReleases {

    private final FrozenAccounts frozen;
    private final FreezeEffects effects;
    private final FreezeOrderRepository orders;
    private final FreezeNews news;
    private final JdbcClient jdbc;
    private final Clock clock;

    FreezeReleasing(
            FrozenAccounts frozen,
            FreezeEffects effects,
            FreezeOrderRepository orders,
            FreezeNews news,
            JdbcClient jdbc,
            Clock clock) {
        this.frozen = frozen;
        this.effects = effects;
        this.orders = orders;
        this.news = news;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public ReleaseOutcome release(UUID freezeId, @Nullable Money amount, String reason, boolean asWrong, Actor actor) {
        FrozenAccount freeze = frozen.locked(freezeId);
        if (!freeze.running()) {
            return Refused.because("freezes.refused.not-running." + freeze.state());
        }
        Money left = effects.left(freeze);
        boolean whole = amount == null || amount.compareTo(left) == 0;
        Money given = amount == null ? left : amount;
        if (given.compareTo(left) > 0) {
            return Refused.because("freezes.refused.less-frozen", left.grouped());
        }
        if (amount != null && amount.isZero()) {
            return Refused.because("freezes.refused.release-amount");
        }
        Instant now = clock.instant();
        effects.giveBack(freeze, given, now, reason, actor);
        effects.factReleased(freeze, given, whole, asWrong, now);
        About about = orders.findById(freezeId)
                .map(order -> {
                    if (whole) {
                        order.release(reason, now);
                    } else {
                        order.releasePart(now);
                    }
                    return About.of(orders.saveAndFlush(order));
                })
                .orElseGet(() ->
                        new About(freeze.number(), unit(freezeId), freeze.caseId(), freeze.institutionId(), true));
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("amount", given.toPlainString());
        details.put("whole", whole);
        details.put("asWrong", asWrong);
        news.tell(about, "released", whole ? "FREEZE_RELEASED" : "FREEZE_PART_RELEASED", now, actor, reason, details);
        return new Released(given, whole);
    }

    private UUID unit(UUID freezeId) {
        return jdbc.sql("select unit_id from fund_freeze where id = :id")
                .param("id", freezeId)
                .query(UUID.class)
                .single();
    }
}
