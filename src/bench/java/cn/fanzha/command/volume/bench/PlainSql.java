package cn.fanzha.command.volume.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** The same question to the database alone: prepared, over as many connections. */
final class PlainSql {

    private final BenchApp app;
    private final Duration span;

    PlainSql(BenchApp app, Duration span) {
        this.app = app;
        this.span = span;
    }

    /** Asks once, all rows read; a change is committed. */
    @FunctionalInterface
    interface Question {
        void ask(Connection connection, ThreadLocalRandom random) throws SQLException;
    }

    Measured run(Question question) {
        try (ExecutorService threads = Executors.newFixedThreadPool(Settings.CONNECTIONS)) {
            List<Future<long[]>> asked = new ArrayList<>();
            for (int i = 0; i < Settings.CONNECTIONS; i++) {
                asked.add(threads.submit(() -> ask(question)));
            }
            long[] all = new long[0];
            int n = 0;
            for (Future<long[]> one : asked) {
                long[] own = one.get();
                all = java.util.Arrays.copyOf(all, n + own.length);
                System.arraycopy(own, 0, all, n, own.length);
                n += own.length;
            }
            return Measured.of(all, n, span.toMillis() / 1e3, 0);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private long[] ask(Question question) throws IOException, SQLException {
        long[] nanos = new long[1024];
        int n = 0;
        try (Connection connection = app.application()) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            long end = System.nanoTime() + span.toNanos();
            while (System.nanoTime() < end) {
                long before = System.nanoTime();
                question.ask(connection, random);
                if (n == nanos.length) {
                    nanos = java.util.Arrays.copyOf(nanos, 2 * n);
                }
                nanos[n++] = System.nanoTime() - before;
            }
        }
        return java.util.Arrays.copyOf(nanos, n);
    }

    /** A query with these parameters. */
    static Question query(String sql, Object... parameters) {
        return (connection, random) -> read(connection, sql, parameters);
    }

    /** Reads all rows of a query. */
    static int read(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                Object value = parameters[i];
                statement.setObject(i + 1, value instanceof Object[] array ? array(connection, array) : value);
            }
            int n = 0;
            if (statement.execute()) {
                try (var rows = statement.getResultSet()) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        n++;
                        for (int c = 1; c <= columns; c++) {
                            rows.getObject(c);
                        }
                    }
                }
            }
            return n;
        }
    }

    private static java.sql.Array array(Connection connection, Object[] values) throws SQLException {
        return connection.createArrayOf(values instanceof java.util.UUID[] ? "uuid" : "text", values);
    }
}
