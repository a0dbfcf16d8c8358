package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Done;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.domain.FreezeNews.About;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the institution does, by its liaison or its own system: opens the order, confirms its receipt, answers, confirms a
 * release or a renewal. Only its own; every other is answered with {@link cn.fanzha.command.shared.OutOfScopeException}. The same
 * answer again changes nothing; another answer is refused with what stands.
 */
@Component
public class FreezeDesk {

    private final FreezeHold hold;
    private final FreezeActing acting;
    private final FreezeDetails details;
    private final FreezeEffects effects;
    private final FreezeEarlier earlier;
    private final FreezeRenewals renewals;
    private final FreezeNews news;
    private final Clock clock;

    FreezeDesk(
            FreezeHold hold,
            FreezeActing acting,
            FreezeDetails details,
            FreezeEffects effects,
            FreezeEarlier earlier,
            FreezeRenewals renewals,
            FreezeNews news,
            Clock clock) {
        this.hold = hold;
        this.acting = acting;
        this.details = details;
        this.effects = effects;
        this.earlier = earlier;
        this.renewals = renewals;
        this.news = news;
        this.clock = clock;
    }

    /** The order with account and holder in full, which the institution needs; the reading is audited. */
    @Transactional
    public FreezeDetail open(FreezeNumber number, Actor actor) {
        hold.settle(number);
        FreezeOrder order = hold.read(number);
        FreezeAccess.requireInstitution(order, actor);
        news.audit(About.of(order), "open", Map.of("shown", "account, holder"));
        return details.of(order, true, clock.instant());
    }

    /** SENT stays SENT, and shows as received; a second time changes nothing. */
    @Transactional
    public FreezeOutcome receive(FreezeNumber number, Actor actor) {
        return acting.on(
                number,
                null,
                false,
                "receive",
                (order, now) -> {
                    FreezeAccess.requireInstitution(order, actor);
                    return null;
                },
                (order, now) -> {
                    if (order.stage() == FreezeStage.SENT && !order.receivedByBank()) {
                        order.receive(actor, now);
                        news.tell(About.of(order), "received", "FREEZE_RECEIVED", now, actor, null, Map.of());
                    }
                });
    }

    /**
     * SENT → FROZEN, QUEUED or FAILED; QUEUED → FROZEN when the earlier one has ended, or a new end of that one. A stop
     * that runs on the account is taken over. One that has taken effect by its turn alone is answered once more with what
     * is really held, and the difference is posted.
     *
     * @param version that the page showed; null doesn't ask
     */
    @Transactional
    public FreezeOutcome answer(FreezeNumber number, @Nullable Integer version, FreezeWord said, Actor actor) {
        FreezeOrder held = hold.hold(number);
        FreezeAccess.requireInstitution(held, actor);
        if (saidBefore(held, said)) {
            return new Done(List.of(number), held.stageAt(clock.instant()));
        }
        return acting.on(number, version, false, "answer", (order, now) -> refusal(order, said, now), (order, now) -> {
            if (order.awaitsAmount()) {
                tellAmount(order, said, actor, now);
                return;
            }
            take(order, said, actor, now);
            earlier.keep(order, said.earlier());
            Instant at = order.frozenAt == null ? now : order.frozenAt;
            news.tell(
                    About.of(order),
                    "answered",
                    "FREEZE_" + order.stage(),
                    at,
                    actor,
                    null,
                    FreezeFacts.ofAnswer(order));
        });
    }

    /** The institution did what a release asked; a second time changes nothing. */
    @Transactional
    public FreezeOutcome confirmRelease(FreezeNumber number, Actor actor) {
        return acting.on(
                number,
                null,
                false,
                "confirm-release",
                (order, now) -> {
                    FreezeAccess.requireInstitution(order, actor);
                    return order.duties.releaseAskedAt == null
                            ? Refused.because("freezes.refused.nothing-released")
                            : null;
                },
                (order, now) -> {
                    if (order.duties.awaitsConfirmation()) {
                        order.duties.confirmRelease(now);
                        news.tell(
                                About.of(order),
                                "release-confirmed",
                                "FREEZE_RELEASE_CONFIRMED",
                                now,
                                actor,
                                null,
                                Map.of());
                    }
                });
    }

    /**
     * The institution goes on with a freeze that was renewed (程序规定 art. 243): it knows of the new last day. A second time
     * changes nothing; after the end that it knew of it may still say so, and the page shows that it was late.
     */
    @Transactional
    public FreezeOutcome confirmRenewal(FreezeNumber number, Actor actor) {
        return acting.on(
                number,
                null,
                false,
                "confirm-renewal",
                (order, now) -> {
                    FreezeAccess.requireInstitution(order, actor);
                    return order.duties.renewedAt == null ? Refused.because("freezes.refused.nothing-renewed") : null;
                },
                (order, now) -> {
                    if (order.duties.awaitsRenewal()) {
                        order.duties.confirmRenewal(now);
                        renewals.confirmed(order.id, now);
                        news.tell(
                                About.of(order),
                                "renewal-confirmed",
                                "FREEZE_RENEWAL_CONFIRMED",
                                now,
                                actor,
                                null,
                                Map.of("endsOn", order.lastDay()));
                    }
                });
    }

    private void take(FreezeOrder order, FreezeWord said, Actor actor, Instant now) {
        switch (said.result()) {
            case FROZEN -> {
                order.freeze(said, said.frozenAt() == null ? now : said.frozenAt(), actor, now);
                effects.takesEffect(order, actor);
            }
            case QUEUED -> order.queue(said, said.lastEarlierEnd(), actor, now);
            default -> order.fail(said, actor, now);
        }
    }

    private void tellAmount(FreezeOrder order, FreezeWord said, Actor actor, Instant now) {
        Money announced = order.amountFrozen();
        order.tellAmount(said, actor, now);
        effects.correct(order, announced, now, actor);
        Map<String, @Nullable Object> facts = FreezeFacts.ofAnswer(order);
        facts.put("announced", announced.toPlainString());
        news.tell(About.of(order), "answered", "FREEZE_AMOUNT_TOLD", now, actor, null, facts);
    }

    private @Nullable Refused refusal(FreezeOrder order, FreezeWord said, Instant now) {
        FreezeStage stands = order.stageAt(now);
        boolean open = stands == FreezeStage.SENT
                || stands == FreezeStage.QUEUED && said.result() != FreezeStage.FAILED
                || stands.isRunning() && order.awaitsAmount() && said.result() == FreezeStage.FROZEN;
        if (!open) {
            return Refused.because("freezes.refused.stage." + stands);
        }
        Refused wrong = said.objection(
                order.limitAmount == null ? null : Money.of(order.limitAmount),
                Objects.requireNonNull(order.sentAt, order.freezeNo),
                now);
        return wrong == null && order.awaitsAmount() ? amountRefusal(order, said) : wrong;
    }

    private @Nullable Refused amountRefusal(FreezeOrder order, FreezeWord said) {
        Instant since = Objects.requireNonNull(order.frozenAt, order.freezeNo);
        if (said.frozenAt() != null && !said.frozenAt().equals(since)) {
            return Refused.because("freezes.answer.in-force-since", ChinaTime.formatSeconds(since));
        }
        Money gone = effects.gone(order);
        return Objects.requireNonNull(said.amountFrozen()).compareTo(gone) < 0
                ? Refused.because("freezes.answer.less-than-gone", gone.grouped())
                : null;
    }

    private boolean saidBefore(FreezeOrder order, FreezeWord said) {
        BankWord word = order.bank;
        if (word == null || word.answeredAt == null) {
            return false;
        }
        boolean result = switch (said.result()) {
            case FROZEN -> order.frozenAt != null && !order.awaitsAmount();
            case QUEUED ->
                (order.stage() == FreezeStage.QUEUED || order.awaitsAmount())
                        && !said.earlier().isEmpty()
                        && said.lastEarlierEnd().equals(order.queuedUntil);
            case FAILED -> order.stage() == FreezeStage.FAILED && word.failure == said.failure();
            default -> false;
        };
        return result
                && same(word.amountFrozen, said.amountFrozen())
                && same(word.balance, said.balance())
                && same(word.availableBalance, said.available());
    }

    private static boolean same(java.math.@Nullable BigDecimal stands, @Nullable Money said) {
        return stands == null ? said == null : said != null && Money.of(stands).compareTo(said) == 0;
    }
}
