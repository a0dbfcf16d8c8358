package cn.fanzha.command.returns.domain;

import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The flow table 涉案资金流向表 of a frozen account: the transfers of the case, and of those worked with it, by which money reached it, traced upstream
 * along transfers that keep time order (money can't leave an account before it came).
 */
@Component
class FlowRows {

    private static final int AT_MOST = 2000;

    private final JdbcClient jdbc;
    private final Observables observables;
    private final PersonalDataCipher cipher;

    FlowRows(JdbcClient jdbc, Observables observables, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.cipher = cipher;
    }

    /**
     * A transfer on the way to the frozen account, in the clear.
     *
     * @param hops to the frozen account, this one included
     * @param victim name of the victim whose own transfer it is; null: not hers, or not known
     */
    record Flow(
            Instant at,
            @Nullable String from,
            @Nullable String fromName,
            String to,
            @Nullable String toName,
            Money amount,
            int hops,
            @Nullable String victim) {
        /** Without accounts and names. */
        @Override
        public String toString() {
            return "Flow[" + at + "]";
        }
    }

    private record Raw(
            UUID id,
            @Nullable UUID from,
            @Nullable String fromName,
            UUID to,
            @Nullable String toName,
            Money amount,
            Instant at) {}

    /** How many remittance records of these cases stand in the frozen account. */
    int into(ReturnCase of, Set<UUID> cases) {
        return jdbc.sql("select count(*) from transfer where case_id = any(?) and to_account_id = ?")
                .params(cases.toArray(UUID[]::new), of.accountId)
                .query(Integer.class)
                .single();
    }

    /** The transfers of these cases, the earliest first. */
    List<Flow> of(ReturnCase of, Set<UUID> cases, List<ApplicationRows.Victim> victims) {
        List<Raw> all = jdbc.sql("""
                        select id, from_account_id, from_name, to_account_id, to_name, amount, at from transfer
                        where case_id = any(?) order by at, id limit ?""")
                .params(cases.toArray(UUID[]::new), AT_MOST)
                .query((rs, n) -> new Raw(
                        Objects.requireNonNull(rs.getObject("id", UUID.class)),
                        rs.getObject("from_account_id", UUID.class),
                        name(rs.getBytes("from_name")),
                        Objects.requireNonNull(rs.getObject("to_account_id", UUID.class)),
                        name(rs.getBytes("to_name")),
                        Money.of(rs.getBigDecimal("amount")),
                        rs.getTimestamp("at").toInstant()))
                .list();
        Map<Raw, Integer> hops = upstream(all, of.accountId);
        Set<UUID> ids = new HashSet<>();
        hops.keySet().forEach(raw -> {
            ids.add(raw.to);
            if (raw.from != null) {
                ids.add(raw.from);
            }
        });
        Map<UUID, ObservableValue> accounts = observables.reveal(ids);
        List<Flow> flows = new ArrayList<>();
        hops.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Raw, Integer> entry) -> entry.getKey().at))
                .forEach(entry -> flows.add(flow(entry.getKey(), entry.getValue(), accounts, victims)));
        return flows;
    }

    private static Map<Raw, Integer> upstream(List<Raw> all, UUID account) {
        Map<Raw, Integer> hops = new HashMap<>();
        Deque<Raw> frontier = new ArrayDeque<>();
        all.stream().filter(raw -> raw.to.equals(account)).forEach(raw -> {
            hops.put(raw, 1);
            frontier.add(raw);
        });
        while (!frontier.isEmpty()) {
            Raw later = frontier.remove();
            int next = Objects.requireNonNull(hops.get(later)) + 1;
            all.stream()
                    .filter(raw -> raw.to.equals(later.from) && !raw.at.isAfter(later.at) && !hops.containsKey(raw))
                    .toList()
                    .forEach(raw -> {
                        hops.put(raw, next);
                        frontier.add(raw);
                    });
        }
        return hops;
    }

    private static Flow flow(
            Raw raw, int hops, Map<UUID, ObservableValue> accounts, List<ApplicationRows.Victim> victims) {
        String payer = raw.fromName;
        String victim = victims.stream()
                .map(ApplicationRows.Victim::name)
                .filter(name -> name != null && name.equals(payer))
                .findFirst()
                .orElse(null);
        ObservableValue from = raw.from == null ? null : accounts.get(raw.from);
        return new Flow(
                raw.at,
                from == null ? null : from.value(),
                payer,
                Objects.requireNonNull(accounts.get(raw.to)).value(),
                raw.toName,
                raw.amount,
                hops,
                victim);
    }

    private @Nullable String name(byte @Nullable [] stored) {
        return stored == null ? null : cipher.decrypt(ValueKind.NAME, stored);
    }
}
