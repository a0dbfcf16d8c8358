package cn.fanzha.command.returns.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.ledger.Ledger;
import cn.fanzha.command.ledger.LedgerMove;
import cn.fanzha.command.ledger.LedgerSource;
import cn.fanzha.command.ledger.Pot;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ShareFailure;
import cn.fanzha.command.returns.ShareState;
import cn.fanzha.command.returns.domain.ReturnChange.Done;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.NotFoundException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the bank does: opens what it was asked to pay, confirms its receipt, and answers for each share, with a receipt or
 * with a reason. Of its own institution alone. The same answer again changes nothing and is answered as the first time;
 * another one is refused with what stands.
 */
@Component
public class ReturnDesk {

    private final ReturnHold hold;
    private final ReturnAccess access;
    private final ApplicationRows applications;
    private final ShareRows shares;
    private final PaidReturns facts;
    private final FrozenAccounts freezes;
    private final Ledger ledger;
    private final CaseFiles cases;
    private final ReturnNews news;

    ReturnDesk(
            ReturnHold hold,
            ReturnAccess access,
            ApplicationRows applications,
            ShareRows shares,
            PaidReturns facts,
            FrozenAccounts freezes,
            Ledger ledger,
            CaseFiles cases,
            ReturnNews news) {
        this.hold = hold;
        this.access = access;
        this.applications = applications;
        this.shares = shares;
        this.facts = facts;
        this.freezes = freezes;
        this.ledger = ledger;
        this.cases = cases;
        this.news = news;
    }

    /** A share was paid: the bank's receipt, and when; null: now. */
    public record Receipt(String number, @Nullable Instant executedAt) {}

    /** A share could not be paid; {@code balance} goes with {@link ShareFailure#INSUFFICIENT}. */
    public record Failure(
            ShareFailure why,
            @Nullable String note,
            @Nullable Money balance) {}

    /** SENT, received; again it changes nothing. */
    @Transactional
    public ReturnChange receive(ReturnNumber number, Actor actor) {
        return hold.change(number, null, "receive", held -> access.requireBank(held, actor), (held, now) -> {
            boolean first = held.receivedAt == null;
            Refused refused = held.receive(actor, now);
            if (refused == null && first) {
                news.audit(held, "receive", Map.of());
                news.show(held, "received");
            }
            return refused;
        });
    }

    /** A share was paid: FROZEN → RETURNED in the ledger, and a return in the figures. With the last one the return is done. */
    @Transactional
    public ReturnChange execute(ReturnNumber number, UUID shareId, Receipt said, Actor actor) {
        return hold.change(number, null, "execute", held -> access.requireBank(held, actor), (held, now) -> {
            Share share = share(held, shareId);
            if (share.state() == ShareState.RETURNED) {
                boolean same = said.number.strip().equals(share.receiptNo())
                        && (said.executedAt == null || said.executedAt.equals(share.executedAt()));
                return same ? new Done(number, held.stage()) : answered(share);
            }
            Instant at = said.executedAt == null ? now : said.executedAt;
            Refused refused = objection(held, share, said, at, now);
            return refused == null ? pay(held, share, said.number.strip(), at, actor, now) : refused;
        });
    }

    private @Nullable Refused objection(ReturnCase held, Share share, Receipt said, Instant at, Instant now) {
        if (held.stage() != ReturnStage.SENT || share.state() != ShareState.OPEN) {
            return share.state() == ShareState.FAILED ? answered(share) : held.notNow();
        }
        if (said.number.isBlank() || said.number.length() > 64) {
            return Refused.because("returns.execute.receipt");
        }
        Instant sent = Objects.requireNonNull(held.sentAt).truncatedTo(ChronoUnit.MINUTES);
        return at.isBefore(sent) || at.isAfter(now) ? Refused.because("returns.execute.when") : null;
    }

    private @Nullable Refused pay(ReturnCase held, Share share, String receipt, Instant at, Actor actor, Instant now) {
        FrozenAccount freeze = freezes.locked(held.freezeId);
        if (!freeze.running()) {
            return Refused.because("returns.freeze-over", freeze.number());
        }
        Application applicant =
                applications.find(held.id, share.applicationId()).orElseThrow();
        String no = held.returnNo + "-" + applicant.position();
        if (ledger.held(freeze.place()).frozen().compareTo(share.amount()) < 0) {
            return Refused.because("returns.execute.less-frozen", share.amount().grouped());
        }
        ledger.move(
                new LedgerMove(
                        freeze.place(),
                        Pot.FROZEN,
                        Pot.RETURNED,
                        share.amount(),
                        at,
                        LedgerSource.RETURN,
                        share.id(),
                        no,
                        null),
                actor);
        UUID unit = cases.require(held.caseId, Actor.system()).unitId();
        facts.insert(held, share, applicant, no, unit, at, actor, now);
        shares.paid(share, receipt, at, actor.displayName(), now);
        news.audit(
                held,
                "execute",
                Map.of("share", applicant.position(), "amount", share.amount().toPlainString(), "receipt", receipt));
        news.timeline(held, applicant.victimCaseId(), "RETURN_PAID", at, actor);
        settle(held, now);
        news.show(held, "answered");
        return null;
    }

    /** A share could not be paid. When all are answered the return is FAILED; the officer tries again or plans anew. */
    @Transactional
    public ReturnChange fail(ReturnNumber number, UUID shareId, Failure said, Actor actor) {
        return hold.change(number, null, "fail", held -> access.requireBank(held, actor), (held, now) -> {
            Share share = share(held, shareId);
            String note = said.note == null || said.note.isBlank() ? null : said.note.strip();
            if (share.state() == ShareState.FAILED) {
                boolean same = share.failure() == said.why
                        && Objects.equals(share.note(), note)
                        && Objects.equals(share.balanceTold(), said.balance);
                return same ? new Done(number, held.stage()) : answered(share);
            }
            if (held.stage() != ReturnStage.SENT || share.state() != ShareState.OPEN) {
                return share.state() == ShareState.RETURNED ? answered(share) : held.notNow();
            }
            if (said.why == ShareFailure.OTHER && note == null) {
                return Refused.because("returns.fail.note");
            }
            if (said.why == ShareFailure.INSUFFICIENT
                    && (said.balance == null || said.balance.compareTo(share.amount()) >= 0)) {
                return Refused.because("returns.fail.balance");
            }
            shares.failed(share, said.why, note, said.balance, actor.displayName(), now);
            news.audit(
                    held,
                    "fail",
                    Map.of("why", said.why.name(), "amount", share.amount().toPlainString()));
            news.timeline(held, "RETURN_FAILED", now, actor, null);
            settle(held, now);
            news.show(held, "answered");
            return null;
        });
    }

    private Share share(ReturnCase held, UUID shareId) {
        return shares.current(held).stream()
                .filter(one -> one.id().equals(shareId) && one.counts())
                .findFirst()
                .orElseThrow(() -> new NotFoundException("return-share", shareId));
    }

    private void settle(ReturnCase held, Instant now) {
        List<Share> all = shares.current(held).stream().filter(Share::counts).toList();
        if (all.stream().noneMatch(share -> share.state() == ShareState.OPEN)) {
            held.settle(all.stream().allMatch(share -> share.state() == ShareState.RETURNED), now);
        }
    }

    private static Refused answered(Share share) {
        return share.state() == ShareState.RETURNED
                ? Refused.because(
                        "returns.answered.paid",
                        Objects.requireNonNull(share.receiptNo()),
                        ChinaTime.format(Objects.requireNonNull(share.executedAt())))
                : Refused.because(
                        "returns.answered.failed", ChinaTime.format(Objects.requireNonNull(share.answeredAt())));
    }
}
