package cn.fanzha.command.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Counts the statements that a piece of work sends to the database on its own thread, the session's left aside: {@code
 * assertThat(SqlCount.during(() -> mvc.get().uri("/stops").exchange())).hasSizeLessThanOrEqualTo(6)}.
 */
public class SqlCount implements BeanPostProcessor {

    private static final ThreadLocal<@Nullable List<String>> HEARD = new ThreadLocal<>();

    /** The statements in the order in which they were sent. */
    public static List<String> during(Runnable work) {
        List<String> heard = new ArrayList<>();
        HEARD.set(heard);
        try {
            work.run();
        } finally {
            HEARD.remove();
        }
        return heard;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof ProxyDataSource)
                ? ProxyDataSourceBuilder.create(source)
                        .listener(new Listener())
                        .listener(new SqlHeard())
                        .build()
                : bean;
    }

    private static class Listener implements QueryExecutionListener {
        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            // counted once it has run
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            List<String> heard = HEARD.get();
            if (heard != null) {
                queries.stream()
                        .map(QueryInfo::getQuery)
                        .filter(sql -> !sql.toLowerCase(Locale.ROOT).contains("spring_session"))
                        .forEach(heard::add);
            }
        }
    }
}
