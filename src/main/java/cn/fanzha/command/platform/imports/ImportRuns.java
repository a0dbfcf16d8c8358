package cn.fanzha.command.platform.imports;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The history of imports, and their rejections. */
@Repository
class ImportRuns {

    /** A running import that was not heard of for so long, and whose transaction is over, has ended with its process. */
    static final Duration QUIET = Duration.ofSeconds(15);

    /** The same where its transaction seems to live: the database learns late of a machine that vanished. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A line of the history. */
    record Run(
            UUID id,
            String kind,
            String fileName,
            boolean strict,
            String actorName,
            UUID actorId,
            UUID unitId,
            Instant startedAt,
            @Nullable Instant finishedAt,
            String state,
            long received,
            long created,
            long updated,
            long unchanged,
            long rejected,
            long warnings,
            @Nullable String problemCode,
            @Nullable Long problemLine,
            @Nullable String problemColumn) {

        public boolean running() {
            return state.equals("RUNNING");
        }

        /** From its start to its end, as hours, minutes and seconds; null while it runs. */
        public @Nullable String took() {
            if (finishedAt == null) {
                return null;
            }
            Duration span = Duration.between(startedAt, finishedAt);
            return String.format(
                    Locale.ROOT, "%02d:%02d:%02d", span.toHours(), span.toMinutesPart(), span.toSecondsPart());
        }
    }

    /** Seen at once by everybody, also while the import's own transaction runs. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public UUID start(String kind, String fileName, boolean strict, Actor actor) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into import_run (id, kind, file_name, strict, actor_id, actor_name, unit_id, started_at,
                                heard_at, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING')""")
                .params(id, kind, fileName, strict, actor.id(), actor.displayName(), actor.unitId())
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** How far a running import has come. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void progress(UUID id, long received) {
        jdbc.sql("update import_run set received = ?, heard_at = ? where id = ? and state = 'RUNNING'")
                .params(received, clock.instant().atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /** These imports still go on, also those that read no row at the moment. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void alive(Collection<UUID> running) {
        jdbc.sql("update import_run set heard_at = ? where id = any(?) and state = 'RUNNING'")
                .params(clock.instant().atOffset(ZoneOffset.UTC), running.toArray(UUID[]::new))
                .update();
    }

    /** Within the import's transaction: the rows and their count land together. */
    void finish(ImportResult result) {
        jdbc.sql("""
                        update import_run set state = 'DONE', problem_code = null, finished_at = ?, received = ?,
                               created = ?, updated = ?, unchanged = ?, rejected = ?, warnings = ?
                        where id = ?""")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .params(result.received(), result.created(), result.updated(), result.unchanged())
                .params(result.rejected(), result.warnings(), result.runId())
                .update();
    }

    /** Nothing landed: the file was refused, or the attempt broke off. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void fail(UUID id, String state, String code, @Nullable Long line, @Nullable String column) {
        jdbc.sql("""
                        update import_run set state = ?, finished_at = ?, problem_code = ?, problem_line = ?,
                               problem_column = ?
                        where id = ?""")
                .param(state)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .params(java.util.Arrays.asList(code, line, column, id))
                .update();
    }

    /** Within the import's transaction, from its start: as long as this lock is held, the import goes on. */
    void hold(UUID id) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtext('import-run'), hashtext(?::text))")
                .param(id)
                .query((rs, n) -> n)
                .list();
    }

    /**
     * An import whose process ended landed nothing: its line says so, and the audit log has its one entry. It is known
     * by its transaction being over, or by two minutes of silence.
     */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    @Transactional
    public void closeInterrupted() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        update import_run set state = 'FAILED', problem_code = 'imports.structure.interrupted',
                               finished_at = :now
                        where state = 'RUNNING' and heard_at < :quiet
                          and (heard_at < :silent
                               or pg_try_advisory_xact_lock(hashtext('import-run'), hashtext(id::text)))
                        returning id, kind""")
                .param("now", now)
                .param("quiet", now.minus(QUIET))
                .param("silent", now.minus(SILENCE))
                .query((rs, n) -> Map.entry(rs.getObject("id", UUID.class), rs.getString("kind")))
                .list()
                .forEach(run -> events.publishEvent(Audited.done(
                        "import.interrupt", "import", run.getKey().toString(), Map.of("kind", run.getValue()))));
    }

    /** The newest imports that the actor may see: the own ones, those of the units in scope; an administrator, of units. */
    List<Run> newest(Actor actor) {
        return jdbc.sql("""
                        select * from import_run
                        where actor_id = :actor or :everything or (:admin and kind = 'units')
                           or (unit_id = any(:units) and kind <> 'units')
                        order by started_at desc, id desc limit :size""")
                .param("actor", actor.id())
                .param("everything", actor.scope() instanceof Scope.Everything)
                .param("admin", actor.has(Role.SYSTEM_ADMIN))
                .param("units", actor.scope() instanceof Scope.Tree tree ? tree.array() : new UUID[0])
                .param("size", SHOWN)
                .query(ImportRuns::run)
                .list();
    }

    /**
     * One import.
     *
     * @throws OutOfScopeException it is another unit's
     */
    Run require(UUID id, Actor actor) {
        Run run = jdbc.sql("select * from import_run where id = ?")
                .param(id)
                .query(ImportRuns::run)
                .optional()
                .orElseThrow(() -> new NotFoundException("import", id));
        boolean own = run.actorId().equals(actor.id());
        boolean visible = run.kind().equals("units")
                ? actor.has(Role.SYSTEM_ADMIN) || actor.scope() instanceof Scope.Everything
                : actor.scope().sees(run.unitId());
        if (!own && !visible) {
            throw new OutOfScopeException("import", id);
        }
        return run;
    }

    List<ImportResult.Rejection> rejections(UUID id, int limit) {
        return jdbc.sql("select line, column_name as column, code from import_rejection where run_id = ?"
                        + " order by line limit ?")
                .params(id, limit)
                .query(ImportRuns::rejection)
                .list();
    }

    /** All rejections, one after the other: read with a cursor, never as a whole. */
    @Transactional(readOnly = true)
    public void eachRejection(UUID id, Consumer<ImportResult.Rejection> use) {
        jdbc
                .sql("select line, column_name as column, code from import_rejection where run_id = ? order by line")
                .withFetchSize(1_000)
                .param(id)
                .query(ImportRuns::rejection)
                .stream()
                .forEach(use);
    }

    private static ImportResult.Rejection rejection(ResultSet rs, int number) throws SQLException {
        return new ImportResult.Rejection(rs.getLong("line"), rs.getString("column"), rs.getString("code"));
    }

    private static Run run(ResultSet rs, int number) throws SQLException {
        Timestamp finished = rs.getTimestamp("finished_at");
        return new Run(
                rs.getObject("id", UUID.class),
                rs.getString("kind"),
                rs.getString("file_name"),
                rs.getBoolean("strict"),
                rs.getString("actor_name"),
                rs.getObject("actor_id", UUID.class),
                rs.getObject("unit_id", UUID.class),
                rs.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                rs.getString("state"),
                rs.getLong("received"),
                rs.getLong("created"),
                rs.getLong("updated"),
                rs.getLong("unchanged"),
                rs.getLong("rejected"),
                rs.getLong("warnings"),
                rs.getString("problem_code"),
                rs.getObject("problem_line", Long.class),
                rs.getString("problem_column"));
    }
}
