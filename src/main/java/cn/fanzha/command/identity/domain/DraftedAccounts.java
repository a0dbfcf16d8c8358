package cn.fanzha.command.identity.domain;

import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Accounts and programs that the system administrator drafted and the security administrator has still to approve; the
 * oldest first.
 */
@Component
class DraftedAccounts implements WorkSource {

    private final JdbcClient jdbc;

    DraftedAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String titleKey() {
        return "identity.work.title";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String href() {
        return "/accounts?state=DRAFT";
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.has(Role.SECURITY_ADMIN);
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return mine(actor, limit);
    }

    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        return jdbc.sql("""
                        select a.id, a.username, a.display_name, u.name as unit, a.drafted_at, false as program
                        from account a join unit u on u.id = a.unit_id where a.state = 'DRAFT'
                        union all
                        select c.id, c.client_id, c.name, u.name, c.created_at, true
                        from api_client c join unit u on u.id = c.unit_id
                        where not c.active and c.secret_hash is null and c.revoked_at is null
                        order by drafted_at, id limit ?""")
                .param(limit)
                .query((rs, n) -> new WorkItem(
                        rs.getBoolean("program") ? "identity.work.client" : "identity.work.draft",
                        rs.getString("username"),
                        rs.getString("display_name"),
                        (rs.getBoolean("program") ? "/api-clients/" : "/accounts/") + rs.getString("id"),
                        rs.getString("unit"),
                        null,
                        true))
                .list();
    }
}
