package cn.fanzha.command.support;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import org.jspecify.annotations.Nullable;

/** Statements with their parameters as a piece of work sent them on its own thread, so that they can be asked again. */
public final class SqlHeard implements QueryExecutionListener {

    private static final ThreadLocal<@Nullable List<Statement>> HEARD = new ThreadLocal<>();

    /** A statement; {@link #explain} says how the database would answer it. */
    public record Statement(String sql, List<ParameterSetOperation> parameters) {

        /** The plan's lines. */
        public List<String> explain(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("explain " + sql)) {
                for (ParameterSetOperation parameter : parameters) {
                    parameter.getMethod().invoke(statement, parameter.getArgs());
                }
                List<String> lines = new ArrayList<>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        lines.add(String.valueOf(rows.getString(1)));
                    }
                }
                return lines;
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }

    /** What the work reads and changes, the session's own statements aside. */
    public static List<Statement> during(Runnable work) {
        List<Statement> heard = new ArrayList<>();
        HEARD.set(heard);
        try {
            work.run();
        } finally {
            HEARD.remove();
        }
        return heard;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // heard once it has run
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        List<Statement> heard = HEARD.get();
        if (heard == null) {
            return;
        }
        for (QueryInfo query : queries) {
            String small = query.getQuery().strip().toLowerCase(Locale.ROOT);
            if (small.matches("(?s)(select|with|update|delete|insert).*") && !small.contains("spring_session")) {
                heard.add(new Statement(
                        query.getQuery(),
                        query.getParametersList().isEmpty()
                                ? List.of()
                                : query.getParametersList().getFirst()));
            }
        }
    }
}
