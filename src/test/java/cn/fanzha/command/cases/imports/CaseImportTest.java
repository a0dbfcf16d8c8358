package cn.fanzha.command.cases.imports;

import static cn.fanzha.command.support.Importing.answer;
import static cn.fanzha.command.support.Importing.bearer;
import static cn.fanzha.command.support.Importing.body;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class CaseImportTest {

    private static final String HEADER = "case_no,unit_code,channel,fraud_type,reported_at,amount_involved";
    private static final AtomicInteger SERIALS = new AtomicInteger(100);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Test
    void whatWasImportedStandsAsItWasSent() {
        String no = number();
        String file = HEADER + ",accepted_at,filed_at,solved_at,loss,victim_name,victim_id_no,victim_phone,region_code,"
                + "summary,tags\n" + row(no)
                + ",2019-03-01 09:00:00,2019-03-02,2019-04-01,900,张三,410199195506274022,13812345678,410103,"
                + "\"说, \"\"刷单\"\"\n\\N\t\",涉老;跨境；涉老\n";
        JsonNode first = send(file);
        assertThat(counts(first)).isEqualTo("received 1 created 1 updated 0 unchanged 0 rejected 0 warnings 0");
        assertThat(jdbc.sql("select state, amount_involved, loss, summary, by_person, unit_id, filed_at at time zone"
                                + " 'Asia/Shanghai' as filed from case_file where case_no = ?")
                        .param(no)
                        .query()
                        .singleRow())
                .containsEntry("state", "SOLVED")
                .containsEntry("amount_involved", new java.math.BigDecimal("5000.00"))
                .containsEntry("summary", "说, \"刷单\"\n\\N")
                .containsEntry("by_person", false)
                .containsEntry("unit_id", city.stationA1.id())
                .containsEntry("filed", java.sql.Timestamp.valueOf("2019-03-02 00:00:00"));
        assertThat(tags(no)).containsExactly("涉老", "跨境");
        assertThat(counts(send(file))).isEqualTo("received 1 created 0 updated 0 unchanged 1 rejected 0 warnings 0");
    }

    @Test
    void anAbsentColumnLeavesWhatIsStoredAndAnEmptyCellClearsIt() {
        String no = number();
        send(HEADER + ",filed_at,victim_name,victim_phone,tags,loss\n" + row(no) + ",2019-03-02,张三,13812345678,涉老,7\n");
        assertThat(counts(send(HEADER + "\n" + row(no) + "\n"))).contains("unchanged 1");
        assertThat(counts(send(HEADER + ",victim_name,tags\n" + row(no) + ",李四,\n")))
                .contains("updated 1");
        assertThat(tags(no)).isEmpty();
        assertThat(stored(no, "filed_at is not null and loss = 7")).isTrue();
        assertThat(stored(no, "exists (select from victim v where v.case_id = case_file.id and v.phone is not null)"))
                .isTrue();
        assertThat(counts(send(HEADER + ",filed_at,loss,victim_name,victim_phone\n" + row(no) + ",,,,\n")))
                .contains("updated 1");
        assertThat(stored(
                        no,
                        "state = 'REPORTED' and filed_at is null and loss is null"
                                + " and not exists (select from victim v where v.case_id = case_file.id)"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "case_no         | B1                  | number-format",
                "case_no         |                     | required",
                "unit_code       | 123456789012        | unknown-unit",
                "unit_code       | 000000000000        | unknown-unit",
                "channel         | PIGEON              | unknown-word",
                "channel         | alarm_110           | unknown-word",
                "fraud_type      | 99                  | unknown-type",
                "reported_at     | 2019-02-30          | time-format",
                "reported_at     | 2019-03-01T08:00:00 | time-format",
                "reported_at     | 01/03/2019          | time-format",
                "reported_at     | 2099-01-01          | future-date",
                "reported_at     |                     | required",
                "amount_involved | 1.234               | amount-decimals",
                "amount_involved | -5                  | amount-sign",
                "amount_involved | +5                  | amount-sign",
                "amount_involved | '1,000'             | amount-unreadable",
                "amount_involved | 99999999999999999   | amount-too-large",
                "loss            | 0.001               | amount-decimals",
                "accepted_at     | 2019-02-28          | dates-out-of-order",
                "filed_at        | 2019-02-28 23:59:59 | dates-out-of-order",
                "solved_at       | 2019-01-01          | dates-out-of-order",
                "concluded_at    | 2019-01-01          | dates-out-of-order",
                "prosecuted_at   | 2019-01-01          | dates-out-of-order",
                "closed_at       | 2019-01-01          | dates-out-of-order",
                "rejected_at     | 2019-01-01          | dates-out-of-order",
                "withdrawn_at    | 2019-01-01          | dates-out-of-order",
                "victim_id_no    | 410199195506274023  | check-digit",
                "victim_id_no    | 410199195513274022  | birth-date",
                "victim_id_no    | 4101991955          | id-format",
                "victim_phone    | 12                  | phone-format",
                "region_code     | 4101                | region-format",
                "operation_no    | OP1                 | unknown-reference",
            })
    void eachFaultyValueIsRejectedWithItsLineColumnAndCode(String column, String value, String code) {
        String good = number();
        String text = value == null ? "" : value;
        String bad = switch (column) {
            case "case_no" -> row(number()).replaceFirst("^[^,]*", text);
            case "unit_code" -> row(number()).replaceFirst("," + city.stationA1.code() + ",", "," + text + ",");
            case "channel" -> row(number()).replaceFirst("ALARM_110", text);
            case "fraud_type" -> row(number()).replaceFirst(",50,", "," + text + ",");
            case "reported_at" -> row(number()).replaceFirst("2019-03-01 08:00:00", text);
            case "amount_involved" ->
                row(number()).replaceFirst("5000$", text.contains(",") ? "\"" + text + "\"" : text);
            default -> row(number()) + "," + text;
        };
        boolean extra = !HEADER.contains(column);
        JsonNode answer =
                send(HEADER + (extra ? "," + column : "") + "\n" + bad + "\n" + row(good) + (extra ? "," : "") + "\n");
        assertThat(counts(answer)).isEqualTo("received 2 created 1 updated 0 unchanged 0 rejected 1 warnings 0");
        JsonNode rejection = answer.path("rejections").path(0);
        assertThat(rejection.path("line").asLong()).isEqualTo(2);
        assertThat(rejection.path("column").asString()).isEqualTo(column);
        assertThat(rejection.path("code").asString()).isEqualTo(code);
        assertThat(rejection.path("message").asString()).isNotEqualTo(code).isNotBlank();
        assertThat(stored(good, "true")).isTrue();
    }

    @Test
    void aLaterDateThatContradictsWhatIsStoredIsRejected() {
        String no = number();
        send(HEADER + ",filed_at\n" + row(no) + ",2019-05-01\n");
        JsonNode answer = send(HEADER + ",solved_at\n" + row(no) + ",2019-04-01\n");
        assertThat(answer.path("rejections").path(0).path("code").asString()).isEqualTo("dates-out-of-order");
        assertThat(stored(no, "solved_at is null")).isTrue();
    }

    @Test
    void theFirstRowOfAKeyWinsAndTheRejectionFileNamesTheOthers() throws Exception {
        String no = number();
        JsonNode answer =
                send(HEADER + "\n" + row(no) + "\n" + row(no).replace("5000", "6000") + "\n" + row(no) + "\n");
        assertThat(counts(answer)).isEqualTo("received 3 created 1 updated 0 unchanged 0 rejected 2 warnings 0");
        assertThat(stored(no, "amount_involved = 5000")).isTrue();
        var file = mvc.get()
                .uri(answer.path("rejectionsUrl").asString())
                .with(bearer("000000000000"))
                .exchange();
        assertThat(file.getResponse().getContentType()).startsWith("text/csv");
        assertThat(file.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("line,column,code,message", "3,case_no,duplicate-in-file,", "4,case_no,duplicate-in-file,");
    }

    @Test
    void strictLandsAllOrNone() {
        String good = number();
        String file = HEADER + "\n" + row(good) + "\n" + row(number()).replace("5000", "1.234") + "\n";
        JsonNode refused = answer(Importing.send(mvc, "cases", "?mode=strict", bytes(file), bearer("000000000000")));
        assertThat(counts(refused)).isEqualTo("received 2 created 0 updated 0 unchanged 0 rejected 1 warnings 0");
        assertThat(count(good)).isZero();
        assertThat(body(Importing.send(mvc, "cases", "?mode=maybe", bytes(file), bearer("000000000000")), 400)
                        .path("status")
                        .asInt())
                .isEqualTo(400);
        String whole = HEADER + "\n" + row(good) + "\n";
        assertThat(counts(answer(Importing.send(mvc, "cases", "?mode=strict", bytes(whole), bearer("000000000000")))))
                .contains("created 1");
    }

    @Test
    void aBrokenFileLandsNothingAndSaysWhere() {
        String no = number();
        JsonNode problem = body(
                Importing.send(
                        mvc,
                        "cases",
                        "",
                        bytes(HEADER + "\n" + row(no) + "\n" + row(number()) + "\nA41,\n"),
                        bearer("000000000000")),
                400);
        assertThat(problem.path("line").asLong()).isEqualTo(4);
        assertThat(problem.path("column").asString()).isEqualTo("channel");
        assertThat(problem.path("code").asString()).isEqualTo("row-cut-off");
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(count(no)).isZero();
    }

    @Test
    void aDayWithoutTimeMayBeTheDayOfTheReportAndAMomentBeforeItMayNot() {
        String no = number();
        assertThat(counts(send(HEADER + ",accepted_at,filed_at\n" + row(no) + ",2019-03-01,2019-03-01\n")))
                .contains("created 1", "rejected 0");
        assertThat(stored(no, "filed_at is not null and accepted_at is not null and state = 'FILED'"))
                .isTrue();
        JsonNode earlier = send(HEADER + ",filed_at\n" + row(number()) + ",2019-03-01 07:59:59\n");
        assertThat(earlier.path("rejections").path(0).path("code").asString()).isEqualTo("dates-out-of-order");
    }

    @Test
    void theCounterJumpsPastImportedNumbers() {
        String no = "A" + city.stationA1.code() + "2018070041";
        send(HEADER + "\n" + row(no).replace("2019-03-01", "2018-07-01") + "\n");
        assertThat(jdbc.sql("select last from month_serial where letter = 'A' and unit_code = ? and month = '2018-07'")
                        .param(city.stationA1.code())
                        .query(Integer.class)
                        .single())
                .isEqualTo(41);
    }

    @Test
    void twoImportsAtOnceNeitherBlockEachOtherForeverNorDouble() throws Exception {
        List<String> numbers = IntStream.range(0, 300).mapToObj(i -> number()).toList();
        String up = HEADER + "\n" + numbers.stream().map(this::row).collect(Collectors.joining("\n"));
        String down = HEADER + "\n" + numbers.reversed().stream().map(this::row).collect(Collectors.joining("\n"));
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<JsonNode>> work = List.of(() -> send(up), () -> send(down), () -> send(up), () -> send(down));
            long created = 0;
            long unchanged = 0;
            for (Future<JsonNode> done : pool.invokeAll(work)) {
                created += done.get().path("created").asLong();
                unchanged += done.get().path("unchanged").asLong();
            }
            assertThat(created).isEqualTo(300);
            assertThat(unchanged).isEqualTo(900);
        }
        assertThat(jdbc.sql("select count(*) from case_file where case_no = any(?)")
                        .param(numbers.toArray(String[]::new))
                        .query(Long.class)
                        .single())
                .isEqualTo(300);
    }

    private JsonNode send(String file) {
        return Importing.csv(mvc, "cases", file);
    }

    private String number() {
        return "A" + city.stationA1.code() + "201903" + String.format("%04d", SERIALS.incrementAndGet());
    }

    private String row(String no) {
        return no + "," + city.stationA1.code() + ",ALARM_110,50,2019-03-01 08:00:00,5000";
    }

    private boolean stored(String no, String condition) {
        return jdbc.sql("select " + condition + " from case_file where case_no = ?")
                .param(no)
                .query(Boolean.class)
                .single();
    }

    private long count(String no) {
        return jdbc.sql("select count(*) from case_file where case_no = ?")
                .param(no)
                .query(Long.class)
                .single();
    }

    private List<String> tags(String no) {
        return jdbc.sql(
                        "select tag from case_tag t join case_file c on c.id = t.case_id where case_no = ? order by tag")
                .param(no)
                .query(String.class)
                .list();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String counts(JsonNode answer) {
        return List.of("received", "created", "updated", "unchanged", "rejected", "warnings").stream()
                .map(name -> name + " " + answer.path(name).asLong())
                .collect(Collectors.joining(" "));
    }
}
