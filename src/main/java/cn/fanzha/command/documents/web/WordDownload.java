package cn.fanzha.command.documents.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Sends a .docx as a file, kept in no cache. */
final class WordDownload {

    static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private WordDownload() {}

    static void send(HttpServletResponse response, String fileName, byte[] content) throws IOException {
        response.setContentType(TYPE);
        response.setContentLength(content.length);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(fileName));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(content);
    }

    static String disposition(String fileName) {
        return ContentDisposition.attachment()
                .filename(fileName, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
