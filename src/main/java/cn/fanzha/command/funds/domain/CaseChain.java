package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The chain of a case 资金链: each account that the victims' money reached, by level, with where it is now. By the clock:
 * a stop that ended holds nothing. Accounts and names masked; four statements however many accounts.
 */
@Component
public class CaseChain {

    /** Accounts that a page shows; the sums are of all. */
    public static final int SHOWN_AT_MOST = 500;

    private final ChainReading reading;
    private final Observables observables;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    CaseChain(ChainReading reading, Observables observables, PersonalDataCipher cipher, Clock clock) {
        this.reading = reading;
        this.observables = observables;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** What doesn't add up, or must be known beside the sums. */
    public enum Says {
        /** More moved on and was withdrawn than came in. */
        LEFT_MORE,
        /** More is held than came in. */
        STOPPED_MORE,
        /** Held and left are together more than came in. */
        TOGETHER_MORE,
        /** A stop was asked, and no transfer to the account is recorded. */
        NOTHING_CAME,
        /** A stop ended without a freeze: what it held is unknown now. */
        LAPSED
    }

    /** A remark with its amount. */
    public record Remark(Says says, Money amount) {}

    /**
     * An account.
     *
     * @param from the account that the money came from, masked; null: a victim's
     * @param stopNo the latest request for it, null: none
     * @param state of that request, by the clock
     * @param endsAt its clock, while it runs
     * @param carriedOn the later stop, perhaps of another case, that keeps the money beyond its end
     */
    public record Account(
            UUID id,
            int level,
            String account,
            @Nullable String holder,
            @Nullable UUID institutionId,
            @Nullable String from,
            ChainSums sums,
            List<Remark> remarks,
            @Nullable String stopNo,
            @Nullable StopState state,
            @Nullable Instant endsAt,
            @Nullable Continuation carriedOn) {
        public Account {
            remarks = List.copyOf(remarks);
        }

        @Override
        public String toString() {
            return "Account[" + id + "]";
        }
    }

    /**
     * The accounts of one level, the most money first.
     *
     * @param inAll how many there are; {@code accounts} may be fewer
     */
    public record Level(int level, ChainSums sums, int inAll, List<Account> accounts) {
        public Level {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * The whole chain.
     *
     * @param entered what came into it from outside, that is from the victims
     * @param end where it is now, over all levels: {@code entered + excess = stopped + withdrawn + unknown}
     * @param cut there are more transfers than are read (20,000)
     */
    public record Chain(List<Level> levels, Money entered, ChainSums end, boolean cut) {
        public Chain {
            levels = List.copyOf(levels);
        }

        public boolean isEmpty() {
            return levels.isEmpty();
        }
    }

    /** The caller has asked for the case; the actor may open the continuations that are named. */
    @Transactional(readOnly = true)
    public Chain of(CaseRef caseFile, Actor actor) {
        Instant now = clock.instant();
        ChainFlow flow = ChainFlow.of(reading.transfers(caseFile.id()));
        Map<UUID, ChainHold> holds = reading.holds(caseFile.id(), actor, now);
        Map<UUID, Integer> levels = new HashMap<>(flow.levels());
        holds.keySet().forEach(account -> levels.putIfAbsent(account, 1));
        Map<UUID, ChainSums> sums = new HashMap<>();
        levels.keySet()
                .forEach(account -> sums.put(
                        account,
                        ChainSums.of(
                                flow.in(account),
                                holds.getOrDefault(account, ChainHold.NONE).held(now),
                                flow.movedOn(account),
                                flow.withdrawn(account))));
        Map<Integer, List<UUID>> byLevel = new TreeMap<>();
        levels.forEach((account, level) ->
                byLevel.computeIfAbsent(level, n -> new ArrayList<>()).add(account));
        Set<UUID> shown = new LinkedHashSet<>();
        Comparator<UUID> order = Comparator.comparing((UUID account) ->
                        Objects.requireNonNull(sums.get(account)).in())
                .reversed()
                .thenComparing(Comparator.naturalOrder());
        byLevel.values().forEach(accounts -> {
            accounts.sort(order);
            accounts.stream().limit(Math.max(0, SHOWN_AT_MOST - shown.size())).forEach(shown::add);
        });
        Map<UUID, String> masked = observables.masked(
                Stream.concat(shown.stream(), shown.stream().map(flow::payer).filter(Objects::nonNull))
                        .distinct()
                        .toList());
        List<Level> all = new ArrayList<>();
        ChainSums end = ChainSums.NONE;
        for (Map.Entry<Integer, List<UUID>> level : byLevel.entrySet()) {
            ChainSums total = ChainSums.NONE;
            List<Account> accounts = new ArrayList<>();
            for (UUID id : level.getValue()) {
                ChainSums of = Objects.requireNonNull(sums.get(id));
                total = total.plus(of);
                if (shown.contains(id)) {
                    accounts.add(
                            account(id, level.getKey(), flow, holds.getOrDefault(id, ChainHold.NONE), of, masked, now));
                }
            }
            all.add(new Level(level.getKey(), total, level.getValue().size(), accounts));
            end = end.plus(total);
        }
        return new Chain(all, flow.entered(), end, flow.cut());
    }

    private Account account(
            UUID id, int level, ChainFlow flow, ChainHold hold, ChainSums sums, Map<UUID, String> masked, Instant now) {
        ChainHold.Row stop = hold.shown(now);
        byte[] name = flow.name(id);
        byte[] holder = name != null || stop == null ? name : stop.holder();
        UUID institution = stop == null ? flow.institution(id) : stop.institutionId();
        UUID payer = flow.payer(id);
        return new Account(
                id,
                level,
                Objects.requireNonNull(masked.get(id)),
                holder == null ? null : Masks.name(cipher.decrypt(ValueKind.NAME, holder)),
                institution,
                payer == null ? null : masked.get(payer),
                sums,
                remarks(sums, hold, now),
                stop == null ? null : stop.number(),
                stop == null ? null : stop.shown(now),
                stop != null && stop.holds(now) ? stop.endsAt() : null,
                stop == null ? null : stop.carriedOn());
    }

    private static List<Remark> remarks(ChainSums sums, ChainHold hold, Instant now) {
        List<Remark> remarks = new ArrayList<>();
        Money left = sums.movedOn().plus(sums.withdrawn());
        if (sums.in().isZero() && !hold.rows().isEmpty()) {
            remarks.add(new Remark(Says.NOTHING_CAME, sums.excess()));
        } else if (left.compareTo(sums.in()) > 0) {
            remarks.add(new Remark(Says.LEFT_MORE, left.minus(sums.in())));
        } else if (sums.stopped().compareTo(sums.in()) > 0) {
            remarks.add(new Remark(Says.STOPPED_MORE, sums.stopped().minus(sums.in())));
        } else if (!sums.reconciles()) {
            remarks.add(new Remark(Says.TOGETHER_MORE, sums.excess()));
        }
        if (sums.stopped().isZero() && !hold.lapsed(now).isZero()) {
            remarks.add(new Remark(Says.LAPSED, hold.lapsed(now)));
        }
        return remarks;
    }
}
