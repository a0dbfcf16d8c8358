package cn.fanzha.command.volume.bench;

import cn.fanzha.command.shared.Role;
import cn.fanzha.command.volume.bench.Bench.Result;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;

/** Files that come in by the API, beside plain COPY of the same rows into a table with the same indexes. */
final class ImportRows {

    private final Bench bench;
    private final List<String> stations;
    private final String run = Long.toString(System.currentTimeMillis() / 1000, 36).toUpperCase(Locale.ROOT);

    ImportRows(Bench bench) {
        this.bench = bench;
        this.stations = bench.city().people(Role.OFFICER, "STATION").stream()
                .map(person -> person.unit().code())
                .distinct()
                .toList();
    }

    void measure() throws Exception {
        int year = freeYear();
        bench.row("import-cases", "Cases imported", "≥ 40,000 rows/s", () -> measure(
                "cases",
                "case_no,unit_code,channel,fraud_type,reported_at,filed_at,amount_involved,loss,victim_name,victim_phone,summary\n",
                i -> caseLine(year, i),
                "case_file",
                "case_no like 'A" + bench.city().division() + "________" + year + "%'"));
        bench.row("import-alerts", "Alerts imported", "", () -> measure(
                "alerts",
                "alert_no,unit_code,source,risk,fraud_type,pushed_at,person_name,phone,outcome,outcome_at\n",
                i -> "IM" + run + i + "," + station(i) + ",CITY_MODEL,HIGH,50," + time(2016, i) + ",王小明,138"
                        + "%08d".formatted(i) + ",DISSUADED," + time(2016, i) + "\n",
                "alert",
                "alert_no like 'IM" + run + "%'"));
        bench.row("import-transfers", "Transfers imported", "", () -> measure(
                "transfers",
                "transfer_no,from_account,from_name,to_account,to_name,amount,at,channel\n",
                i -> "IT" + run + i + ",62220277" + "%010d".formatted(i % 30_000) + ",王小明,62220288"
                        + "%010d".formatted(i % 20_011) + ",李四," + i % 90_000 + ".50," + time(2016, i) + ",手机银行\n",
                "transfer",
                "transfer_no like 'IT" + run + "%'"));
    }

    /** Imported cases keep their numbers: each run on the same data takes another year long ago. */
    private int freeYear() throws Exception {
        for (int year = 2016; year > 1950; year--) {
            String sql = "select 1 from case_file where case_no = '" + caseNo(year, 0) + "'";
            if (bench.city().texts(sql).isEmpty()) {
                return year;
            }
        }
        return 1950;
    }

    private String station(int i) {
        return stations.get(i % stations.size());
    }

    private String caseNo(int year, int i) {
        int month = i / stations.size() % 12 + 1;
        return "A" + station(i) + "%d%02d%04d".formatted(year, month, i / stations.size() / 12 + 1);
    }

    private String caseLine(int year, int i) {
        int month = i / stations.size() % 12 + 1;
        String day = "%d-%02d-%02d".formatted(year, month, i % 27 + 1);
        return caseNo(year, i) + "," + station(i) + ",ALARM_110,50," + day + " 08:15:00," + day + " 18:15:00," + i % 90_000
                + ".10," + i % 90_000 + ".10,王小明,139" + "%08d".formatted(i) + ",事主接到自称客服的电话，被引导转账。\n";
    }

    private static String time(int year, int i) {
        return "%d-%02d-%02d %02d:%02d:07".formatted(year, i % 12 + 1, i % 27 + 1, i % 24, i % 60);
    }

    private Result measure(String kind, String header, IntFunction<String> line, String table, String own) throws Exception {
        int rows = bench.settings().rows();
        String token = bench.city().program("bench-client", "imports:write").getFirst().value();
        long began = System.nanoTime();
        var answer = bench.app().http().send(
                HttpRequest.newBuilder(URI.create(bench.app().address("/api/v1/imports/" + kind)))
                        .header("Authorization", token)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofInputStream(() -> lines(header, line, rows)))
                        .build(),
                BodyHandlers.ofString());
        double seconds = (System.nanoTime() - began) / 1e9;
        if (!answer.body().contains("\"created\":" + rows + ",")) {
            throw new IllegalStateException(answer.statusCode() + " "
                    + answer.body().substring(0, Math.min(300, answer.body().length())));
        }
        return Result.of(Measured.rows(rows, seconds), Measured.rows(rows, plainCopy(table, own)));
    }

    private static InputStream lines(String header, IntFunction<String> line, int rows) {
        return new java.io.SequenceInputStream(new Enumeration<>() {
            private int next = -1;

            @Override
            public boolean hasMoreElements() {
                return next < rows;
            }

            @Override
            public InputStream nextElement() {
                StringBuilder text = new StringBuilder(1 << 16);
                if (next < 0) {
                    text.append(header);
                    next = 0;
                }
                for (int end = Math.min(rows, next + 500); next < end; next++) {
                    text.append(line.apply(next));
                }
                if (next == rows) {
                    next = rows + 1;
                }
                return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private double plainCopy(String table, String own) throws Exception {
        Path file = Files.createTempFile("bench", ".copy");
        try (Connection connection = bench.app().superuser();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            try (OutputStream out = Files.newOutputStream(file)) {
                copy.copyOut("copy (select * from " + table + " where " + own + ") to stdout", out);
            }
            sql.execute("create table bench_plain (like " + table + " including all)");
            long began = System.nanoTime();
            try (InputStream in = Files.newInputStream(file)) {
                copy.copyIn("copy bench_plain from stdin", in);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            connection.rollback();
            return seconds;
        } finally {
            Files.delete(file);
        }
    }
}
