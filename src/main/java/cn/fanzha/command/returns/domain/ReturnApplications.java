package cn.fanzha.command.returns.domain;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.VictimNotice;
import cn.fanzha.command.returns.domain.ApplicationRows.Said;
import cn.fanzha.command.returns.domain.ApplicationRows.Victim;
import cn.fanzha.command.returns.domain.JoinedFiles.File;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.BankCard;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes victims' applications; one that comes in, or is taken back, makes a proposal void, also during its notice. */
@Component
public class ReturnApplications {

    private final ReturnHold hold;
    private final ReturnAccess access;
    private final ApplicationRows applications;
    private final JoinedFiles files;
    private final ShareRows shares;
    private final Observables observables;
    private final ReturnNews news;

    ReturnApplications(
            ReturnHold hold,
            ReturnAccess access,
            ApplicationRows applications,
            JoinedFiles files,
            ShareRows shares,
            Observables observables,
            ReturnNews news) {
        this.hold = hold;
        this.access = access;
        this.applications = applications;
        this.files = files;
        this.shares = shares;
        this.observables = observables;
        this.news = news;
    }

    /**
     * What the victim applies with.
     *
     * @param ofCase whose victim; null: of the return's case, else of one that is worked with it and that the officer may read
     * @param victim place in that case
     * @param toAccount her card, in full
     * @param lossHere confirmed loss that reached the frozen account
     * @param lossTotal her whole loss in the case; null: all of it reached this account
     * @param idChecked somebody saw her paper
     */
    public record Applied(
            @Nullable CaseNumber ofCase,
            int victim,
            String toAccount,
            Money lossHere,
            @Nullable Money lossTotal,
            boolean idChecked,
            LocalDate appliedOn) {
        /** Of a victim of the return's own case. */
        public Applied(
                int victim,
                String toAccount,
                Money lossHere,
                @Nullable Money lossTotal,
                boolean idChecked,
                LocalDate appliedOn) {
            this(null, victim, toAccount, lossHere, lossTotal, idChecked, appliedOn);
        }

        /** Without the account. */
        @Override
        public String toString() {
            return "Applied[" + victim + "]";
        }
    }

    /** Registers an application; whoever works on the case. During the notice the proposal is void: a new one is needed. */
    @Transactional
    public ReturnChange apply(ReturnNumber number, @Nullable Integer version, Applied said, Actor actor) {
        return hold.change(number, version, "apply", held -> access.requireWork(held, actor), (held, now) -> {
            if (!held.stage().takesApplications()) {
                return held.notNow();
            }
            Optional<File> file = files.open(held, actor).stream()
                    .filter(one ->
                            said.ofCase == null ? one.own() : one.number().equals(said.ofCase))
                    .findFirst();
            if (file.isEmpty()) {
                return Refused.because("returns.apply.case");
            }
            Optional<Victim> victim = applications.victims(file.get().id()).stream()
                    .filter(one -> one.position() == said.victim)
                    .findFirst();
            Refused refused = objection(held, file.get(), victim, said, now);
            if (refused != null) {
                return refused;
            }
            UUID account;
            try {
                account = observables.idOf(
                        ObservableType.BANK_ACCOUNT, BankCard.of(said.toAccount).value());
            } catch (InvalidValueException e) {
                return new Refused(e.key(), List.of(e.args()));
            }
            if (account.equals(held.accountId)) {
                return Refused.because("returns.apply.frozen-account");
            }
            Money total = said.lossTotal == null ? said.lossHere : said.lossTotal;
            applications.add(
                    held,
                    file.get(),
                    victim.orElseThrow(),
                    new Said(account, said.lossHere, total, said.idChecked, said.appliedOn),
                    actor.displayName(),
                    now);
            boolean back = voidProposal(held, VoidReason.VICTIM, now);
            news.audit(
                    held,
                    "apply",
                    Map.of(
                            "victim", Masks.name(victim.orElseThrow().name()),
                            "case", file.get().number().value(),
                            "account", Masks.card(said.toAccount),
                            "loss", said.lossHere.toPlainString(),
                            "voids", back));
            if (!file.get().own()) {
                news.timeline(held, file.get().id(), "RETURN_JOINED", now, actor);
            }
            news.show(held, "applied");
            return null;
        });
    }

    private @Nullable Refused objection(
            ReturnCase held, File file, Optional<Victim> victim, Applied said, Instant now) {
        if (victim.isEmpty() || victim.get().name() == null) {
            return Refused.because("returns.apply.victim");
        }
        if (applications.standing(held.id).stream().anyMatch(one -> one.isOf(file.id(), said.victim))) {
            return Refused.because("returns.apply.twice");
        }
        if (said.lossHere.isZero() || said.lossHere.isNegative()) {
            return Refused.because("returns.apply.loss");
        }
        if (said.lossTotal != null && said.lossTotal.compareTo(said.lossHere) < 0) {
            return Refused.because("returns.apply.total");
        }
        return said.appliedOn.isAfter(ChinaTime.date(now)) ? Refused.because("returns.apply.future") : null;
    }

    /** The victim's paper was seen. */
    @Transactional
    public ReturnChange checkId(ReturnNumber number, @Nullable Integer version, UUID application, Actor actor) {
        return hold.change(number, version, "check-id", held -> access.requireWork(held, actor), (held, now) -> {
            Optional<Application> found =
                    applications.find(held.id, application).filter(Application::stands);
            if (found.isEmpty() || !held.stage().takesApplications()) {
                return Refused.because("returns.application.gone");
            }
            applications.check(application);
            news.audit(held, "check-id", Map.of("application", found.get().position()));
            news.show(held, "applied");
            return null;
        });
    }

    /** The victim takes it back, with the reason. */
    @Transactional
    public ReturnChange withdraw(
            ReturnNumber number, @Nullable Integer version, UUID application, String note, Actor actor) {
        return hold.change(number, version, "withdraw", held -> access.requireWork(held, actor), (held, now) -> {
            Optional<Application> found =
                    applications.find(held.id, application).filter(Application::stands);
            if (found.isEmpty() || !held.stage().takesApplications()) {
                return Refused.because("returns.application.gone");
            }
            if (note.isBlank()) {
                return Refused.because("returns.note.missing");
            }
            applications.withdraw(application, note.strip(), now);
            voidProposal(held, VoidReason.WITHDRAWN, now);
            news.audit(held, "withdraw", Map.of("application", found.get().position()));
            news.show(held, "applied");
            return null;
        });
    }

    /** APPLIED → ACCEPTED: there are applicants, and all showed their papers. */
    @Transactional
    public ReturnChange accept(ReturnNumber number, @Nullable Integer version, Actor actor) {
        return hold.change(number, version, "accept", held -> access.requireWork(held, actor), (held, now) -> {
            Refused refused = unready(applications.standing(held.id));
            refused = refused == null ? held.accept(now) : refused;
            if (refused == null) {
                news.audit(held, "accept", Map.of());
                news.show(held, "accepted");
                news.timeline(held, "RETURN_ACCEPTED", now, actor, null);
            }
            return refused;
        });
    }

    /** How a victim who was paid was told of it, and when. */
    @Transactional
    public ReturnChange tell(
            ReturnNumber number,
            @Nullable Integer version,
            UUID application,
            @Nullable VictimNotice how,
            Instant at,
            Actor actor) {
        return hold.change(number, version, "tell", held -> access.requireWork(held, actor), (held, now) -> {
            Optional<Application> found = applications.find(held.id, application);
            Optional<Share> paid = shares.current(held).stream()
                    .filter(share -> share.applicationId().equals(application) && share.receiptNo() != null)
                    .findFirst();
            if (found.isEmpty() || paid.isEmpty()) {
                return Refused.because("returns.tell.not-paid");
            }
            if (how == null) {
                return Refused.because("returns.tell.how");
            }
            if (at.isAfter(now)
                    || at.isBefore(
                            Objects.requireNonNull(paid.get().executedAt()).truncatedTo(ChronoUnit.MINUTES))) {
                return Refused.because("returns.tell.when");
            }
            applications.tell(application, how, at, actor.displayName());
            news.audit(held, "tell", Map.of("application", found.get().position(), "how", how.name()));
            news.show(held, "told");
            return null;
        });
    }

    /** What stands in the way of going on with these applications. */
    static @Nullable Refused unready(List<Application> standing) {
        if (standing.isEmpty()) {
            return Refused.because("returns.applications.none");
        }
        return standing.stream().allMatch(Application::idChecked)
                ? null
                : Refused.because("returns.applications.unchecked");
    }

    private boolean voidProposal(ReturnCase held, VoidReason why, Instant now) {
        boolean stood = held.voidProposal();
        if (stood) {
            shares.voidRound(held, why, now);
        }
        return stood;
    }
}
