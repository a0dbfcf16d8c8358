package cn.fanzha.command.platform.imports;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.PGCopyOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files in: a row at a time through its checks into a temporary table by COPY, then set-based into the records, in
 * one transaction. Memory doesn't grow with the file. Two imports of one kind wait for each other at the merge.
 */
@Component
public class Imports {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final int INLINE_REJECTIONS = 1_000;
    /** Each holds a database connection while its file arrives; pages need the others. */
    private static final int AT_ONCE = 8;

    private static final int NAME_LENGTH = 200;
    private static final long PROGRESS_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ImportStage stage;
    private final ImportRuns runs;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final long maxBytes;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Imports(
            JdbcTemplate template,
            TransactionTemplate transaction,
            ImportRuns runs,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${fanzha.imports.max-bytes}") long maxBytes) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.stage = new ImportStage(jdbc);
        this.transaction = transaction;
        this.runs = runs;
        this.events = events;
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    /**
     * Imports one file. Leaves a line in the history, whatever comes of it, and one entry in the audit log.
     *
     * @param strict lands all rows or none
     * @throws StructureFault the file is broken; nothing landed
     * @throws FileTooLargeException the file is longer than the setting allows; nothing landed
     * @throws OutOfScopeException the actor may not import the kind
     * @throws TooManyImportsException too many files are coming in already
     */
    public ImportResult run(ImportKind kind, String fileName, boolean strict, InputStream body, Actor actor) {
        if (!kind.allows(actor)) {
            throw new OutOfScopeException("import", kind.name());
        }
        takePlace();
        try {
            return runInPlace(kind, fileName, strict, body, actor);
        } finally {
            places.release();
        }
    }

    /** All rejections of an import by line; {@link ImportResult#rejections} holds the first 1,000. */
    public List<ImportResult.Rejection> rejections(ImportResult result) {
        return result.rejected() <= result.rejections().size()
                ? result.rejections()
                : runs.rejections(result.runId(), Math.toIntExact(result.rejected()));
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(30, TimeUnit.SECONDS)) {
                throw new TooManyImportsException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyImportsException();
        }
    }

    private ImportResult runInPlace(ImportKind kind, String fileName, boolean strict, InputStream body, Actor actor) {
        UUID run = runs.start(kind.name(), storable(fileName), strict, actor);
        running.add(run);
        ImportResult result;
        try {
            result = Objects.requireNonNull(transaction.execute(status -> take(run, kind, strict, body, actor)));
        } catch (StructureFault fault) {
            nothingLanded(run, kind, "REFUSED", fault.code(), fault);
            throw fault;
        } catch (FileTooLargeException e) {
            nothingLanded(run, kind, "REFUSED", "too-large", null);
            throw e;
        } catch (RuntimeException | Error e) {
            recordFailure(run, kind, e);
            throw e;
        } finally {
            running.remove(run);
        }
        kind.committed();
        return result;
    }

    /** The sender chose the name: without control characters, which the database refuses, and not longer than a line. */
    private static String storable(String fileName) {
        String clean = fileName.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.codePointCount(0, clean.length()) <= NAME_LENGTH
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, NAME_LENGTH));
    }

    long maxBytes() {
        return maxBytes;
    }

    /** An import may go on for minutes without reading a row, while it judges and lands them. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void sayThatTheyGoOn() {
        if (!running.isEmpty()) {
            runs.alive(running);
        }
    }

    /** What broke the import may also keep its line from being written: then the first of the two is told. */
    private void recordFailure(UUID run, ImportKind kind, Throwable failure) {
        try {
            nothingLanded(run, kind, "FAILED", "failed", null);
        } catch (RuntimeException unwritten) {
            failure.addSuppressed(unwritten);
        }
    }

    private void nothingLanded(UUID run, ImportKind kind, String state, String code, @Nullable StructureFault place) {
        runs.fail(
                run,
                state,
                "imports.structure." + code,
                place == null ? null : place.line(),
                place == null ? null : place.column());
        events.publishEvent(
                Audited.refused("import.run", "import", run.toString(), Map.of("kind", kind.name(), "reason", code)));
    }

    private ImportResult take(UUID run, ImportKind kind, boolean strict, InputStream body, Actor actor) {
        long began = System.nanoTime();
        runs.hold(run);
        // sorts and joins of a whole file, one at a time
        jdbc.sql("set local work_mem = '64MB'").update();
        stage.create(kind);
        ImportFile file = Objects.requireNonNull(template.execute((Connection c) -> copy(c, run, kind, body, actor)));
        long staged = System.nanoTime();
        stage.arrived(kind);
        jdbc.sql("select pg_advisory_xact_lock(hashtext('import'), hashtext(?))")
                .param(kind.name())
                .query((rs, n) -> n)
                .list();
        kind.judge(file);
        ImportResult counted = stage.count(run, kind);
        long judged = System.nanoTime();
        boolean lands = !strict || counted.rejected() == 0;
        if (lands) {
            kind.land(file);
        } else {
            counted = counted.nothingLanded();
        }
        stage.keepRejections(run);
        ImportResult result = counted.with(runs.rejections(run, INLINE_REJECTIONS));
        stage.drop();
        runs.finish(result);
        LOG.info(
                "Import of {}: {} rows staged in {} ms, judged in {} ms, landed in {} ms",
                kind.name(),
                result.received(),
                (staged - began) / 1_000_000,
                (judged - staged) / 1_000_000,
                (System.nanoTime() - judged) / 1_000_000);
        events.publishEvent(Audited.done(
                "import.run",
                "import",
                run.toString(),
                Map.of(
                        "kind", kind.name(),
                        "received", result.received(),
                        "created", result.created(),
                        "updated", result.updated(),
                        "rejected", result.rejected())));
        return result;
    }

    private ImportFile copy(Connection connection, UUID run, ImportKind kind, InputStream body, Actor actor)
            throws SQLException {
        try (CsvRows rows = new CsvRows(body, maxBytes, kind.columns())) {
            ImportFile file = new ImportFile(actor, Set.copyOf(rows.header()), clock.instant());
            ImportKind.RowCheck check = kind.begin(file);
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy import_stage from stdin");
            try {
                OutputStream out = new BufferedOutputStream(new PGCopyOutputStream(copy), 1 << 16);
                stage(run, check, kind.staging().size(), file, rows, out);
                out.flush();
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stage(
            UUID run, ImportKind.RowCheck check, int columns, ImportFile file, CsvRows rows, OutputStream out)
            throws IOException {
        ImportRow row = new ImportRow(rows.header(), file.now());
        StageRow staged = new StageRow(columns);
        long received = 0;
        long told = System.nanoTime();
        while (rows.next(row)) {
            staged.begin();
            try {
                check.check(row, staged);
                staged.write(out, row.line());
            } catch (RowFault fault) {
                staged.reject(out, row.line(), fault);
            }
            received++;
            if (System.nanoTime() - told > PROGRESS_EVERY) {
                runs.progress(run, received);
                told = System.nanoTime();
            }
        }
        runs.progress(run, received);
    }
}
