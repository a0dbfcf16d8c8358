package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.OnwardTransfers;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.StopPayments;
import cn.fanzha.command.funds.StopRequest;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.funds.domain.NextLevelRows.Group;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.OutOfScopeException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends the next level of a case's stops: what institutions saw leaving is asked for with one confirmation, each account
 * by a request of its own that a second officer countersigns (银发〔2016〕86号).
 */
@Component
public class NextLevel {

    /** Requests that one confirmation sends; the others follow with the next. */
    public static final int AT_ONCE = 200;

    private final NextProposals proposals;
    private final NextLevelRows rows;
    private final StopPaymentRepository stops;
    private final StopPayments requests;
    private final OnwardTransfers onward;
    private final Observables observables;
    private final CaseFiles cases;
    private final Units units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NextLevel(
            NextProposals proposals,
            NextLevelRows rows,
            StopPaymentRepository stops,
            StopPayments requests,
            OnwardTransfers onward,
            Observables observables,
            CaseFiles cases,
            Units units,
            ApplicationEventPublisher events,
            Clock clock) {
        this.proposals = proposals;
        this.rows = rows;
        this.stops = stops;
        this.requests = requests;
        this.onward = onward;
        this.observables = observables;
        this.cases = cases;
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the officer confirmed.
     *
     * @param keys the proposals to send; null: all that can be
     * @param banks code of the institution by proposal, where it was not known
     * @param holders the holder's name by proposal, where it was not told
     * @param secondOfficer the 协查人 of all of them; from the duty roster where not given
     */
    public record Order(
            @Nullable Set<String> keys,
            Map<String, String> banks,
            Map<String, String> holders,
            @Nullable UUID secondOfficer) {
        @Override
        public String toString() {
            return "Order[" + keys + "]";
        }
    }

    /** A proposal that was not sent, with the masked account. */
    public record Unsent(String account, String messageKey, List<Object> args) {}

    /**
     * What became of them.
     *
     * @param requested left for their institutions
     * @param joined share another victim's stop
     * @param covered were put to a request that the case had made already
     * @param before of those that were chosen had been sent already, as by a second press
     */
    public record Sent(int requested, int joined, int covered, int before, List<Unsent> unsent) {
        public Sent {
            unsent = List.copyOf(unsent);
        }

        public int done() {
            return requested + joined + covered;
        }
    }

    /**
     * Sends the chosen ones, each through {@link StopPayments}, within one transaction: who presses twice sends once. What
     * can't be sent stays proposed and is named with its reason. Only police whose scope holds the case.
     */
    @Transactional
    public Sent send(CaseNumber number, Order order, Actor actor) {
        CaseRef file = cases.require(number, actor);
        if (!StopAccess.isPolice(actor) || !actor.scope().sees(file.unitId())) {
            throw new OutOfScopeException("case", number.value());
        }
        List<Group> waiting = rows.waiting(file.id(), true);
        Set<String> keys = order.keys();
        List<Group> chosen = waiting.stream()
                .filter(group -> keys == null || keys.contains(group.key()))
                .limit(AT_ONCE)
                .toList();
        int before = keys == null ? 0 : keys.size() - chosen.size();
        // held before they are read: what is read once in a transaction stays as it was read
        observables.lock(chosen.stream().map(Group::accountId).distinct().toList());
        Map<UUID, List<StopPayment>> known = proposals.stopsOf(chosen);
        List<Unsent> unsent = new ArrayList<>();
        Map<UUID, StopPayment> linked = new LinkedHashMap<>();
        List<Group> asked = new ArrayList<>();
        List<StopRequest> asking = new ArrayList<>();
        int covered = 0;
        for (Group group : chosen) {
            UUID institution = institution(group, order);
            if (institution == null) {
                unsent.add(unsent(group, "funds.next.refused.bank"));
                continue;
            }
            StopPayment own = NextProposals.own(
                    file,
                    NextProposals.at(institution, known.getOrDefault(group.accountId(), List.of())),
                    clock.instant());
            if (own != null) {
                group.rows().forEach(row -> linked.put(row.id(), own));
                covered++;
            } else {
                asked.add(group);
                asking.add(request(file, group, institution, order));
            }
        }
        List<StopOutcome> outcomes = asking.isEmpty() ? List.of() : requests.requestAll(asking, actor);
        int requested = 0;
        int joined = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            Group group = asked.get(i);
            switch (outcomes.get(i)) {
                case StopOutcome.Requested sent -> {
                    link(group, sent.number().value(), linked);
                    requested++;
                }
                case StopOutcome.Joined to -> {
                    link(group, to.number().value(), linked);
                    joined++;
                }
                case StopOutcome.Refused refused ->
                    unsent.add(new Unsent(group.account().masked(), refused.messageKey(), refused.args()));
            }
        }
        note(file, linked, new Sent(requested, joined, covered, before, unsent));
        return new Sent(requested, joined, covered, before, unsent);
    }

    private void link(Group group, String number, Map<UUID, StopPayment> linked) {
        StopPayment stop = stops.findByRequestNo(number).orElseThrow();
        group.rows().forEach(row -> linked.put(row.id(), stop));
    }

    private void note(CaseRef file, Map<UUID, StopPayment> linked, Sent sent) {
        if (linked.isEmpty()) {
            return;
        }
        Map<UUID, String> numbers = new LinkedHashMap<>();
        linked.forEach((row, stop) -> {
            onward.sent(row, stop.id);
            numbers.put(row, stop.requestNo);
        });
        rows.mark(numbers);
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("transfers", linked.size());
        details.put("requested", sent.requested());
        details.put("joined", sent.joined());
        details.put("covered", sent.covered());
        details.put("refused", sent.unsent().size());
        events.publishEvent(
                Audited.done("stop.next-level", "case", file.number().value(), details));
    }

    private static Unsent unsent(Group group, String key) {
        return new Unsent(group.account().masked(), key, List.of());
    }

    private StopRequest request(CaseRef file, Group group, UUID institution, Order order) {
        String holder = group.holder();
        return new StopRequest(
                file.id(),
                group.first().kind(),
                group.account().value(),
                holder == null ? order.holders().getOrDefault(group.key(), "").strip() : holder,
                institution,
                group.amount(),
                group.movedAt(),
                Urgency.URGENT,
                group.first().victimIdChecked(),
                order.secondOfficer());
    }

    private @Nullable UUID institution(Group group, Order order) {
        UUID known = group.institutionId();
        if (known != null) {
            return known;
        }
        String chosen = order.banks().getOrDefault(group.key(), "").strip();
        return units.findByCode(chosen)
                .filter(unit -> unit.active() && unit.kind().holdsAccounts())
                .map(UnitRef::id)
                .orElse(null);
    }
}
