package cn.fanzha.command.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** A crowd waits its turn, and who is one too many is told so: the memory of the process never decides it. */
class RequestsAtOnceTest {

    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch finish = new CountDownLatch(1);
    private final AtomicInteger working = new AtomicInteger();
    private final FilterChain work = (request, response) -> {
        working.incrementAndGet();
        try {
            finish.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            working.decrementAndGet();
        }
    };

    @AfterEach
    void allGoHome() {
        finish.countDown();
        people.close();
    }

    @Test
    void asManyAsThereAreTurnsAreWorkedOnTheOthersFollow() throws Exception {
        RequestsAtOnce filter = filter(2, 10, Duration.ofMinutes(1));
        List<Future<MockHttpServletResponse>> sent = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            sent.add(send(filter, request("/cases")));
        }
        await().until(() -> working.get() == 2);
        await().during(Duration.ofMillis(100)).until(() -> working.get() == 2);
        finish.countDown();
        for (Future<MockHttpServletResponse> one : sent) {
            assertThat(one.get().getStatus()).isEqualTo(200);
        }
    }

    @Test
    void oneTooManyIsToldAtOnceInItsLanguageToComeAgain() throws Exception {
        RequestsAtOnce filter = filter(1, 1, Duration.ofMinutes(1));
        send(filter, request("/cases"));
        send(filter, request("/cases"));
        await().until(() -> working.get() == 1 && filter.waiting() == 1);
        MockHttpServletRequest chinese = request("/cases");
        chinese.addPreferredLocale(Locale.SIMPLIFIED_CHINESE);
        MockHttpServletResponse page = send(filter, chinese).get();
        assertThat(page.getStatus()).isEqualTo(503);
        assertThat(page.getHeader("Retry-After")).isEqualTo("5");
        assertThat(page.getContentAsString()).contains("系统正忙");
        MockHttpServletRequest english = request("/api/v1/cases");
        english.addPreferredLocale(Locale.ENGLISH);
        MockHttpServletResponse problem = send(filter, english).get();
        assertThat(problem.getContentType()).startsWith("application/problem+json");
        assertThat(problem.getContentAsString()).contains("nothing was done").contains("503");
    }

    @Test
    void whoHasWaitedLongEnoughIsToldSoAndLeavesRoomForOthers() throws Exception {
        RequestsAtOnce filter = filter(1, 5, Duration.ofMillis(50));
        send(filter, request("/cases"));
        await().until(() -> working.get() == 1);
        assertThat(send(filter, request("/cases")).get().getStatus()).isEqualTo(503);
        assertThat(filter.waiting()).isZero();
        finish.countDown();
        // the turn is free a moment after the work ends
        await().until(() -> send(filter, request("/cases")).get().getStatus() == 200);
    }

    @Test
    void streamsLongPollsAndUploadsTakeNobodysTurn() throws Exception {
        RequestsAtOnce filter = filter(1, 0, Duration.ofMillis(50));
        MockHttpServletRequest poll = request("/api/v1/stops");
        poll.setQueryString("state=REQUESTED&wait=30");
        MockHttpServletRequest upload = request("/cases/A1/evidence");
        upload.setContentType("multipart/form-data; boundary=x");
        send(filter, poll);
        send(filter, upload);
        send(filter, request("/live"));
        await().until(() -> working.get() == 3);
        Future<MockHttpServletResponse> list = send(filter, request("/cases"));
        await().until(() -> working.get() == 4);
        finish.countDown();
        assertThat(list.get().getStatus()).isEqualTo(200);
    }

    private Future<MockHttpServletResponse> send(RequestsAtOnce filter, MockHttpServletRequest request) {
        return people.submit(() -> {
            MockHttpServletResponse response = new MockHttpServletResponse();
            filter.doFilter(request, response, work);
            return response;
        });
    }

    private static MockHttpServletRequest request(String path) {
        return new MockHttpServletRequest("GET", path);
    }

    private static RequestsAtOnce filter(int working, int waiting, Duration patience) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/api");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        Problems problems = new Problems(
                messages, new AcceptHeaderLocaleResolver(), JsonMapper.builder().build());
        return new RequestsAtOnce(working, waiting, patience, problems, messages);
    }
}
