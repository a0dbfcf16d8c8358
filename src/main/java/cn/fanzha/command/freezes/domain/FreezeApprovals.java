package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.domain.FreezeActing.Noted;
import cn.fanzha.command.freezes.domain.FreezeNews.About;
import cn.fanzha.command.freezes.domain.FreezeRules.Needed;
import cn.fanzha.command.shared.Actor;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way from an application to the institution: legal review where many accounts are concerned, the approval of the
 * head of a county-level unit or above, never one's own, and the sending (程序规定 art. 239; 公通字〔2024〕22号). Each act is
 * meant for one account or for the whole application.
 */
@Component
public class FreezeApprovals {

    private final FreezeActing acting;
    private final FreezeHold hold;
    private final FreezeAccess access;
    private final FreezeChecks checks;
    private final FreezeNews news;

    FreezeApprovals(FreezeActing acting, FreezeHold hold, FreezeAccess access, FreezeChecks checks, FreezeNews news) {
        this.acting = acting;
        this.hold = hold;
        this.access = access;
        this.checks = checks;
        this.news = news;
    }

    /** The legal section 法制部门 has looked at it: a county-level unit or above, neither who applied nor who approves. */
    @Transactional
    public FreezeOutcome review(FreezeNumber number, int version, boolean whole, String note, Actor actor) {
        return acting.noted(
                "review",
                "reviewed",
                new Noted(number, version, whole, note, actor),
                access::requireHead,
                (order, now) -> own(order, actor) ? Refused.because("freezes.refused.own") : submitted(order),
                (order, now) -> order.reviewed(actor, note.strip(), now));
    }

    /**
     * DRAFT → APPROVED.
     *
     * <p>Refused: by who applied or reviewed it; the case is not filed (any more); the legal review is missing; the unit
     * stands too low for so many accounts or so long a term.
     */
    @Transactional
    public FreezeOutcome approve(FreezeNumber number, int version, boolean whole, @Nullable String note, Actor actor) {
        return acting.on(
                number,
                version,
                whole,
                "approve",
                (order, now) -> {
                    CaseRef file = access.requireHead(order, actor);
                    Refused refused = submitted(order);
                    refused = refused == null ? checks.notFiled(file) : refused;
                    return refused == null ? notApprovable(order, actor) : refused;
                },
                (order, now) -> {
                    order.approve(actor, note, now);
                    news.tell(About.of(order), "approved", "FREEZE_APPROVED", now, actor, note, FreezeFacts.of(order));
                });
    }

    /** DRAFT → REJECTED, with the reason. */
    @Transactional
    public FreezeOutcome reject(FreezeNumber number, int version, boolean whole, String note, Actor actor) {
        return acting.noted(
                "reject",
                "rejected",
                new Noted(number, version, whole, note, actor),
                access::requireHead,
                (order, now) -> submitted(order),
                (order, now) -> order.reject(actor, note.strip(), now));
    }

    /** APPROVED → SENT: it stands on the institution's desk at once. */
    @Transactional
    public FreezeOutcome send(FreezeNumber number, int version, boolean whole, Actor actor) {
        return acting.on(
                number,
                version,
                whole,
                "send",
                (order, now) -> {
                    CaseRef file = access.requireWork(order, actor);
                    return order.stage() == FreezeStage.APPROVED
                            ? checks.notFiled(file)
                            : Refused.because("freezes.refused.stage." + order.stage());
                },
                (order, now) -> {
                    order.send(now);
                    news.tell(About.of(order), "sent", "FREEZE_SENT", now, actor, null, Map.of());
                });
    }

    /** Who has to agree to it, as things stand. */
    Needed needed(FreezeOrder order) {
        return FreezeRules.needed(hold.atOnce(order), hold.inCase(order), order.longTerm);
    }

    private @Nullable Refused notApprovable(FreezeOrder order, Actor actor) {
        Needed needed = needed(order);
        Agreement agreement = order.agreement;
        boolean reviewed = agreement != null && agreement.reviewedAt != null;
        if (own(order, actor) || agreement != null && actor.id().equals(agreement.reviewedBy)) {
            return Refused.because("freezes.refused.own");
        }
        if (needed.legal() && !reviewed) {
            return Refused.because("freezes.refused.legal", FreezeRules.MANY_AT_ONCE, FreezeRules.MANY_IN_A_CASE);
        }
        return access.highEnough(needed, actor) ? null : Refused.because("freezes.refused.city");
    }

    private static boolean own(FreezeOrder order, Actor actor) {
        return actor.id().equals(order.appliedBy);
    }

    private static @Nullable Refused submitted(FreezeOrder order) {
        Refused refused = FreezeApplications.isDraft(order);
        return refused != null || order.submitted() ? refused : Refused.because("freezes.refused.not-submitted");
    }
}
