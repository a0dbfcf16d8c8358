package cn.fanzha.command.returns.domain;

import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.returns.ShareState;
import cn.fanzha.command.returns.domain.ReturnView.Applicant;
import cn.fanzha.command.returns.domain.ShareRule.Claim;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a return what its pages show. */
@Component
class ReturnViews {

    private final ApplicationRows applications;
    private final ShareRows shares;
    private final ObjectionRows objections;
    private final Owed owed;
    private final FrozenAccounts freezes;
    private final FrozenFunds funds;
    private final Observables observables;

    ReturnViews(
            ApplicationRows applications,
            ShareRows shares,
            ObjectionRows objections,
            Owed owed,
            FrozenAccounts freezes,
            FrozenFunds funds,
            Observables observables) {
        this.applications = applications;
        this.shares = shares;
        this.objections = objections;
        this.owed = owed;
        this.freezes = freezes;
        this.funds = funds;
        this.observables = observables;
    }

    /**
     * @param clear for the bank: names and accounts in full, and of applicants those alone who are to be paid; the caller
     *     audits the reading
     */
    ReturnView of(ReturnCase of, boolean clear, ReturnView.May may) {
        FrozenAccount freeze = freezes.of(of.freezeId);
        List<Share> current = shares.current(of);
        Money total = current.stream().map(Share::amount).reduce(Money.ZERO, Money::plus);
        Money paid = current.stream()
                .filter(share -> share.state() == ShareState.RETURNED)
                .map(Share::amount)
                .reduce(Money.ZERO, Money::plus);
        Money frozen = funds.of(freeze, of);
        List<ReturnView.Proposal> proposals = shares.proposals(of);
        Money remainder =
                proposals.isEmpty() ? Money.ZERO : proposals.getFirst().remainder();
        return new ReturnView(
                of.number(),
                of.versionOrThrow(),
                of.stage(),
                of.way,
                of.round,
                of.proposalStands,
                of.caseNo,
                of.unitId,
                of.institutionId,
                of.freezeNo,
                clear ? observables.reveal(of.accountId).value() : freeze.account(),
                freeze.holder(),
                freeze.running(),
                freeze.endsOn(),
                frozen,
                of.heldAtMost == null ? null : Money.of(of.heldAtMost),
                total,
                paid,
                remainder,
                of.follows,
                new ReturnView.People(
                        of.openedByName, of.proposedByName, of.secondOfficerName, of.approvedByName, of.receivedByName),
                new ReturnView.Dates(
                        of.openedAt,
                        of.acceptedAt,
                        of.proposedAt,
                        of.noticeFrom,
                        of.noticeUntil,
                        of.approvedAt,
                        of.sentAt,
                        of.dueAt,
                        of.receivedAt,
                        of.settledAt,
                        of.endedAt),
                applicants(of, current, clear),
                clear ? List.of() : proposals,
                clear ? List.of() : objections.of(of.id),
                shares.tries(of),
                clear ? null : of.endNote,
                may);
    }

    private List<Applicant> applicants(ReturnCase of, List<Share> current, boolean clear) {
        Map<UUID, Share> byApplication =
                current.stream().collect(Collectors.toMap(Share::applicationId, Function.identity()));
        List<Application> shown = applications.of(of.id).stream()
                .filter(one -> !clear || counts(byApplication.get(one.id())))
                .toList();
        Set<UUID> accounts = new HashSet<>();
        shown.forEach(one -> accounts.add(one.toAccountId()));
        Map<UUID, ObservableValue> values = observables.reveal(accounts);
        return shown.stream()
                .map(one -> applicant(of, one, byApplication.get(one.id()), values, clear))
                .toList();
    }

    private static boolean counts(@Nullable Share share) {
        return share != null && share.counts();
    }

    private Applicant applicant(
            ReturnCase of, Application one, @Nullable Share share, Map<UUID, ObservableValue> accounts, boolean clear) {
        ObservableValue account = Objects.requireNonNull(accounts.get(one.toAccountId()));
        Claim claim = owed.claim(of, one);
        String idNo = one.idNo();
        return new Applicant(
                one.id(),
                one.position(),
                one.victimCaseId().equals(of.caseId) ? null : one.victimCaseNo(),
                clear ? one.name() : Masks.name(one.name()),
                idNo == null ? null : Masks.idNumber(idNo),
                clear ? account.value() : account.masked(),
                one.lossHere(),
                one.lossTotal(),
                claim.already(),
                claim.owed(),
                one.idChecked(),
                one.appliedOn(),
                one.registeredByName(),
                one.withdrawnAt(),
                one.withdrawnNote(),
                one.notifiedAt(),
                one.notifiedHow(),
                one.notifiedByName(),
                share);
    }
}
