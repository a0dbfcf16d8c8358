package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Done;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.FreezeOutcome.Stale;
import cn.fanzha.command.freezes.domain.FreezeNews.About;
import cn.fanzha.command.shared.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How every act goes: hold, ask, and only when nothing stands in the way of any do it to all. */
@Component
class FreezeActing {

    private final FreezeHold hold;
    private final FreezeOrderRepository orders;
    private final FreezeNews news;
    private final Clock clock;

    FreezeActing(FreezeHold hold, FreezeOrderRepository orders, FreezeNews news, Clock clock) {
        this.hold = hold;
        this.orders = orders;
        this.news = news;
        this.clock = clock;
    }

    /** Why not; null: nothing stands in the way. Throws where the actor may not even ask. */
    interface Check {
        @Nullable
        Refused ask(FreezeOrder order, Instant now);
    }

    /** What is done; the order is saved afterwards. */
    interface Deed {
        void act(FreezeOrder order, Instant now);
    }

    /** An act with the reason that has to be given for it. */
    record Noted(FreezeNumber number, int version, boolean whole, String note, Actor actor) {}

    /**
     * Acts for a reason, which the timeline tells.
     *
     * @param happened as open pages hear it, and after {@code FREEZE_} the timeline
     * @param right throws where the actor may not act
     */
    FreezeOutcome noted(
            String verb, String happened, Noted asked, BiConsumer<FreezeOrder, Actor> right, Check check, Deed deed) {
        String kind = "FREEZE_" + happened.toUpperCase(Locale.ROOT);
        return on(
                asked.number,
                asked.version,
                asked.whole,
                verb,
                (order, now) -> {
                    right.accept(order, asked.actor);
                    return asked.note.isBlank() ? Refused.because("freezes.refused.note") : check.ask(order, now);
                },
                (order, now) -> {
                    deed.act(order, now);
                    news.tell(About.of(order), happened, kind, now, asked.actor, asked.note.strip(), Map.of());
                });
    }

    /**
     * @param version that the page showed; null doesn't ask
     * @param whole the act is meant for all of the batch that stand where it stands
     */
    FreezeOutcome on(
            FreezeNumber number, @Nullable Integer version, boolean whole, String verb, Check check, Deed deed) {
        List<FreezeOrder> held = hold.hold(number, whole);
        Instant now = clock.instant();
        FreezeOrder named = held.getFirst();
        for (FreezeOrder order : held) {
            Refused refused = check.ask(order, now);
            if (order == named && version != null && !Objects.equals(order.version, version)) {
                return new Stale(order.stageAt(now));
            }
            if (refused != null) {
                news.refused(order.freezeNo, verb, refused.messageKey());
                return refused;
            }
        }
        for (FreezeOrder order : held) {
            deed.act(order, now);
            orders.saveAndFlush(order);
        }
        return new Done(held.stream().map(FreezeOrder::number).toList(), named.stage());
    }
}
