package cn.fanzha.command.returns.domain;

import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.returns.domain.ShareRows.Planned;
import cn.fanzha.command.returns.domain.ShareRule.Claim;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proposes who gets what, by the three ways of 银监发〔2016〕41号 art. 8. Nobody gets more than is still owed, all together no
 * more than is frozen; what is left stays frozen.
 */
@Component
public class ReturnProposals {

    private static final Set<Role> MAY_SIGN = Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR);

    private final ReturnHold hold;
    private final ReturnAccess access;
    private final ApplicationRows applications;
    private final JoinedFiles files;
    private final ShareRows shares;
    private final FlowRows flow;
    private final Owed owed;
    private final FrozenAccounts freezes;
    private final FrozenFunds funds;
    private final ShareRule rule;
    private final Accounts accounts;
    private final ReturnNews news;

    ReturnProposals(
            ReturnHold hold,
            ReturnAccess access,
            ApplicationRows applications,
            JoinedFiles files,
            ShareRows shares,
            FlowRows flow,
            Owed owed,
            FrozenAccounts freezes,
            FrozenFunds funds,
            ShareRule rule,
            Accounts accounts,
            ReturnNews news) {
        this.hold = hold;
        this.access = access;
        this.applications = applications;
        this.files = files;
        this.shares = shares;
        this.flow = flow;
        this.owed = owed;
        this.freezes = freezes;
        this.funds = funds;
        this.rule = rule;
        this.accounts = accounts;
        this.news = news;
    }

    /**
     * ACCEPTED or PROPOSED → PROPOSED, in place of the proposal that stood.
     *
     * @param secondOfficer another officer, who answers for it beside the one who proposes
     * @param traced of {@link ReturnWay#DIRECT_TIMED} alone: what of each application was traced, yuan
     */
    @Transactional
    public ReturnChange propose(
            ReturnNumber number,
            @Nullable Integer version,
            ReturnWay way,
            @Nullable UUID secondOfficer,
            Map<UUID, Money> traced,
            Actor actor) {
        return hold.change(number, version, "propose", held -> access.requireWork(held, actor), (held, now) -> {
            Optional<AccountRef> second = secondOfficer == null
                    ? Optional.empty()
                    : accounts.find(secondOfficer)
                            .filter(one -> one.active() && one.roles().stream().anyMatch(MAY_SIGN::contains));
            if (second.isEmpty()) {
                return Refused.because("returns.propose.second-officer");
            }
            List<Application> standing = applications.standing(held.id);
            Refused refused = ReturnApplications.unready(standing);
            return refused != null ? refused : propose(held, way, second.get(), standing, traced, actor, now);
        });
    }

    private @Nullable Refused propose(
            ReturnCase held,
            ReturnWay way,
            AccountRef second,
            List<Application> standing,
            Map<UUID, Money> traced,
            Actor actor,
            Instant now) {
        FrozenAccount freeze = freezes.locked(held.freezeId);
        if (!freeze.running()) {
            return Refused.because("returns.freeze-over", freeze.number());
        }
        Money balance = funds.of(freeze, held);
        List<Claim> claims = owed.claims(held, standing);
        Refused refused = fits(held, way, standing, claims, traced);
        if (refused != null) {
            return refused;
        }
        List<Planned> planned = planned(way, balance, claims, traced);
        Money total = planned.stream().map(Planned::amount).reduce(Money.ZERO, Money::plus);
        if (total.isZero()) {
            return Refused.because("returns.propose.nothing");
        }
        if (total.compareTo(balance) > 0) {
            return Refused.because("returns.propose.above-frozen", total.grouped(), balance.grouped());
        }
        shares.voidRound(held, VoidReason.AGAIN, now);
        refused = held.propose(way, actor, second.id(), second.displayName(), now);
        if (refused == null) {
            shares.propose(held, way, balance, total, planned, now);
            news.audit(
                    held,
                    "propose",
                    Map.of(
                            "way",
                            way.name(),
                            "round",
                            held.round,
                            "total",
                            total.toPlainString(),
                            "shares",
                            planned.size()));
            news.show(held, "proposed");
            news.timeline(held, "RETURN_PROPOSED", now, actor, null);
        }
        return refused;
    }

    private @Nullable Refused fits(
            ReturnCase held, ReturnWay way, List<Application> standing, List<Claim> claims, Map<UUID, Money> traced) {
        return switch (way) {
            case DIRECT_ONE ->
                standing.size() != 1 || flow.into(held, JoinedFiles.ids(files.of(held))) > 1
                        ? Refused.because("returns.propose.not-one")
                        : null;
            case DIRECT_TIMED -> {
                for (Claim claim : claims) {
                    Money amount = traced.get(claim.application());
                    if (amount == null || amount.isNegative()) {
                        yield Refused.because("returns.propose.traced-missing");
                    }
                    if (amount.compareTo(claim.owed()) > 0) {
                        yield Refused.because(
                                "returns.propose.above-loss",
                                position(standing, claim.application()),
                                claim.owed().grouped());
                    }
                }
                yield null;
            }
            case PROPORTIONAL -> null;
        };
    }

    private List<Planned> planned(ReturnWay way, Money balance, List<Claim> claims, Map<UUID, Money> traced) {
        return switch (way) {
            case DIRECT_ONE ->
                claims.stream()
                        .map(claim -> plan(claim, claim.owed().min(balance), false))
                        .toList();
            case DIRECT_TIMED ->
                claims.stream()
                        .map(claim -> plan(claim, Objects.requireNonNull(traced.get(claim.application())), false))
                        .toList();
            case PROPORTIONAL -> {
                List<ShareRule.Part> parts = rule.divide(balance, claims);
                yield claims.stream()
                        .map(claim -> parts.stream()
                                .filter(part -> part.application().equals(claim.application()))
                                .findFirst()
                                .map(part -> plan(claim, part.amount(), part.capped()))
                                .orElseThrow())
                        .toList();
            }
        };
    }

    private static Planned plan(Claim claim, Money amount, boolean capped) {
        return new Planned(claim.application(), amount, claim.loss(), claim.already(), capped);
    }

    private static int position(List<Application> standing, UUID id) {
        return standing.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(Application::position)
                .orElseThrow();
    }
}
