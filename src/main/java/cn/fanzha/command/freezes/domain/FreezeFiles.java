package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.domain.FreezeNews.About;
import cn.fanzha.command.shared.Actor;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What police read of freezes within their scope, and what of them they may do. */
@Component
public class FreezeFiles {

    private static final int REASON_AT_LEAST = 2;

    private final FreezeHold hold;
    private final FreezeAccess access;
    private final FreezeDetails details;
    private final CaseFiles cases;
    private final FreezeNews news;
    private final Clock clock;

    FreezeFiles(
            FreezeHold hold,
            FreezeAccess access,
            FreezeDetails details,
            CaseFiles cases,
            FreezeNews news,
            Clock clock) {
        this.hold = hold;
        this.access = access;
        this.details = details;
        this.cases = cases;
        this.news = news;
        this.clock = clock;
    }

    /**
     * What the actor may do.
     *
     * @param work on the case: apply, change, send, ask for a renewal
     * @param head approve, reject, review, release: a supervisor of a county-level unit or above that covers the case
     */
    public record May(boolean work, boolean head) {}

    /** Account and holder masked; opening it is audited. Programs of the institution read their own. */
    @Transactional
    public FreezeDetail open(FreezeNumber number, Actor actor) {
        hold.settle(number);
        FreezeOrder order = hold.read(number);
        access.requireReader(order, actor);
        news.audit(About.of(order), "open", Map.of());
        return details.of(order, false, clock.instant());
    }

    /** The same for a page that is open already; not audited again. */
    @Transactional
    public FreezeDetail glance(FreezeNumber number, Actor actor) {
        hold.settle(number);
        FreezeOrder order = hold.read(number);
        access.requireReader(order, actor);
        return details.of(order, false, clock.instant());
    }

    @Transactional(readOnly = true)
    public May may(FreezeNumber number, Actor actor) {
        CaseRef file = cases.require(hold.read(number).caseId, actor);
        return new May(access.mayWork(file, actor), access.isHead(file, actor));
    }

    /** Account and holder in full, audited with the reason; empty where no reason was given. */
    @Transactional
    public Optional<FreezeDetail> reveal(FreezeNumber number, String reason, Actor actor) {
        FreezeOrder order = hold.read(number);
        access.requireReader(order, actor);
        if (reason.strip().length() < REASON_AT_LEAST) {
            return Optional.empty();
        }
        news.audit(About.of(order), "reveal", Map.of("field", "account, holder", "reason", reason.strip()));
        return Optional.of(details.of(order, true, clock.instant()));
    }

    /** What stands in an open draft, in full, for the officer who completes it; audited. */
    @Transactional
    public FreezeDetail draft(FreezeNumber number, Actor actor) {
        FreezeOrder order = hold.read(number);
        access.requireWork(order, actor);
        news.audit(About.of(order), "reveal", Map.of("field", "account, holder", "reason", "edit"));
        return details.of(order, true, clock.instant());
    }
}
