package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 接下一条: the most burning alert that nobody has received yet, for one officer and no other. */
@Component
public class AlertQueue {

    private final JdbcClient jdbc;
    private final AlertRepository alerts;
    private final AlertWork work;

    AlertQueue(JdbcClient jdbc, AlertRepository alerts, AlertWork work) {
        this.jdbc = jdbc;
        this.alerts = alerts;
        this.work = work;
    }

    /**
     * Receives the alert of the actor's unit tree whose deadline comes first; what somebody else takes in this moment is
     * passed over, not waited for. Empty: nothing waits.
     */
    @Transactional
    public Optional<AlertNumber> takeNext(Actor actor) {
        if (!AlertAccess.works(actor) || !(actor.scope() instanceof Scope.Tree tree)) {
            throw new OutOfScopeException("alert", "next");
        }
        Optional<UUID> next = jdbc.sql("""
                        select id from alert
                        where state = 'PUSHED' and not inert and state <> 'CLOSED' and unit_id = any(?)
                        order by coalesce(due_at, timestamptz '9999-01-01 00:00:00+00'), id
                        limit 1 for update skip locked""")
                .params((Object) tree.array())
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .optional();
        return next.flatMap(alerts::findById).map(alert -> {
            AlertNumber number = AlertNumber.of(alert.alertNo);
            work.receive(number, actor);
            return number;
        });
    }
}
