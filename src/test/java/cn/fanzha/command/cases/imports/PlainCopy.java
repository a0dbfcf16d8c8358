package cn.fanzha.command.cases.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** What the database alone makes of the cases that are stored: COPY into a table of the same columns and indexes. */
final class PlainCopy {

    private PlainCopy() {}

    /** No reading, no checks but those of the columns, no encryption, no foreign keys; logged and committed. */
    static double rowsPerSecond(Connection superuser) throws SQLException, IOException {
        CopyManager copies = superuser.unwrap(PGConnection.class).getCopyAPI();
        Path file = Files.createTempFile("cases", ".copy");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                copies.copyOut("copy case_file to stdout", out);
            }
            superuser.createStatement().execute("create table bench_copy (like case_file including all)");
            try (InputStream in = Files.newInputStream(file)) {
                long began = System.nanoTime();
                long rows = copies.copyIn("copy bench_copy from stdin", in, 1 << 16);
                return rows / ((System.nanoTime() - began) / 1e9);
            } finally {
                superuser.createStatement().execute("drop table bench_copy");
            }
        } finally {
            Files.delete(file);
        }
    }
}
