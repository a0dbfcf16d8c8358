package cn.fanzha.command.volume;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Copies rows into tables, made by all processors and sent in order, never more of them in memory than a few thousand.
 * Triggers and foreign keys don't run in its session; indexes beside the keys are built anew afterwards from the very
 * definitions that were there. {@link #close} refuses where the schema is not what it was.
 */
final class BulkLoad implements AutoCloseable {

    private static final int CHUNK = 2_000;

    private final DataSource superuser;
    private final Connection connection;
    private final Map<String, String> schema;
    private final Map<String, String> dropped = new TreeMap<>();
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final ExecutorService makers = Executors.newFixedThreadPool(processors);

    BulkLoad(DataSource superuser) throws SQLException {
        this.superuser = superuser;
        this.connection = superuser.getConnection();
        execute("set session_replication_role = replica");
        execute("set synchronous_commit = off");
        this.schema = indexes("true");
    }

    /** Takes the indexes that no constraint needs off the tables, until {@link #close}. */
    void withoutIndexes(String... tables) throws SQLException {
        for (String table : tables) {
            Map<String, String> own = indexes("i.indrelid = '" + table + "'::regclass and not exists"
                    + " (select from pg_constraint k where k.conindid = i.indexrelid)");
            for (String name : own.keySet()) {
                execute("drop index " + name);
            }
            dropped.putAll(own);
        }
    }

    /** What {@code rows} makes of each number from 0 to {@code n}: none, one or several rows of the columns. */
    long copy(String table, String columns, int n, BiConsumer<Integer, CopyRow> rows) throws SQLException {
        long began = System.nanoTime();
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin");
        Deque<Future<byte[]>> coming = new ArrayDeque<>();
        try {
            for (int from = 0; from < n || !coming.isEmpty(); ) {
                while (from < n && coming.size() < 3 * processors) {
                    int first = from;
                    int last = Math.min(n, from + CHUNK);
                    coming.add(makers.submit(() -> made(first, last, rows)));
                    from = last;
                }
                byte[] chunk = coming.remove().get();
                copy.writeToCopy(chunk, 0, chunk.length);
            }
            long landed = copy.endCopy();
            say("%,d rows of %s in %.1f s", landed, table, (System.nanoTime() - began) / 1e9);
            return landed;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            coming.forEach(chunk -> chunk.cancel(true));
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static byte[] made(int first, int last, BiConsumer<Integer, CopyRow> rows) {
        CopyRow text = new CopyRow();
        for (int i = first; i < last; i++) {
            rows.accept(i, text);
        }
        return text.take();
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Connection connection() {
        return connection;
    }

    /** Builds the indexes, tells the planner, and compares the schema with what it was. */
    @Override
    public void close() throws SQLException {
        try {
            makers.shutdownNow();
            rebuild();
            long began = System.nanoTime();
            execute("vacuum (analyze)");
            say("vacuum and analyze in %.1f s", (System.nanoTime() - began) / 1e9);
            if (!indexes("true").equals(schema)) {
                throw new IllegalStateException("the indexes are not what they were before the load");
            }
        } finally {
            connection.close();
        }
    }

    private void rebuild() throws SQLException {
        long began = System.nanoTime();
        try (ExecutorService builders = Executors.newFixedThreadPool(processors)) {
            List<Future<?>> built = new ArrayList<>();
            for (String definition : dropped.values()) {
                built.add(builders.submit(() -> build(definition)));
            }
            for (Future<?> one : built) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        say("%d indexes in %.1f s", dropped.size(), (System.nanoTime() - began) / 1e9);
        dropped.clear();
    }

    private void build(String definition) {
        try (Connection own = superuser.getConnection();
                Statement statement = own.createStatement()) {
            statement.execute("set maintenance_work_mem = '512MB'");
            statement.execute("set max_parallel_maintenance_workers = 0");
            statement.execute(definition);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> indexes(String where) throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid"
                                + " where c.relnamespace = 'public'::regnamespace and i.indisvalid and " + where)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    static void say(String text, Object... values) {
        System.out.println("VOLUME " + String.format(Locale.ROOT, text, values));
    }
}
