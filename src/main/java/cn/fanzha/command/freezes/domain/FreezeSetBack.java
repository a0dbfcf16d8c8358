package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Done;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.RestsOnFreeze;
import cn.fanzha.command.freezes.domain.FreezeNews.About;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The institution's correction: the earlier freeze, which was believed to have ended, was renewed, and ours waits again
 * 退回轮候. What had been posted as frozen is posted back. The same correction again changes nothing.
 */
@Component
public class FreezeSetBack {

    private final FreezeHold hold;
    private final FreezeActing acting;
    private final FreezeEffects effects;
    private final FreezeEarlier earlier;
    private final FreezeNews news;
    private final List<RestsOnFreeze> resting;

    FreezeSetBack(
            FreezeHold hold,
            FreezeActing acting,
            FreezeEffects effects,
            FreezeEarlier earlier,
            FreezeNews news,
            List<RestsOnFreeze> resting) {
        this.hold = hold;
        this.acting = acting;
        this.effects = effects;
        this.earlier = earlier;
        this.news = news;
        this.resting = resting;
    }

    /**
     * What the institution says.
     *
     * @param authority whose freeze was renewed; blank: that of the earlier ones which was to end last
     * @param renewedUntil its new last day, today or later: ours takes effect when that day is over
     */
    public record Correction(String authority, @Nullable LocalDate renewedUntil, String reason) {}

    /**
     * FROZEN → QUEUED, by the institution that holds the account, and only of a freeze in force by its turn. Refused once
     * money of it was released or returned, once it was renewed or is over, and while a return or an appeal rests on it.
     *
     * @param version that the page showed; null doesn't ask
     */
    @Transactional
    public FreezeOutcome setBack(FreezeNumber number, @Nullable Integer version, Correction said, Actor actor) {
        FreezeOrder held = hold.hold(number);
        FreezeAccess.requireInstitution(held, actor);
        if (saidBefore(held, said)) {
            return new Done(List.of(number), held.stage());
        }
        return acting.on(
                number, version, false, "set-back", (order, now) -> refusal(order, said, now), (order, now) -> {
                    Instant since = Objects.requireNonNull(order.frozenAt, order.freezeNo);
                    String reason = said.reason.strip();
                    LocalDate renewed = Objects.requireNonNull(said.renewedUntil);
                    effects.takeBack(order, now, reason, actor);
                    order.setBack(FreezeRules.over(renewed), reason, now);
                    earlier.renewed(order, said.authority.strip(), renewed);
                    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
                    facts.put("frozenAt", since);
                    facts.put("amount", order.amountFrozen().toPlainString());
                    facts.put("queuedUntil", order.queuedUntil);
                    news.setBack(About.of(order), now, actor, reason, facts);
                });
    }

    private static boolean saidBefore(FreezeOrder order, Correction said) {
        return order.stage() == FreezeStage.QUEUED
                && order.bank != null
                && order.bank.setBackAt != null
                && said.renewedUntil != null
                && FreezeRules.over(said.renewedUntil).equals(order.queuedUntil);
    }

    private @Nullable Refused refusal(FreezeOrder order, Correction said, Instant now) {
        FreezeStage stands = order.stageAt(now);
        if (stands == FreezeStage.RENEWED) {
            return Refused.because("freezes.set-back.renewed");
        }
        if (stands != FreezeStage.FROZEN) {
            return Refused.because("freezes.refused.stage." + stands);
        }
        if (order.queuedUntil == null) {
            return Refused.because("freezes.set-back.no-turn");
        }
        if (said.renewedUntil == null || !FreezeRules.over(said.renewedUntil).isAfter(now)) {
            return Refused.because("freezes.set-back.until");
        }
        if (said.reason.isBlank()) {
            return Refused.because("freezes.refused.reason");
        }
        Money gone = effects.gone(order);
        if (!gone.isZero()) {
            return Refused.because("freezes.set-back.gone", gone.grouped());
        }
        return resting.stream()
                .map(one -> one.objection(order.id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
