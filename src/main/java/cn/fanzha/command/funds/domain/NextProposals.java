package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.domain.NextLevelRows.Group;
import cn.fanzha.command.funds.domain.NextProposal.Standing;
import cn.fanzha.command.shared.Masks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What onward transfers propose to ask next, and what each request would come to. */
@Component
public class NextProposals {

    private final NextLevelRows rows;
    private final StopPaymentRepository stops;
    private final StopSettings settings;
    private final Clock clock;

    NextProposals(NextLevelRows rows, StopPaymentRepository stops, StopSettings settings, Clock clock) {
        this.rows = rows;
        this.stops = stops;
        this.settings = settings;
        this.clock = clock;
    }

    /** The requests that are proposed now, the most money first. */
    public record Proposals(List<NextProposal> shown, int inAll) {
        public Proposals {
            shown = List.copyOf(shown);
        }

        public boolean isEmpty() {
            return shown.isEmpty();
        }
    }

    /** The caller has asked for the case. */
    @Transactional(readOnly = true)
    public Proposals of(CaseRef file) {
        List<Group> waiting = rows.waiting(file.id(), false);
        if (waiting.isEmpty()) {
            return new Proposals(List.of(), 0);
        }
        List<Group> shown = waiting.stream().limit(NextLevel.AT_ONCE).toList();
        Map<UUID, List<StopPayment>> known = stopsOf(shown);
        Instant now = clock.instant();
        return new Proposals(
                shown.stream()
                        .map(group -> proposal(file, group, known.getOrDefault(group.accountId(), List.of()), now))
                        .toList(),
                waiting.size());
    }

    Map<UUID, List<StopPayment>> stopsOf(List<Group> groups) {
        Map<UUID, List<StopPayment>> known = new HashMap<>();
        if (!groups.isEmpty()) {
            stops.findByAccountIdIn(groups.stream().map(Group::accountId).collect(Collectors.toSet()))
                    .forEach(stop -> known.computeIfAbsent(stop.accountId, id -> new ArrayList<>())
                            .add(stop));
        }
        return known;
    }

    static List<StopPayment> at(@Nullable UUID institution, List<StopPayment> all) {
        return all.stream().filter(s -> s.institutionId.equals(institution)).toList();
    }

    /** The case's own request for the account, while it waits or its stop runs; null: none. */
    static @Nullable StopPayment own(CaseRef file, List<StopPayment> all, Instant now) {
        StopPayment running = new AccountStops(all).runningAt(now);
        return all.stream()
                .filter(s -> file.id().equals(s.caseId))
                .filter(s -> s.isOpen() || s.runsAt(now) || (running != null && running.id.equals(s.joinedTo)))
                .findFirst()
                .orElse(null);
    }

    private NextProposal proposal(CaseRef file, Group group, List<StopPayment> ofAccount, Instant now) {
        List<StopPayment> known = at(group.institutionId(), ofAccount);
        StopPayment own = own(file, known, now);
        if (group.institutionId() == null) {
            return proposal(group, Standing.CHOOSE_BANK, null, null, List.of());
        }
        if (own != null) {
            return proposal(group, Standing.COVERED, own.requestNo, null, List.of());
        }
        return switch (new AccountStops(known).decide(file.id(), settings.secondStopWindow(), now)) {
            case AccountStops.Decision.Send send -> proposal(group, Standing.SENDS, null, null, List.of());
            case AccountStops.Decision.Join join ->
                proposal(group, Standing.JOINS, join.running().requestNo, null, List.of());
            case AccountStops.Decision.Refuse refuse ->
                proposal(group, Standing.REFUSED, null, refuse.messageKey(), refuse.args());
        };
    }

    private static NextProposal proposal(
            Group group, Standing standing, @Nullable String stopNo, @Nullable String refusedKey, List<Object> args) {
        String holder = group.holder();
        return new NextProposal(
                group.key(),
                group.accountId(),
                group.first().kind(),
                group.account().masked(),
                holder == null ? null : Masks.name(holder),
                group.institutionId(),
                group.first().bankText(),
                group.amount(),
                group.movedAt(),
                group.rows().size(),
                group.first().stopNo(),
                standing,
                stopNo,
                refusedKey,
                args);
    }
}
