package cn.fanzha.command.platform.sheets;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A table that is written as it is filled, as a workbook or as comma separated text: a few hundred lines are held at
 * once, however long it gets. Cells come one after the other, {@link #end} ends the line.
 */
public sealed interface TableFile extends AutoCloseable permits TableWorkbook, TableText {

    /** What a file may be; anything else is refused. */
    enum Format {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("text/csv;charset=UTF-8");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        /** The end of the file's name. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Opens the file as what the browser is about to keep; nothing may be written to the response before. */
    static TableFile download(HttpServletResponse response, Format format, String name, double... widths)
            throws IOException {
        response.setContentType(format.type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + format.word() + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return switch (format) {
            case XLSX -> new TableWorkbook(response.getOutputStream(), name, widths);
            case CSV -> new TableText(response.getOutputStream());
        };
    }

    /** A line over the whole width: what it is, of whom, who took it and when. */
    TableFile line(String text);

    /** The names of the columns. */
    TableFile head(List<String> names);

    /** A text; empty where there is none. Never read as a formula. */
    TableFile text(@Nullable String text);

    /** A count. */
    TableFile number(long count);

    /** Yuan. */
    TableFile amount(@Nullable BigDecimal yuan);

    /** A decimal number, for example of seconds; empty where there is none. */
    TableFile decimal(@Nullable BigDecimal number);

    /** A fraction, shown as per cent in a workbook. */
    TableFile share(@Nullable BigDecimal fraction);

    TableFile end();

    @Override
    void close() throws IOException;
}
