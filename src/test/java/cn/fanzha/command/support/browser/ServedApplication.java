package cn.fanzha.command.support.browser;

import cn.fanzha.command.support.TestCities;
import cn.fanzha.command.support.TestClock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test that calls the whole application on its ports, with the made-up city of the demo data. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "fanzha.database.embedded=false",
            "spring.datasource.hikari.connection-timeout=60000",
            "fanzha.keys.create=true",
            // at the suite's end the database goes at the same moment: nobody is waited for
            "server.shutdown=immediate",
            "fanzha.statistics.close=-",
            "fanzha.statistics.catch-up=-",
            "fanzha.statistics.nightly=-",
            "fanzha.statistics.settle=-",
            "fanzha.webhooks.loopback=true",
            "fanzha.webhooks.every=200ms",
            "fanzha.webhooks.first-pause=400ms",
            "fanzha.data-dir=target/test-data-pages",
            "server.address=127.0.0.1",
            "management.server.port=0"
        })
@ContextConfiguration(initializers = BrowserDatabase.class)
@Import({BrowserDatabase.class, TestClock.class, TestCities.class})
public abstract class ServedApplication {

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    /** Where the application answers; paths given to a page's {@code navigate} are relative to it. */
    protected String url() {
        return "http://localhost:" + port;
    }

    /** Where health and metrics answer. */
    protected String managementUrl() {
        return "http://localhost:" + managementPort;
    }
}
