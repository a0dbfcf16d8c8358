package cn.fanzha.command.platform.imports;

import cn.fanzha.command.shared.Actor;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The rejected rows of an import as a file: places, codes and what to do, never a value. */
@Component
class RejectionFile {

    private final ImportRuns runs;
    private final MessageSource messages;

    RejectionFile(ImportRuns runs, MessageSource messages) {
        this.runs = runs;
        this.messages = messages;
    }

    /** UTF-8 with a BOM, so that spreadsheets read the Chinese. */
    void write(UUID run, Actor actor, Locale locale, HttpServletResponse response) throws IOException {
        String kind = runs.require(run, actor).kind();
        try (CsvWriter csv = download(kind + "-rejections.csv", response)) {
            csv.writeRecord("line", "column", "code", "message");
            runs.eachRejection(
                    run, r -> csv.writeRecord(String.valueOf(r.line()), r.column(), r.code(), text(r.code(), locale)));
        }
    }

    String text(String code, Locale locale) {
        String text = messages.getMessage("imports.code." + code, null, code, locale);
        return text == null ? code : text;
    }

    static CsvWriter download(String name, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        var writer = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        return CsvWriter.builder().build(writer);
    }
}
