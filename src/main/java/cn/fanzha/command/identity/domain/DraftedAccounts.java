package cn.fanzha.command.identity.domain;

import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts that the system administrator drafted and the security administrator has still to approve; the oldest first. */
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
                        select a.id, a.username, a.display_name, u.name as unit from account a join unit u on u.id = a.unit_id
                        where a.state = 'DRAFT' order by a.drafted_at, a.id limit ?""")
                .param(limit)
                .query((rs, n) -> new WorkItem(
                        "identity.work.draft",
                        rs.getString("username"),
                        rs.getString("display_name"),
                        "/accounts/" + rs.getString("id"),
                        rs.getString("unit"),
                        null,
                        true))
                .list();
    }
}
