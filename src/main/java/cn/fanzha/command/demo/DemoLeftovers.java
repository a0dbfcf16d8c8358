package cn.fanzha.command.demo;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to run for real on a database that was a trial: its accounts and its API client have a password that stands in
 * the README.
 */
@Component
@ConditionalOnProperty(name = "fanzha.demo", havingValue = "false")
class DemoLeftovers implements InitializingBean {

    private final JdbcClient jdbc;

    DemoLeftovers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        boolean trial = jdbc.sql("select exists (select 1 from api_client where client_id = ?)")
                .param(DemoCity.CLIENT)
                .query(Boolean.class)
                .single();
        if (trial) {
            throw new IllegalStateException("This database holds the demo accounts, whose password is public. Set"
                    + " FANZHA_DATA_DIR to an empty directory (or SPRING_DATASOURCE_URL to an empty database), or delete"
                    + " the trial's data directory, and start again.");
        }
    }
}
