package cn.fanzha.command.demo;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the made-up city's history in at the first start, through the import; what broke off goes on at the next. */
@Component
@Order(20)
@ConditionalOnProperty("fanzha.demo")
class DemoHistory implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoHistory.class);

    private final JdbcClient jdbc;
    private final DemoImports imports;
    private final Clock clock;

    DemoHistory(JdbcClient jdbc, DemoImports imports, Clock clock) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        // the last file of all
        boolean whole = jdbc.sql("select exists (select from external_figure)")
                .query(Boolean.class)
                .single();
        if (!whole) {
            long start = System.nanoTime();
            DemoYears.until(ChinaTime.date(clock.instant())).forEach(imports::run);
            LOG.info("The made-up city's history is in after {} ms", (System.nanoTime() - start) / 1_000_000);
        }
    }
}
