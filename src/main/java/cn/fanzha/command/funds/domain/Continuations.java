package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.shared.StopNumber;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what carries requests on, of one that joined a stop that of the stop; one statement however many. */
@Component
class Continuations {

    private static final String FOUND = """
            select s.id, n.request_no, n.state, n.ends_at, n.amount_stopped, %s as seen
            from stop_payment s
                 join stop_payment b on b.id = coalesce(s.joined_to, s.id)
                 cross join lateral (select * from stop_payment n where %s order by n.ends_at desc limit 1) n
                 left join case_file c on c.id = n.case_id
            where s.id = any(:ids)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Continuations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of these requests, which the caller lets the actor read, by their ids; those that nothing carries on are left out. */
    Map<UUID, Continuation> of(Collection<UUID> requests, Actor actor) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        UUID[] within = switch (actor.scope()) {
            case Scope.Tree tree -> tree.array();
            case Scope.Institution own -> new UUID[] {own.institution()};
            case Scope.Everything all -> new UUID[0];
            case Scope.Nothing nothing -> new UUID[0];
        };
        return jdbc
                .sql(FOUND.formatted(seen(actor), CarriedOn.by("b")))
                .params(CaseScope.params(actor, now))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("within", within)
                .param("ids", requests.toArray(UUID[]::new))
                .query((rs, n) -> {
                    BigDecimal amount = rs.getBigDecimal("amount_stopped");
                    return Map.entry(
                            rs.getObject("id", UUID.class),
                            new Continuation(
                                    rs.getBoolean("seen") ? StopNumber.of(rs.getString("request_no")) : null,
                                    StopState.valueOf(rs.getString("state")),
                                    rs.getTimestamp("ends_at").toInstant(),
                                    amount == null ? Money.ZERO : Money.of(amount)));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<Continuation> of(UUID request, Actor actor) {
        return Optional.ofNullable(of(List.of(request), actor).get(request));
    }

    private static String seen(Actor actor) {
        String opens = CaseScope.opensId("n.case_id", actor);
        return switch (actor.scope()) {
            case Scope.Everything all -> opens;
            case Scope.Tree tree -> "(" + CaseScope.named("n.case_id") + " or (" + opens + " and " + """
                         (coalesce(c.unit_id, n.unit_id) = any(:within)
                          or exists (select from case_viewer w where w.case_id = n.case_id and w.unit_id = any(:within)))))""";
            case Scope.Institution own -> "n.institution_id = any(:within)";
            case Scope.Nothing nothing -> "false";
        };
    }
}
