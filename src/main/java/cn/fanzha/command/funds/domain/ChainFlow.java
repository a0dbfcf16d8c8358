package cn.fanzha.command.funds.domain;

import cn.fanzha.command.shared.Money;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the transfers of a case say of each account that money reached. What was taken out in cash reached no account: it
 * stands with who paid it.
 */
final class ChainFlow {

    /** A transfer; {@code out}: it took the money out of the accounts. */
    record Move(
            TransferLevels.Hop hop,
            byte @Nullable [] toName,
            @Nullable UUID toInstitution,
            Money amount,
            boolean out) {}

    private final Map<UUID, Integer> levels = new HashMap<>();
    private final Map<UUID, Money> in = new HashMap<>();
    private final Map<UUID, Money> movedOn = new HashMap<>();
    private final Map<UUID, Money> withdrawn = new HashMap<>();
    private final Map<UUID, UUID> payers = new HashMap<>();
    private final Map<UUID, byte[]> names = new HashMap<>();
    private final Map<UUID, UUID> institutions = new HashMap<>();
    private final boolean cut;
    private Money entered = Money.ZERO;

    private ChainFlow(boolean cut) {
        this.cut = cut;
    }

    static ChainFlow of(List<Move> moves) {
        boolean cut = moves.size() > ChainReading.AT_MOST;
        List<Move> read = cut ? moves.subList(0, ChainReading.AT_MOST) : moves;
        ChainFlow flow = new ChainFlow(cut);
        Map<UUID, Integer> hops = TransferLevels.of(read.stream().map(Move::hop).toList());
        Set<UUID> reached = new HashSet<>();
        read.stream().filter(move -> !move.out).forEach(move -> reached.add(move.hop.to()));
        for (Move move : read) {
            flow.add(move, hops.getOrDefault(move.hop.id(), 1), reached);
        }
        return flow;
    }

    private void add(Move move, int level, Set<UUID> reached) {
        UUID from = move.hop.from();
        UUID to = move.hop.to();
        boolean within = from != null && reached.contains(from);
        if (within) {
            Map<UUID, Money> left = move.out ? withdrawn : movedOn;
            left.merge(from, move.amount, Money::plus);
        }
        if (move.out) {
            return;
        }
        in.merge(to, move.amount, Money::plus);
        if (!within) {
            entered = entered.plus(move.amount);
        }
        Integer before = levels.get(to);
        if (before == null || level < before) {
            levels.put(to, level);
            payers.remove(to);
        }
        if (within && level == levels.getOrDefault(to, level)) {
            payers.putIfAbsent(to, from);
        }
        byte[] name = move.toName;
        if (name != null) {
            names.putIfAbsent(to, name);
        }
        UUID institution = move.toInstitution;
        if (institution != null) {
            institutions.putIfAbsent(to, institution);
        }
    }

    Map<UUID, Integer> levels() {
        return levels;
    }

    Money in(UUID account) {
        return in.getOrDefault(account, Money.ZERO);
    }

    Money movedOn(UUID account) {
        return movedOn.getOrDefault(account, Money.ZERO);
    }

    Money withdrawn(UUID account) {
        return withdrawn.getOrDefault(account, Money.ZERO);
    }

    /** What came from accounts outside the chain. */
    Money entered() {
        return entered;
    }

    /** The account of the chain that the money came from first. */
    @Nullable
    UUID payer(UUID account) {
        return payers.get(account);
    }

    byte @Nullable [] name(UUID account) {
        return names.get(account);
    }

    @Nullable
    UUID institution(UUID account) {
        return institutions.get(account);
    }

    boolean cut() {
        return cut;
    }
}
