package cn.fanzha.command.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.platform.crypto.FileCipher;
import cn.fanzha.command.support.IntegrationTest;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** Long forms are taken apart before the container sees them, and pages read them as any other. */
@IntegrationTest
class SpooledUploadsTest {

    private static final String HEAD = """
            --x\r
            Content-Disposition: form-data; name="_csrf"\r
            \r
            token\r
            --x\r
            Content-Disposition: form-data; name="file"; filename="案件.csv"\r
            Content-Type: text/csv\r
            \r
            """;

    @Autowired
    FileCipher cipher;

    @Test
    void aLongFormIsReadByItsPageAndAShortOneIsTheContainers() throws Exception {
        String rows = "王小明,13800138000\n".repeat(10_000);
        AtomicReference<HttpServletRequest> seen = new AtomicReference<>();
        assertThat(send(rows, 1000, 1 << 20, request -> {
                    seen.set(request);
                    assertThat(request.getParameter("_csrf")).isEqualTo("token");
                    assertThat(request.getParameter("lang")).isEqualTo("a b");
                    StandardServletMultipartResolver pages = new StandardServletMultipartResolver();
                    MultipartHttpServletRequest form = pages.resolveMultipart(request);
                    MultipartFile file = form.getFile("file");
                    assertThat(file).isNotNull();
                    assertThat(file.getOriginalFilename()).isEqualTo("案件.csv");
                    assertThat(file.getContentType()).isEqualTo("text/csv");
                    assertThat(file.getSize()).isEqualTo(rows.getBytes(StandardCharsets.UTF_8).length);
                    assertThat(new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo(rows);
                    pages.cleanupMultipart(form);
                }))
                .isEqualTo(200);
        assertThat(seen.get()).isInstanceOf(SpooledRequest.class);
        assertThat(send(rows, 1 << 20, 1 << 20, seen::set)).isEqualTo(200);
        assertThat(seen.get()).isInstanceOf(MockHttpServletRequest.class);
    }

    @Test
    void aFileOverTheLimitAndATornFormAreRefusedInTheirWords() throws Exception {
        String rows = "x".repeat(200_000);
        assertThat(send(rows, 1000, 100_000, request -> {})).isEqualTo(413);
        MockHttpServletRequest torn = request(HEAD + rows);
        MockHttpServletResponse answer = new MockHttpServletResponse();
        new SpooledUploads(cipher, 1000, 1 << 20).doFilter(torn, answer, (request, response) -> {
            throw new IllegalStateException("not reached");
        });
        assertThat(answer.getStatus()).isEqualTo(400);
    }

    private interface Page {
        void open(HttpServletRequest request) throws Exception;
    }

    private int send(String rows, long inMemory, long atMost, Page page) throws Exception {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        new SpooledUploads(cipher, inMemory, atMost)
                .doFilter(request(HEAD + rows + "\r\n--x--\r\n"), answer, (request, response) -> {
                    try {
                        page.open((HttpServletRequest) request);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
        return answer.getStatus();
    }

    private static MockHttpServletRequest request(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/imports");
        request.setContentType("multipart/form-data; boundary=x");
        request.setQueryString("lang=a+b");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }
}
