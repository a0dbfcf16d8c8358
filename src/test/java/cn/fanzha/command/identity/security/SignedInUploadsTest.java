package cn.fanzha.command.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.browser.ServedApplication;
import cn.fanzha.command.support.process.WebSession;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Bodies as the container sees them: whether it reads one shows only on a real port. */
class SignedInUploadsTest extends ServedApplication {

    @Autowired
    MultipartConfigElement multipart;

    @Value("${fanzha.imports.max-bytes}")
    long maxBytes;

    @Value("${fanzha.uploads.max-bytes}")
    long inMemory;

    /** The body is never sent: who reads it waits for it, and no answer comes. */
    @ParameterizedTest
    @CsvSource({
        "/imports, 302",
        "/sign-in, 302",
        "/no-such-page, 302",
        "/oauth2/token, 415",
        "/api/v1/imports/cases, 401"
    })
    void nobodysBodyIsReadBeforeTheAnswer(String path, int status) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(url()).getPort())) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000000\r\n"
                            + "Content-Type: Multipart/form-data; boundary=x\r\n\r\n--x\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 " + status);
        }
    }

    @Test
    void thePagesLimitIsTheImportsLimit() {
        assertThat(multipart.getMaxFileSize()).isEqualTo(maxBytes);
        assertThat(multipart.getMaxRequestSize()).isGreaterThan(maxBytes).isLessThan(maxBytes + 2_000_000);
    }

    @Test
    void anImportTooLongForMemoryComesThroughThePage() throws Exception {
        byte[] rows = new byte[(int) inMemory + 1];
        Arrays.fill(rows, (byte) '\n');
        byte[] head = "案件编号,没有这一列".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, rows, 0, head.length);
        try (WebSession supervisor = new WebSession(url()).signIn("supervisor", "fanzha-demo-2026")) {
            supervisor.get("/imports");
            HttpResponse<String> answer =
                    supervisor.upload("/imports", Map.of("kind", "cases", "strict", "true"), "长.csv", rows);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("第 1 行").containsPattern("value=\"cases\"[^>]* selected");
            assertThat(supervisor.get("/imports")).contains("长.csv");
        }
    }

    @Test
    void aNulIsAnsweredWithTheErrorPageAndNoTrace() throws Exception {
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url() + "/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept", "text/html")
                                .POST(BodyPublishers.ofString("_csrf=a%00b&username=x"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("data-error=\"other\"").doesNotContain("RequestRejectedException");
        HttpResponse<String> language = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url() + "/sign-in?lang=%00"))
                                .header("Accept", "text/html")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(language.statusCode()).isEqualTo(400);
        assertThat(language.body()).doesNotContain("Exception", "org.apache");
    }
}
