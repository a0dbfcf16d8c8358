package cn.fanzha.command.requests.imports;

import static cn.fanzha.command.support.Importing.counts;
import static cn.fanzha.command.support.Importing.fault;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class ControlRequestImportTest {

    private static final String HEADER = "control_no,unit_code,kind,value,requested_at";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Observables observables;

    @Autowired
    TestCity city;

    @Test
    void aRequestStandsAsItWasSentAndAgainChangesNothing() {
        String no = no();
        String caseNo = "A" + unit() + "2019010001";
        Importing.csv(
                mvc,
                "cases",
                "case_no,unit_code,channel,fraud_type,reported_at,amount_involved\n" + caseNo + "," + unit()
                        + ",ALARM_110,50,2019-01-01 08:00:00,5000\n");
        String file = HEADER + ",institution_code,case_no,done_at\n" + no + "," + unit()
                + ",NUMBER,+86 139-1234-7001,2019-03-01 08:00:00," + city.telecom.code() + "," + caseNo
                + ",2019-03-02 09:30:00\n";
        assertThat(counts(send(file))).isEqualTo("1 0 0 0");
        assertThat(counts(send(file.replace("+86 139-1234-7001", "13912347001"))))
                .isEqualTo("0 0 1 0");
        assertThat(stored(no))
                .containsEntry("unit_id", city.stationA1.id())
                .containsEntry("kind", "NUMBER")
                .containsEntry("institution_id", city.telecom.id())
                .containsEntry("case_no", caseNo)
                .containsEntry("state", "DONE")
                .containsEntry("requested", Timestamp.valueOf("2019-03-01 08:00:00"))
                .containsEntry("done", Timestamp.valueOf("2019-03-02 09:30:00"))
                .containsEntry("inert", true)
                .containsEntry("by_person", false);
        assertThat(value(no)).isEqualTo("13912347001");
        assertThat(jdbc.sql("select o::text from observable o join control_request c on c.observable_id = o.id"
                                + " where c.control_no = ?")
                        .param(no)
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .doesNotContain("13912347001");
    }

    @Test
    void oneSiteIsKeptOnceHoweverItIsWritten() {
        String first = no();
        String second = no();
        String third = no();
        assertThat(counts(send(HEADER + "\n" + first + "," + unit() + ",SITE,https://www.Bad-Loan.example/,2019-03-01\n"
                        + second + "," + unit() + ",SITE,bad-loan.example,2019-03-01\n" + third + "," + unit()
                        + ",APP,com.bad.loan,2019-03-01\n")))
                .isEqualTo("3 0 0 0");
        assertThat(stored(first).get("observable_id")).isEqualTo(stored(second).get("observable_id"));
        assertThat(value(third)).isEqualTo("com.bad.loan");
        assertThat(stored(third)).containsEntry("state", "REQUESTED");
    }

    @Test
    void anAbsentColumnLeavesWhatIsStoredAndAnEmptyCellClearsIt() {
        String no = no();
        String row = no + "," + unit() + ",APP,com.bad.loan,2019-03-01";
        send(HEADER + ",institution_code,done_at\n" + row + "," + city.internet.code() + ",2019-03-02\n");
        assertThat(counts(send(HEADER + "\n" + row + "\n"))).isEqualTo("0 0 1 0");
        assertThat(counts(send(HEADER + "\n" + row.replace("com.bad", "com.worse") + "\n")))
                .isEqualTo("0 1 0 0");
        assertThat(value(no)).isEqualTo("com.worse.loan");
        assertThat(stored(no)).containsEntry("state", "DONE").containsEntry("institution_id", city.internet.id());
        assertThat(counts(send(HEADER + ",institution_code,done_at,case_no\n" + row + ",,,\n")))
                .isEqualTo("0 1 0 0");
        assertThat(stored(no))
                .containsEntry("state", "REQUESTED")
                .containsEntry("institution_id", null)
                .containsEntry("done_at", null);
    }

    @ParameterizedTest
    @CsvSource({
        "control_no,, required",
        "unit_code, 999999999999, unknown-unit",
        "kind, PIGEON, unknown-word",
        "value,, required",
        "value, 12, phone-format",
        "institution_code, 999999999999, unknown-unit",
        "case_no, A1, unknown-reference",
        "requested_at, 2099-01-01, future-date",
        "requested_at,, required",
        "done_at, 2019-02-28, dates-out-of-order",
        "done_at, 2019-02-30, time-format",
    })
    void eachFaultIsRejectedWithItsLineColumnAndCode(String column, String text, String code) {
        String row = no() + "," + unit() + ",NUMBER,13912347001,2019-03-01 08:00:00";
        assertThat(fault(send(Importing.with(HEADER, row, column, text)))).isEqualTo("2 " + column + " " + code);
    }

    @Test
    void whatIsNoSiteIsRejected() {
        String row = no() + "," + unit() + ",SITE,https://,2019-03-01";
        assertThat(fault(send(HEADER + "\n" + row + "\n"))).isEqualTo("2 value value-format");
    }

    @Test
    void whatAPersonChangedAndWhatIsAnotherUnitsIsLeftAlone() {
        String no = no();
        String row = no + "," + unit() + ",APP,com.bad.loan,2019-03-01\n";
        String file = HEADER + "\n" + row;
        assertThat(fault(send(file + row))).isEqualTo("3 control_no duplicate-in-file");
        assertThat(fault(fromB(file))).isEqualTo("2 unit_code out-of-scope");
        assertThat(fault(fromB(file.replace(unit(), city.stationB1.code())))).isEqualTo("2 control_no out-of-scope");
        jdbc.sql("update control_request set by_person = true where control_no = ?")
                .param(no)
                .update();
        assertThat(fault(send(file))).isEqualTo("2 control_no owned-by-workflow");
    }

    private Map<String, Object> stored(String no) {
        return jdbc.sql("""
                        select c.*, c.requested_at at time zone 'Asia/Shanghai' as requested,
                               c.done_at at time zone 'Asia/Shanghai' as done
                        from control_request c where c.control_no = ?""").param(no).query().singleRow();
    }

    private String value(String no) {
        return observables.reveal((UUID) stored(no).get("observable_id")).value();
    }

    private String no() {
        return "CR-" + city.division + "-" + System.nanoTime();
    }

    private String unit() {
        return city.stationA1.code();
    }

    private JsonNode send(String csv) {
        return Importing.csv(mvc, "control-requests", csv);
    }

    private JsonNode fromB(String csv) {
        return Importing.answer(Importing.send(
                mvc,
                "control-requests",
                "",
                csv.getBytes(StandardCharsets.UTF_8),
                Importing.bearer(city.districtB.code())));
    }
}
