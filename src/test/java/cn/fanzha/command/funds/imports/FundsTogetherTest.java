package cn.fanzha.command.funds.imports;

import static cn.fanzha.command.support.Importing.counts;
import static cn.fanzha.command.support.Importing.fault;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Stops and freezes that touch each other: of one account, of one number, and of other units' cases. */
@IntegrationTest
class FundsTogetherTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    FundRows rows;

    @BeforeEach
    void sender() {
        rows = new FundRows(mvc, city);
    }

    @Test
    void aSenderBoundToAUnitNamesNoCaseOfAnotherAndUndoesNoFreezeOfIt() {
        String account = FundRows.card();
        String caseNo = rows.caseFiled("2019-01-02");
        String stop = FundRows.no("SP");
        rows.stop(stop, account, "2019-03-01", "case_no=" + caseNo, "frozen_at=2019-03-02");
        String freeze = FundRows.text(
                FundRows.FREEZE,
                List.of(
                        FundRows.no("FZ"),
                        city.stationB1.code(),
                        caseNo,
                        city.bank1.code(),
                        account,
                        "LIMIT",
                        "2019-03-02"));
        assertThat(fault(as(city.districtB.code(), "freezes", freeze))).isEqualTo("2 case_no out-of-scope");
        assertThat(fault(as(
                        city.districtB.code(),
                        "stop-payments",
                        FundRows.text(
                                FundRows.STOP + ",case_no",
                                List.of(
                                        FundRows.no("SP"),
                                        city.stationB1.code(),
                                        city.bank1.code(),
                                        account,
                                        "赵",
                                        "5",
                                        "2019-03-01",
                                        caseNo)))))
                .isEqualTo("2 case_no out-of-scope");
        assertThat(fault(as(
                        city.districtB.code(),
                        "returns",
                        "return_no,unit_code,case_no,victim_name,amount,returned_at\n" + FundRows.no("RT") + ","
                                + city.stationB1.code() + "," + caseNo + ",钱,5,2019-03-04\n")))
                .isEqualTo("2 case_no out-of-scope");
        assertThat(jdbc.sql("select count(*) from fund_freeze where freeze_no = ?")
                        .param(stop)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(counts(as(
                        city.districtA.code(),
                        "freezes",
                        freeze.replace(city.stationB1.code(), city.stationA1.code()))))
                .isEqualTo("1 0 0 0");
    }

    @Test
    void numbersThatARowNamesAreReadAsTheyAreKept() {
        String caseNo = rows.caseFiled("2019-01-02");
        String row = FundRows.text(
                FundRows.STOP + ",case_no",
                List.of(
                        FundRows.no("SP"),
                        fullWidth(city.stationA1.code()),
                        fullWidth(city.bank1.code()),
                        fullWidth(FundRows.card()),
                        "赵",
                        "５.０５",
                        "2019-03-01",
                        fullWidth(caseNo)));
        JsonNode answer = Importing.csv(mvc, "stop-payments", row);
        assertThat(counts(answer)).as(answer.toString()).isEqualTo("1 0 0 0");
        JsonNode again = Importing.csv(
                mvc,
                "stop-payments",
                row.replace(fullWidth(caseNo), caseNo.replace('A', 'a'))
                        .replace(fullWidth(city.stationA1.code()), city.stationA1.code()));
        assertThat(counts(again)).as(again.toString()).isEqualTo("0 0 1 0");
    }

    /** Before, each was read once for each pair of the others. */
    @Test
    void manyStopsAndFreezesOfOneAccountLandQuickly() {
        String account = FundRows.card();
        String caseNo = rows.caseFiled("2019-01-02");
        String numbers = FundRows.no("SP");
        long began = System.nanoTime();
        JsonNode answer = Importing.csv(mvc, "stop-payments", stops(400, i -> numbers + i, i -> account, caseNo));
        assertThat(counts(answer)).isEqualTo("400 0 0 0");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }

    /** A stop makes a freeze of its own number, which a file of freezes may bring at the same moment. */
    @Test
    void filesOfStopsAndOfFreezesWithTheSameNumbersAtOnceLandBoth() throws Exception {
        String caseNo = rows.caseFiled("2019-01-02");
        for (int round = 0; round < 4; round++) {
            String numbers = FundRows.no("SP");
            String card = "62220" + numbers.substring(4);
            IntFunction<String> account = i -> card + (1000 + i);
            String stops = stops(300, i -> numbers + "-" + i, account, caseNo);
            StringBuilder freezes = new StringBuilder(FundRows.FREEZE + "\n");
            IntStream.range(0, 300)
                    .forEach(i -> freezes.append(String.join(
                                    ",",
                                    numbers + "-" + i,
                                    city.stationA1.code(),
                                    caseNo,
                                    city.bank1.code(),
                                    account.apply(i),
                                    "LIMIT",
                                    "2019-03-02"))
                            .append('\n'));
            List<JsonNode> answers = atOnce(List.of(
                    () -> Importing.csv(mvc, "stop-payments", stops),
                    () -> Importing.csv(mvc, "freezes", freezes.toString())));
            assertThat(counts(answers.getFirst())).isEqualTo("300 0 0 0");
            assertThat(answers.getLast().path("rejected").asInt()).isZero();
            assertThat(jdbc.sql("select count(*) from fund_freeze where freeze_no like ? and stop_id is null")
                            .param(numbers + "-%")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(300);
        }
    }

    /** A bank's statement names the payer first, a return the payee: both bring in the same accounts. */
    @Test
    void filesThatNameTheSameAccountsInTurnDoNotWaitForEachOther() throws Exception {
        String caseNo = rows.caseFiled("2019-01-02");
        for (int round = 0; round < 5; round++) {
            String numbers = FundRows.no("T");
            StringBuilder transfers = new StringBuilder("transfer_no,from_account,to_account,amount,at\n");
            StringBuilder returns = new StringBuilder(
                    "return_no,unit_code,case_no,victim_name,from_account,to_account,amount,returned_at\n");
            for (int i = 1000; i < 4000; i++) {
                String victim = "62221" + numbers.substring(3) + i;
                String payee = "62222" + numbers.substring(3) + i;
                transfers.append(String.join(",", numbers + i, victim, payee, "5", "2019-01-01\n"));
                returns.append(String.join(
                        ",", numbers + i, city.stationA1.code(), caseNo, "钱", payee, victim, "5", "2019-03-01\n"));
            }
            for (JsonNode answer : atOnce(List.of(
                    () -> Importing.csv(mvc, "transfers", transfers.toString()),
                    () -> Importing.csv(mvc, "returns", returns.toString())))) {
                assertThat(counts(answer)).isEqualTo("3000 0 0 0");
            }
        }
    }

    private static List<JsonNode> atOnce(List<Callable<JsonNode>> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(work.size())) {
            List<JsonNode> answers = new ArrayList<>();
            for (Future<JsonNode> done : pool.invokeAll(work)) {
                answers.add(done.get());
            }
            return answers;
        }
    }

    private String stops(int count, IntFunction<String> number, IntFunction<String> account, String caseNo) {
        StringBuilder file =
                new StringBuilder(FundRows.STOP + ",case_no,stopped_at,stopped_amount,frozen_at,frozen_amount\n");
        for (int i = 0; i < count; i++) {
            file.append(String.join(
                            ",",
                            number.apply(i),
                            city.stationA1.code(),
                            city.bank1.code(),
                            account.apply(i),
                            "赵",
                            "5",
                            "2019-03-01",
                            caseNo,
                            "2019-03-01 10:00:00",
                            String.valueOf(i),
                            "2019-03-02",
                            String.valueOf(i)))
                    .append('\n');
        }
        return file.toString();
    }

    private JsonNode as(String unit, String kind, String csv) {
        return Importing.answer(
                Importing.send(mvc, kind, "", csv.getBytes(StandardCharsets.UTF_8), Importing.bearer(unit)));
    }

    private static String fullWidth(String text) {
        return text.chars().mapToObj(c -> String.valueOf((char) (c + 0xFEE0))).reduce("", String::concat);
    }
}
