package cn.fanzha.command.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** The whole application on a real PostgreSQL, without demo data; one context serves all tests that carry this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        properties = {
            "fanzha.database.embedded=false",
            "spring.datasource.hikari.connection-timeout=60000",
            "fanzha.demo=false",
            "fanzha.api.idempotency-wait=PT2S",
            "fanzha.statistics.close=-",
            "fanzha.statistics.catch-up=-",
            "fanzha.statistics.nightly=-",
            "fanzha.statistics.settle=-",
            "fanzha.dashboard.kept=PT0S",
            "fanzha.keys.create=true",
            "fanzha.live.heartbeat=500ms",
            "fanzha.webhooks.enabled=false",
            "fanzha.webhooks.loopback=true",
            "fanzha.data-dir=target/test-data",
            "management.server.port=0"
        })
@AutoConfigureMockMvc
@Import({
    TestDatabase.class,
    TestClock.class,
    SqlCount.class,
    PatientLocks.class,
    AuditTrail.class,
    TestCities.class,
    TestCases.class,
    Stops.class,
    Returns.class,
    ControlRows.class
})
public @interface IntegrationTest {}
