package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Done;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.FreezeReleases;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.ReleaseOutcome;
import cn.fanzha.command.freezes.domain.FreezeActing.Noted;
import cn.fanzha.command.freezes.domain.FreezeNews.About;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is owed to a freeze that runs: verification of a whole account within 1 month (3 at most), release within 3 days
 * of money found unrelated, and release when it is no longer needed (程序规定 arts 243, 246; 公通字〔2024〕22号).
 */
@Component
public class FreezeCare {

    private final FreezeActing acting;
    private final FreezeHold hold;
    private final FreezeAccess access;
    private final FreezeReleases releases;
    private final FreezeOrderRepository orders;
    private final FreezeNews news;
    private final Clock clock;

    FreezeCare(
            FreezeActing acting,
            FreezeHold hold,
            FreezeAccess access,
            FreezeReleases releases,
            FreezeOrderRepository orders,
            FreezeNews news,
            Clock clock) {
        this.acting = acting;
        this.hold = hold;
        this.access = access;
        this.releases = releases;
        this.orders = orders;
        this.news = news;
        this.clock = clock;
    }

    /** The money was found unrelated on that day: it is released within 3 days, a work item until then. */
    @Transactional
    public FreezeOutcome unrelated(FreezeNumber number, int version, LocalDate foundOn, String note, Actor actor) {
        return acting.noted(
                "unrelated",
                "unrelated",
                new Noted(number, version, false, note, actor),
                access::requireWork,
                (order, now) -> {
                    Instant frozenAt = order.frozenAt;
                    if (foundOn.isAfter(ChinaTime.date(now))
                            || frozenAt != null && foundOn.isBefore(ChinaTime.date(frozenAt))) {
                        return Refused.because("freezes.refused.found-on");
                    }
                    return runs(order, now);
                },
                (order, now) -> order.duties.foundUnrelated(foundOn, note.strip()));
    }

    /** A whole account's money was told apart; once. */
    @Transactional
    public FreezeOutcome verify(FreezeNumber number, int version, String note, Actor actor) {
        return acting.noted(
                "verify",
                "verified",
                new Noted(number, version, false, note, actor),
                access::requireWork,
                FreezeCare::toVerify,
                (order, now) -> order.duties.verified(note.strip(), now));
    }

    /** Once, with reasons, by the head: 3 months from the freeze instead of one. */
    @Transactional
    public FreezeOutcome extendVerification(FreezeNumber number, int version, String note, Actor actor) {
        return acting.noted(
                "extend-verification",
                "extended",
                new Noted(number, version, false, note, actor),
                access::requireHead,
                (order, now) -> {
                    Refused refused = toVerify(order, now);
                    return refused == null && order.duties.verifyExtended
                            ? Refused.because("freezes.refused.extended", FreezeRules.VERIFIED_AT_MOST_MONTHS)
                            : refused;
                },
                (order, now) -> order.extendVerification(note.strip()));
    }

    /**
     * FROZEN, RENEWED or QUEUED → RELEASED, or a part of the money, by the head of a county-level unit or above.
     *
     * @param amount null for all
     * @param asWrong the freeze was wrong
     */
    @Transactional
    public FreezeOutcome release(
            FreezeNumber number, int version, @Nullable Money amount, String note, boolean asWrong, Actor actor) {
        FreezeOrder order = hold.hold(number);
        access.requireHead(order, actor);
        Instant now = clock.instant();
        if (!Objects.equals(order.version, version)) {
            return new FreezeOutcome.Stale(order.stageAt(now));
        }
        if (note.isBlank()) {
            return refused(order, Refused.because("freezes.refused.note"));
        }
        if (order.stageAt(now) == FreezeStage.QUEUED) {
            order.release(note.strip(), now);
            orders.saveAndFlush(order);
            news.tell(About.of(order), "released", "FREEZE_RELEASED", now, actor, note.strip(), Map.of());
            return new Done(List.of(number), order.stage());
        }
        if (!order.stage().isRunning()) {
            return refused(order, Refused.because("freezes.refused.stage." + order.stageAt(now)));
        }
        return switch (releases.release(order.id, amount, note.strip(), asWrong, actor)) {
            case ReleaseOutcome.Released released -> new Done(List.of(number), order.stage());
            case ReleaseOutcome.Refused no -> refused(order, new Refused(no.messageKey(), no.args(), 0));
        };
    }

    private Refused refused(FreezeOrder order, Refused why) {
        news.refused(order.freezeNo, "release", why.messageKey());
        return why;
    }

    private static @Nullable Refused toVerify(FreezeOrder order, Instant now) {
        if (!order.isWhole()) {
            return Refused.because("freezes.refused.not-whole");
        }
        return order.duties.verifiedAt == null ? runs(order, now) : Refused.because("freezes.refused.verified");
    }

    static @Nullable Refused runs(FreezeOrder order, Instant now) {
        FreezeStage stage = order.stageAt(now);
        // what the clock alone has put into effect is acted on once that is written down
        return stage.isRunning() && order.stage().isRunning()
                ? null
                : Refused.because("freezes.refused.stage." + stage);
    }
}
