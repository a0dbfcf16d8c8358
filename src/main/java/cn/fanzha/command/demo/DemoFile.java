package cn.fanzha.command.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file for the import: its kind, the header and rows. */
record DemoFile(String kind, String header, List<String> rows) {

    DemoFile(String kind, String header) {
        this(kind, header, new ArrayList<>());
    }

    /** A row in the header's order; null and nothing are an empty cell. */
    void add(@Nullable Object... cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            row.append(i == 0 ? "" : ",").append(cell == null ? "" : quoted(cell.toString()));
        }
        rows.add(row.toString());
    }

    /** A key of this kind that the next row can have. */
    String next(String letters) {
        return letters + "%07d".formatted(rows.size() + 1);
    }

    private static String quoted(String cell) {
        return cell.indexOf(',') < 0 ? cell : '"' + cell + '"';
    }
}
