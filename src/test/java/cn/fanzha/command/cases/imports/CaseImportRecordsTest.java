package cn.fanzha.command.cases.imports;

import static cn.fanzha.command.support.Importing.answer;
import static cn.fanzha.command.support.Importing.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Whose cases an import may touch, what it leaves behind in logs and histories, and what of it lies in the clear. */
@IntegrationTest
class CaseImportRecordsTest {

    private static final String HEADER = "case_no,unit_code,channel,fraud_type,reported_at,amount_involved";
    private static final AtomicInteger SERIALS = new AtomicInteger(100);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    AuditTrail trail;

    @Test
    void whatAnImportChangesOfAStoredCaseStandsInItsHistoryAndNothingElseDoes() {
        String no = number();
        String with = HEADER + ",loss,tags,victim_name,victim_phone,summary\n";
        send(with + row(no) + ",7,涉老,张三,13812345678,原案情\n");
        assertThat(history(no)).isEmpty();
        send(with + row(no) + ",7,涉老,张三,13812345678,原案情\n");
        assertThat(history(no)).isEmpty();
        send(with + row(no).replace("5000", "6000") + ",,涉老;跨境,张三,13812345679,新案情\n");
        assertThat(history(no))
                .containsExactly(
                        "AMOUNT_INVOLVED 5000.00 6000.00",
                        "LOSS 7.00 -",
                        "SUMMARY 原案情 新案情",
                        "TAGS 涉老 涉老、跨境",
                        "VICTIM_PHONE - -");
        assertThat(mvc.get()
                        .uri("/cases/{no}/changes", no)
                        .with(city.signedIn(city.officer))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("5,000.00 元", "6,000.00 元", "138****5678", "138****5679", "涉老、跨境")
                .doesNotContain("13812345678", "??");
    }

    private List<String> history(String no) {
        return jdbc.sql(
                        "select h.field || ' ' || coalesce(h.old_plain, '-') || ' ' || coalesce(h.new_plain, '-')"
                                + " from case_change h join case_file c on c.id = h.case_id where c.case_no = ? order by h.field")
                .param(no)
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    @Test
    void aClientImportsTheRowsOfItsOwnTreeAlone() {
        String mine = number();
        String theirs = number().replace(city.stationA1.code(), city.stationB1.code());
        String file = HEADER + "\n" + row(mine) + "\n"
                + row(theirs).replace("," + city.stationA1.code(), "," + city.stationB1.code()) + "\n";
        var district = bearer(city.districtA.code());
        JsonNode answer = answer(Importing.send(mvc, "cases", "", bytes(file), district));
        assertThat(counts(answer)).isEqualTo("received 2 created 1 updated 0 unchanged 0 rejected 1 warnings 0");
        assertThat(answer.path("rejections").path(0).path("code").asString()).isEqualTo("out-of-scope");
        assertThat(answer.path("rejections").path(0).path("column").asString()).isEqualTo("unit_code");
        // nor can it draw on another unit's numbers
        String foreign = theirs.substring(0, 19) + "7777";
        JsonNode drawn = answer(Importing.send(mvc, "cases", "", bytes(HEADER + "\n" + row(foreign) + "\n"), district));
        assertThat(drawn.path("rejections").path(0).path("column").asString()).isEqualTo("case_no");
        // nor can it take over a case that another unit holds
        send(file);
        JsonNode taken = answer(Importing.send(mvc, "cases", "", bytes(HEADER + "\n" + row(theirs) + "\n"), district));
        assertThat(taken.path("rejections").path(0).path("code").asString()).isEqualTo("out-of-scope");
        assertThat(Importing.send(mvc, "units", "", bytes("code,name,kind\n"), district)
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(Importing.send(mvc, "pigeons", "", bytes("code\n"), district)
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void aNumberOfAnotherTreeIsOutOfScopeEvenForACaseOfTheOwnTree() {
        String foreign = "A" + city.stationB1.code() + number().substring(13);
        String file = HEADER + "\n" + row(foreign) + "\n";
        JsonNode answer = answer(Importing.send(mvc, "cases", "", bytes(file), bearer(city.districtA.code())));
        assertThat(counts(answer)).isEqualTo("received 1 created 0 updated 0 unchanged 0 rejected 1 warnings 0");
        assertThat(answer.path("rejections").path(0).path("column").asString()).isEqualTo("case_no");
        assertThat(answer.path("rejections").path(0).path("code").asString()).isEqualTo("out-of-scope");
        assertThat(count(foreign)).isZero();
        assertThat(counts(send(file))).contains("created 1");
    }

    @Test
    void anImportIsOneEntryInTheAuditLogAndOneLineInTheHistory() {
        long before = trail.ofAction("import.run").size();
        JsonNode answer = send(HEADER + "\n" + row(number()) + "\n" + row(number()) + "\n");
        String id = answer.path("rejectionsUrl").asString().replaceFirst(".*/imports/([^/]+)/.*", "$1");
        assertThat(trail.ofAction("import.run")).hasSize((int) before + 1);
        assertThat(trail.only("import.run", id).detail("created").asLong()).isEqualTo(2);
        assertThat(jdbc.sql("select state from import_run where id = ?::uuid")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("DONE");
    }

    @Test
    void nothingOfAPersonLiesInTheClear() {
        String no = number();
        send(HEADER + ",victim_name,victim_id_no,victim_phone\n" + row(no) + ",欧阳不明,410199195506274022,13987654321\n");
        assertThat(jdbc.sql("select v::text from victim v join case_file c on c.id = v.case_id where c.case_no = ?")
                        .param(no)
                        .query(String.class)
                        .single())
                .doesNotContain("欧阳", "410199195506274022", "13987654321");
        assertThat(jdbc.sql("select coalesce(string_agg(column_name || code, ' '), '') from import_rejection")
                        .query(String.class)
                        .single())
                .doesNotContain("410199195506274022");
    }

    @Test
    void aCaseThatAPersonWorksOnIsLeftAlone() {
        String no = number();
        send(HEADER + "\n" + row(no) + "\n");
        jdbc.sql("update case_file set by_person = true where case_no = ?")
                .param(no)
                .update();
        JsonNode answer = send(HEADER + "\n" + row(no).replace("5000", "6000") + "\n");
        assertThat(answer.path("rejections").path(0).path("code").asString()).isEqualTo("owned-by-workflow");
        assertThat(stored(no, "amount_involved = 5000")).isTrue();
    }

    @Test
    void warningsAreCountedAndTheRowsLand() {
        String file = HEADER + ",filed_at\n" + row(number()).replace("5000", "2999.99") + ",2019-03-02\n"
                + row(number()).replace(",50,", ",10,") + ",2019-03-02\n"
                + row(number()).replace("5000", "3000") + ",\n";
        assertThat(counts(send(file))).isEqualTo("received 3 created 3 updated 0 unchanged 0 rejected 0 warnings 2");
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

    private long count(String no) {
        return jdbc.sql("select count(*) from case_file where case_no = ?")
                .param(no)
                .query(Long.class)
                .single();
    }

    private boolean stored(String no, String condition) {
        return jdbc.sql("select " + condition + " from case_file where case_no = ?")
                .param(no)
                .query(Boolean.class)
                .single();
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
