package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.domain.FreezeNews.About;
import cn.fanzha.command.shared.Actor;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * QUEUED → FROZEN when the earlier freeze has ended: from that moment on, however late it is written down. Whoever comes
 * first writes it, the job or the first to open the freeze, so that the book, the figures and the returns say what its
 * page says.
 */
@Component
class FreezeTurn {

    private final FreezeEffects effects;
    private final FreezeOrderRepository orders;
    private final FreezeNews news;
    private final Clock clock;

    FreezeTurn(FreezeEffects effects, FreezeOrderRepository orders, FreezeNews news, Clock clock) {
        this.effects = effects;
        this.orders = orders;
        this.news = news;
        this.clock = clock;
    }

    /** The caller holds the account's lock. Changes nothing where its turn has not come, or is written already. */
    void write(FreezeOrder order) {
        Instant until = order.queuedUntil;
        if (order.stage() == FreezeStage.QUEUED
                && until != null
                && !clock.instant().isBefore(until)) {
            order.takeEffect(until);
            effects.takesEffect(order, Actor.system());
            orders.saveAndFlush(order);
            news.tookEffect(About.of(order), until, FreezeFacts.ofAnswer(order));
        }
    }
}
