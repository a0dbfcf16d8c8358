package cn.fanzha.command.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Files that come in at the same moment and are about the same records. */
@IntegrationTest
class ImportsAtOnceTest {

    private static final int ROWS = 300;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestCity city;

    @Test
    void kindsThatReferToEachOtherNeitherWaitForeverNorFail() throws Exception {
        String unit = city.stationA1.code();
        everyKind("1st", unit).forEach(this::all);
        List<Callable<JsonNode>> work = new ArrayList<>();
        for (String version : List.of("third", "fourth", "seventh")) {
            for (File file : everyKind(version, unit)) {
                work.add(() -> send(file.kind, file.header, file.rows));
                work.add(() -> send(file.kind, file.header, file.rows.reversed()));
            }
        }
        for (JsonNode answer : atOnce(work)) {
            assertThat(answer.path("received").asInt()).isEqualTo(ROWS);
            assertThat(answer.path("rejected").asInt()).as(answer.toString()).isZero();
            assertThat(answer.path("created").asInt()).isZero();
        }
        for (String table : List.of("operation", "case_file", "gang", "den", "suspect")) {
            assertThat(count(table)).as(table).isEqualTo(ROWS);
        }
        everyKind("last", unit).forEach(this::all);
        everyKind("last", unit)
                .forEach(file -> assertThat(send(file.kind, file.header, file.rows)
                                .path("unchanged")
                                .asInt())
                        .as(file.kind)
                        .isEqualTo(ROWS));
    }

    @Test
    void overlappingFilesOfOneKindInOppositeOrderLandEachRowOnce() throws Exception {
        String unit = city.stationB1.code();
        File whole = gangs("whole", unit);
        List<String> first = whole.rows.subList(0, 200);
        List<String> second = whole.rows.subList(100, ROWS).reversed();
        List<Callable<JsonNode>> work = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            work.add(() -> send("gangs", whole.header, first));
            work.add(() -> send("gangs", whole.header, second));
        }
        long created = 0;
        long unchanged = 0;
        for (JsonNode answer : atOnce(work)) {
            created += answer.path("created").asLong();
            unchanged += answer.path("unchanged").asLong();
        }
        assertThat(created).isEqualTo(ROWS);
        assertThat(unchanged).isEqualTo(8 * 200 - ROWS);
    }

    /** Whoever adds a row that refers to a record locks its key to the end; two that waited for each other would not end. */
    @ParameterizedTest
    @CsvSource({"operation, operations", "case_file, cases", "gang, gangs"})
    void anImportDoesNotWaitForWhomeverRefersToItsRecords(String table, String kind) throws Exception {
        String unit = city.stationA2.code();
        List<File> before = everyKind("before", unit).subList(0, 3);
        before.forEach(this::all);
        File after = everyKind("after", unit).stream()
                .filter(file -> file.kind.equals(kind))
                .findFirst()
                .orElseThrow();
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            transactions.executeWithoutResult(status -> {
                jdbc.sql("select id from " + table + " where unit_id = ? for key share")
                        .param(city.stationA2.id())
                        .query((rs, n) -> n)
                        .list();
                Future<JsonNode> done = pool.submit(() -> send(kind, after.header, after.rows));
                assertThat(done)
                        .succeedsWithin(Duration.ofMinutes(2))
                        .satisfies(answer ->
                                assertThat(answer.path("updated").asInt()).isEqualTo(ROWS));
            });
        }
    }

    private record File(String kind, String header, List<String> rows) {}

    /** Each row of a kind refers to rows of the kinds before it, in another order than theirs, to others in each version. */
    private List<File> everyKind(String version, String unit) {
        int end = ROWS + version.length();
        String op = letters("OP", unit);
        return List.of(
                file(
                        "operations",
                        "operation_no,unit_code,name,starts_on",
                        i -> no(op, i) + "," + unit + "," + version + ",2019-01-01"),
                file(
                        "cases",
                        "case_no,unit_code,channel,fraud_type,reported_at,amount_involved,operation_no,summary",
                        i -> caseNo(unit, i) + "," + unit + ",WALK_IN,50,2019-03-01,10," + no(op, end - i) + ","
                                + version),
                gangs(version, unit),
                file(
                        "dens",
                        "den_no,unit_code,gang_no,premises_kind,region_code",
                        i -> no(letters("D", unit), i) + "," + unit + "," + no(letters("G", unit), end - i) + ",FLAT,"
                                + digits(version)),
                file(
                        "suspects",
                        "person_no,unit_code,name,gang_no,case_nos",
                        i -> "R" + unit + "201903"
                                + String.format("%04d", i) + "," + unit + "," + version + ","
                                + no(letters("G", unit), end - i) + ","
                                + caseNo(unit, end - i) + ";" + caseNo(unit, i)));
    }

    private File gangs(String version, String unit) {
        boolean alone = unit.equals(city.stationB1.code());
        return file(
                "gangs",
                "gang_no,unit_code,name,kind,discovered_at,operation_no",
                i -> no(letters("G", unit), i) + "," + unit + "," + version + ",CALLS,2019-03-01,"
                        + (alone ? "" : no(letters("OP", unit), ROWS + version.length() - i)));
    }

    private static File file(String kind, String header, IntFunction<String> row) {
        return new File(kind, header, IntStream.range(0, ROWS).mapToObj(row).toList());
    }

    private static String letters(String kind, String unit) {
        return kind + unit.substring(8);
    }

    private String no(String letter, int i) {
        return letter + city.division + Math.floorMod(i, ROWS);
    }

    private static String caseNo(String unit, int i) {
        return "A" + unit + "201903" + String.format("%04d", Math.floorMod(i, ROWS));
    }

    private static String digits(String version) {
        return "41010" + Math.floorMod(version.hashCode(), 10);
    }

    private void all(File file) {
        JsonNode answer = send(file.kind, file.header, file.rows);
        assertThat(answer.path("rejected").asInt()).as(answer.toString()).isZero();
    }

    private JsonNode send(String kind, String header, List<String> rows) {
        return Importing.csv(mvc, kind, header + "\n" + rows.stream().collect(Collectors.joining("\n")) + "\n");
    }

    private static List<JsonNode> atOnce(List<Callable<JsonNode>> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            List<JsonNode> answers = new ArrayList<>();
            for (Future<JsonNode> done : pool.invokeAll(work)) {
                answers.add(done.get());
            }
            return answers;
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table + " where unit_id = ?")
                .param(city.stationA1.id())
                .query(Long.class)
                .single();
    }
}
