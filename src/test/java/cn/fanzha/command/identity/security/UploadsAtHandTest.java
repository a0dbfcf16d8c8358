package cn.fanzha.command.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Uploads are refused by what their header says, before a byte of them is read. */
class UploadsAtHandTest {

    private final UploadsAtHand filter = new UploadsAtHand(100, 150);
    private final AtomicInteger read = new AtomicInteger();

    @Test
    void aTooLongFileIsRefusedAndOnlyImportsTakeMore() throws Exception {
        assertThat(send("/cases/A1/evidence", 100)).isEqualTo(200);
        assertThat(send("/cases/A1/evidence", 101)).isEqualTo(413);
        assertThat(send("/cases/A1/evidence", -1)).isEqualTo(411);
        assertThat(read).hasValue(1);
        assertThat(send("/imports", 2_000_000_000L)).isEqualTo(200);
        assertThat(read).hasValue(2);
    }

    @Test
    void uploadsHoldOnlySoMuchTogether() throws Exception {
        MockHttpServletResponse inner = new MockHttpServletResponse();
        filter.doFilter(request("/imports", 5000), new MockHttpServletResponse(), (request, response) -> {
            filter.doFilter(request("/cases/A1/evidence", 60), inner, (again, same) -> read.incrementAndGet());
            read.incrementAndGet();
        });
        assertThat(inner.getStatus()).isEqualTo(503);
        assertThat(read).hasValue(1);
        assertThat(send("/cases/A1/evidence", 60)).as("the first has ended").isEqualTo(200);
    }

    private int send(String path, long length) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request(path, length), response, (request, same) -> read.incrementAndGet());
        return response.getStatus();
    }

    private static MockHttpServletRequest request(String path, long length) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return length;
            }
        };
        request.setServletPath(path);
        if (length < 0) {
            request.addHeader("Transfer-Encoding", "chunked");
        }
        request.setContentType("multipart/form-data; boundary=x");
        return request;
    }
}
