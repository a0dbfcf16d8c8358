package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.ListViews;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Text;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person keeps of the list of cases: columns, and filters under a name. A supervisor may share a view with the
 * people of the own unit; everybody sees through it only what lies in the own scope.
 */
@Component
public class CaseViews implements ListViews {

    private static final String LIST = "cases";
    private static final int AT_MOST = 30;
    private static final int NAME_AT_MOST = 40;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseViews(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A view under its name.
     *
     * @param query filters, columns and order as they stand in the address
     * @param own the reader's: to rename, share and delete
     */
    public record View(UUID id, String name, String query, boolean shared, boolean own, boolean isDefault) {}

    /**
     * What a person keeps of the list.
     *
     * @param columns words of the columns chosen last; null where nothing was chosen
     */
    public record Kept(@Nullable List<String> columns, List<View> views) {
        public Optional<View> find(UUID id) {
            return views.stream().filter(view -> view.id().equals(id)).findFirst();
        }

        /** The view that the list opens with. */
        public Optional<View> first() {
            return views.stream().filter(View::isDefault).findFirst();
        }
    }

    /** Own views and those shared within the unit, by name; one statement. */
    @Transactional(readOnly = true)
    public Kept of(Actor actor) {
        List<List<String>> columns = new java.util.ArrayList<>();
        List<View> views = new java.util.ArrayList<>();
        jdbc.sql("""
                        select c.columns, c.default_view, v.id, v.name, v.query, v.shared, v.owner_id
                        from (select ?::uuid as account_id) me
                        left join list_choice c on c.account_id = me.account_id and c.list = ?
                        left join saved_view v on v.list = ? and (v.owner_id = me.account_id or (v.shared and v.unit_id = ?))
                        order by v.owner_id <> me.account_id, v.name collate "zh-x-icu", v.id""")
                .params(actor.id(), LIST, LIST, actor.unitId())
                .query((rs, n) -> {
                    if (n == 0 && rs.getArray("columns") != null) {
                        columns.add(List.of((String[]) rs.getArray("columns").getArray()));
                    }
                    UUID id = rs.getObject("id", UUID.class);
                    if (id != null) {
                        views.add(new View(
                                id,
                                rs.getString("name"),
                                rs.getString("query"),
                                rs.getBoolean("shared"),
                                actor.id().equals(rs.getObject("owner_id", UUID.class)),
                                id.equals(rs.getObject("default_view", UUID.class))));
                    }
                    return n;
                })
                .list();
        return new Kept(columns.isEmpty() ? null : columns.getFirst(), List.copyOf(views));
    }

    /** Keeps the columns for the person's next visit. */
    @Transactional
    public void choose(List<String> columns, Actor actor) {
        jdbc.sql("""
                        insert into list_choice (account_id, list, columns) values (?, ?, ?)
                        on conflict on constraint list_choice_pk do update set columns = excluded.columns""").params(actor.id(), LIST, columns.toArray(String[]::new)).update();
    }

    /**
     * Keeps filters under a name.
     *
     * @throws InvalidValueException a name that is empty, too long or taken; more views than a person may have
     */
    @Override
    @Transactional
    public UUID save(String typedName, String query, boolean shared, Actor actor) {
        String name = name(typedName);
        int held = jdbc.sql("select count(*) from saved_view where owner_id = ? and list = ?")
                .params(actor.id(), LIST)
                .query(Integer.class)
                .single();
        if (held >= AT_MOST) {
            throw new InvalidValueException("cases.view.too-many", AT_MOST);
        }
        UUID id = Ids.next();
        int saved = jdbc.sql("""
                        insert into saved_view (id, list, owner_id, unit_id, name, query, shared, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        id,
                        LIST,
                        actor.id(),
                        actor.unitId(),
                        name,
                        query,
                        shared && actor.has(Role.SUPERVISOR),
                        Timestamp.from(clock.instant()))
                .update();
        if (saved == 0) {
            throw new InvalidValueException("cases.view.taken", name);
        }
        events.publishEvent(Audited.done("case.view-save", "case-view", name, Map.of("shared", shared)));
        return id;
    }

    /** Gives an own view another name, and shares it or not. */
    @Transactional
    public void rename(UUID id, String typedName, boolean shared, Actor actor) {
        String name = name(typedName);
        try {
            int changed = jdbc.sql(
                            "update saved_view set name = ?, shared = ? where id = ? and owner_id = ? and list = ?")
                    .params(name, shared && actor.has(Role.SUPERVISOR), id, actor.id(), LIST)
                    .update();
            if (changed == 0) {
                throw new NotFoundException("case-view", id);
            }
        } catch (DuplicateKeyException taken) {
            throw new InvalidValueException("cases.view.taken", name);
        }
        events.publishEvent(Audited.done("case.view-rename", "case-view", name, Map.of("shared", shared)));
    }

    @Transactional
    public void delete(UUID id, Actor actor) {
        if (jdbc.sql("delete from saved_view where id = ? and owner_id = ? and list = ?")
                        .params(id, actor.id(), LIST)
                        .update()
                == 0) {
            throw new NotFoundException("case-view", id);
        }
        events.publishEvent(Audited.done("case.view-delete", "case-view", id.toString(), Map.of()));
    }

    /**
     * Makes a view the one that the list opens with.
     *
     * @param id null: the list opens without filters again
     */
    @Transactional
    public void openWith(@Nullable UUID id, Actor actor) {
        if (id != null && of(actor).find(id).isEmpty()) {
            throw new NotFoundException("case-view", id);
        }
        jdbc.sql("""
                        insert into list_choice (account_id, list, default_view) values (?, ?, ?)
                        on conflict on constraint list_choice_pk do update set default_view = excluded.default_view""").param(actor.id()).param(LIST).param(id).update();
    }

    private static String name(String typed) {
        String name = Text.halfWidth(typed);
        if (name.isEmpty() || name.length() > NAME_AT_MOST) {
            throw new InvalidValueException("cases.view.name", NAME_AT_MOST);
        }
        return name;
    }
}
