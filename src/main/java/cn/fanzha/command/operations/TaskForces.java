package cn.fanzha.command.operations;

import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Task forces 专班 of gangs or of operations (domain section 2): named people of several units who see one to the end of a
 * day (Asia/Shanghai), and no more than see it. Who may name them is asked by the feature before it calls; every change is
 * audited as {@code <subject>.task-force} or {@code <subject>.task-force-end}.
 */
public final class TaskForces {

    private static final int YEARS_AT_MOST = 1;
    private static final int NAME_AT_MOST = 100;
    private static final List<Role> POLICE = List.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String subject;
    private final String forces;
    private final String readers;
    private final String id;

    /** @param subject whose tables these are, {@code gang} or {@code operation}; never input */
    public TaskForces(
            JdbcClient jdbc, Accounts accounts, ApplicationEventPublisher events, Clock clock, String subject) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
        this.subject = subject;
        this.forces = subject + "_task_force";
        this.readers = subject + "_reader";
        this.id = subject + "_id";
    }

    /** A task force that has not ended; {@code endsAt}: the first moment at which its people see nothing more. */
    public record Force(String name, Instant endsAt, Instant setAt, String setter) {}

    /**
     * The people around one gang or operation, for those who may open it.
     *
     * @param name what it is called
     * @param force the task force that runs; null: none
     * @param mayChange the actor may name and end one
     */
    public record Circle(String name, @Nullable Force force, List<AccountRef> members, boolean mayChange) {}

    public Circle circle(UUID of, String name, boolean mayChange) {
        return new Circle(name, force(of).orElse(null), people(of), mayChange);
    }

    /** The actor was named for it, and the task force runs. */
    public boolean named(UUID of, Actor actor) {
        return jdbc.sql("select exists (select from " + readers + " where " + id
                        + " = ? and account_id = ? and ends_at > ?)")
                .params(of, actor.id(), now())
                .query(Boolean.class)
                .single();
    }

    /** A query of the ids that the actor was named for; its two parameters are the actor's id and {@link #now}. */
    public String namedFor() {
        return "select r." + id + " from " + readers + " r where r.account_id = ? and r.ends_at > ?";
    }

    public OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Optional<Force> force(UUID of) {
        return jdbc.sql("select name, ends_at, set_at, setter from " + forces + " where " + id
                        + " = ? and ended_at is null and ends_at > ? order by id desc limit 1")
                .params(of, now())
                .query((rs, n) -> new Force(
                        rs.getString("name"),
                        rs.getTimestamp("ends_at").toInstant(),
                        rs.getTimestamp("set_at").toInstant(),
                        rs.getString("setter")))
                .optional();
    }

    private List<AccountRef> people(UUID of) {
        return jdbc
                .sql("select account_id from " + readers + " where " + id + " = ? and ends_at > ?")
                .params(of, now())
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list()
                .stream()
                .flatMap(one -> accounts.find(one).stream())
                .toList();
    }

    /**
     * Names the people; again, in place of those before. Refused without a name, without people of the police, and where its
     * last day is over or more than a year away.
     */
    public ChangeOutcome gather(
            UUID of,
            String number,
            @Nullable String name,
            Collection<UUID> people,
            @Nullable LocalDate endsOn,
            Actor actor) {
        LocalDate today = ChinaTime.date(clock.instant());
        LocalDate last = today.plusYears(YEARS_AT_MOST);
        List<AccountRef> named = people.stream()
                .distinct()
                .flatMap(one -> accounts.find(one).stream())
                .filter(AccountRef::active)
                .filter(one -> one.roles().stream().anyMatch(POLICE::contains))
                .toList();
        if (name == null || name.length() > NAME_AT_MOST) {
            return Refused.because("name", "cases.circle.refused.name");
        }
        if (named.isEmpty()) {
            return Refused.because("who", "operations.force.people");
        }
        if (endsOn == null || endsOn.isBefore(today) || endsOn.isAfter(last)) {
            return Refused.because("endsOn", "cases.circle.refused.end", today.toString(), last.toString());
        }
        end(of, name, actor);
        OffsetDateTime until = ChinaTime.startOf(endsOn.plusDays(1)).atOffset(ZoneOffset.UTC);
        jdbc.sql("insert into " + forces + " (id, " + id + ", name, ends_at, set_at, set_by, setter)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(Ids.next(), of, name, until, now(), actor.id(), actor.displayName())
                .update();
        for (AccountRef person : named) {
            jdbc.sql("insert into " + readers + " (" + id + ", account_id, ends_at) values (?, ?, ?)")
                    .params(of, person.id(), until)
                    .update();
        }
        List<String> names = named.stream().map(AccountRef::username).toList();
        events.publishEvent(Audited.done(
                subject + ".task-force",
                subject,
                number,
                Map.of("name", name, "people", names, "endsOn", endsOn.toString())));
        return new ChangeOutcome.Done(number);
    }

    /** Ends it before its day. Refused where none runs, and without a reason. */
    public ChangeOutcome disband(UUID of, String number, @Nullable String reason, Actor actor) {
        if (force(of).isEmpty()) {
            return Refused.because("reason", "cases.circle.refused.no-force");
        }
        if (reason == null) {
            return Refused.because("reason", "cases.circle.refused.reason");
        }
        end(of, reason, actor);
        events.publishEvent(Audited.done(subject + ".task-force-end", subject, number, Map.of("reason", reason)));
        return new ChangeOutcome.Done(number);
    }

    /** Ends what runs; that it ran stays. */
    private void end(UUID of, String reason, Actor actor) {
        jdbc.sql("update " + forces + " set ended_at = ?, ender = ?, end_reason = ? where " + id
                        + " = ? and ended_at is null")
                .params(now(), actor.displayName(), reason, of)
                .update();
        jdbc.sql("delete from " + readers + " where " + id + " = ?").param(of).update();
    }
}
