package cn.fanzha.command.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Patience;
import cn.fanzha.command.support.TestCity;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class LiveStreamsTest {

    @Autowired
    LiveEventLog eventLog;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LiveSessions sessions;

    @Autowired
    LiveSettings settings;

    @Autowired
    Clock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    /** A thread of its own would still write when the server has given the exchange of a lost browser to another. */
    @Test
    void theStreamIsWrittenByTheThreadOfItsRequest() {
        MvcTestResult answer =
                mvc.get().uri("/live").with(city.signedIn(city.officer)).exchange();
        assertThat(answer.getRequest().isAsyncStarted()).isFalse();
        assertThat(answer).hasStatusOk().bodyText().startsWith("id:").contains("event:session-ended");
    }

    @Test
    void whoComesWhileTheApplicationClosesKeepsItNotWaiting() {
        LiveStreams streams = new LiveStreams(eventLog, jdbc, sessions, clock, settings);
        streams.begin(eventLog.present());
        streams.close();
        LiveStream late = new LiveStream(SecondInstance.actor(new Scope.Nothing()), "", clock.instant(), 8);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        assertTimeoutPreemptively(Patience.LONG, () -> streams.open(late, null, told));
        assertThat(streams.count()).isZero();
        assertThat(told.size()).isZero();
    }
}
