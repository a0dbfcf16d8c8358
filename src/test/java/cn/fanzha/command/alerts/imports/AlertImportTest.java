package cn.fanzha.command.alerts.imports;

import static cn.fanzha.command.support.Importing.counts;
import static cn.fanzha.command.support.Importing.fault;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class AlertImportTest {

    private static final String HEADER = "alert_no,unit_code,source,risk,fraud_type,pushed_at,phone";
    private static final String ATTEMPTS = "attempt_no,alert_no,step,at,result";
    private static final String ID_NO = "410199195506274022";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PersonalDataCipher cipher;

    @Autowired
    TestClock clock;

    @Autowired
    TestCity city;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void anAlertStandsAsItWasSentAndAgainChangesNothing() {
        String no = no("AL");
        String file = HEADER + ",person_name,id_no,outcome,outcome_at,loss_avoided,tags\n" + row(no) + ",欧阳不明," + ID_NO
                + ",STOPPED_TRANSFER,2019-10-24 00:40:23,31573.40,涉老;跨境\n";
        assertThat(counts(send(file))).isEqualTo("1 0 0 0");
        assertThat(counts(send(file))).isEqualTo("0 0 1 0");
        Map<String, Object> stored = alert(no);
        assertThat(stored)
                .containsEntry("unit_id", city.stationA1.id())
                .containsEntry("source", "CITY_MODEL")
                .containsEntry("risk", "HIGH")
                .containsEntry("fraud_type", "55")
                .containsEntry("state", "CLOSED")
                .containsEntry("pushed", Timestamp.valueOf("2019-10-24 00:09:23"))
                .containsEntry("outcome", "STOPPED_TRANSFER")
                .containsEntry("closed", Timestamp.valueOf("2019-10-24 00:40:23"))
                .containsEntry("loss_avoided", new BigDecimal("31573.40"))
                .containsEntry("tag_list", "涉老;跨境")
                .containsEntry("inert", true)
                .containsEntry("by_person", false);
        assertThat(cipher.decrypt(ValueKind.NAME, (byte[]) stored.get("person_name")))
                .isEqualTo("欧阳不明");
        assertThat(cipher.decrypt(ValueKind.PHONE, (byte[]) stored.get("phone")))
                .isEqualTo("02038201234");
        assertThat(cipher.decrypt(ValueKind.ID_NUMBER, (byte[]) stored.get("id_no")))
                .isEqualTo(ID_NO);
        String text = jdbc.sql("select a::text from alert a where alert_no = ?")
                .param(no)
                .query((rs, n) -> rs.getString(1))
                .single();
        for (String secret : List.of("欧阳不明", ID_NO, "02038201234")) {
            assertThat(text)
                    .doesNotContain(secret)
                    .doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void anAbsentColumnLeavesWhatIsStoredAndAnEmptyCellClearsIt() {
        String no = no("AL");
        send(HEADER + ",person_name,id_no,outcome,outcome_at,loss_avoided,tags\n" + row(no) + ",某某," + ID_NO
                + ",DISSUADED,2019-10-25,0.00,涉老\n");
        assertThat(counts(send(HEADER + "\n" + row(no) + "\n"))).isEqualTo("0 0 1 0");
        assertThat(counts(send(HEADER + "\n" + row(no).replace("38201234", "38201235") + "\n")))
                .isEqualTo("0 1 0 0");
        assertThat(alert(no)).containsEntry("outcome", "DISSUADED").containsEntry("tag_list", "涉老");
        assertThat(counts(send(
                        HEADER + ",person_name,id_no,outcome,outcome_at,loss_avoided,tags\n" + row(no) + ",,,,,,\n")))
                .isEqualTo("0 1 0 0");
        assertThat(alert(no))
                .containsEntry("state", "PUSHED")
                .containsEntry("person_name", null)
                .containsEntry("name_digest", null)
                .containsEntry("id_no", null)
                .containsEntry("id_no_index", null)
                .containsEntry("outcome", null)
                .containsEntry("outcome_at", null)
                .containsEntry("loss_avoided", null)
                .containsEntry("tag_list", "");
    }

    @Test
    void onlyAlertsPushedADayBeforeTheyCameInAreInertAndStaySo() {
        clock.set(Instant.parse("2020-05-02T04:00:00Z"));
        String live = no("AL");
        String old = no("AL");
        String file = HEADER + "\n" + row(live).replace("2019-10-24 00:09:23", "2020-05-01 12:00:00") + "\n"
                + row(old).replace("2019-10-24 00:09:23", "2020-05-01 11:59:59") + "\n";
        assertThat(counts(send(file))).isEqualTo("2 0 0 0");
        assertThat(alert(live)).containsEntry("inert", false);
        assertThat(alert(old)).containsEntry("inert", true);
        clock.advance(Duration.ofDays(9));
        assertThat(counts(send(file.replace("HIGH", "LOW")))).isEqualTo("0 2 0 0");
        assertThat(alert(live)).containsEntry("inert", false).containsEntry("risk", "LOW");
    }

    @ParameterizedTest
    @CsvSource({
        "alert_no,, required",
        "alert_no, AL 1, number-format",
        "unit_code, 999999999999, unknown-unit",
        "source, PIGEON, unknown-word",
        "source,, required",
        "risk, RED, unknown-word",
        "fraud_type, 99, unknown-type",
        "pushed_at, 2099-01-01, future-date",
        "pushed_at, 2019-02-30, time-format",
        "phone,, required",
        "phone, 12, phone-format",
        "id_no, 410199195506274023, check-digit",
        "id_no, 410199195513274022, birth-date",
        "id_no, 4101, id-format",
        "outcome, HAPPY, unknown-word",
        "outcome_at, 2099-10-25, future-date",
        "loss_avoided, 1.234, amount-decimals",
        "loss_avoided, -1, amount-sign",
    })
    void eachFaultIsRejectedWithItsLineColumnAndCode(String column, String text, String code) {
        assertThat(fault(send(Importing.with(HEADER, row(no("AL")), column, text))))
                .isEqualTo("2 " + column + " " + code);
    }

    @Test
    void anOutcomeAndItsTimeNeedEachOtherAndLieAfterThePush() {
        String no = no("AL");
        assertThat(fault(send(HEADER + ",outcome\n" + row(no) + ",DISSUADED\n")))
                .isEqualTo("2 outcome_at required");
        assertThat(fault(send(HEADER + ",outcome_at\n" + row(no) + ",2019-10-25\n")))
                .isEqualTo("2 outcome required");
        assertThat(fault(send(HEADER + ",outcome,outcome_at\n" + row(no) + ",DISSUADED,2019-10-24 00:09:22\n")))
                .isEqualTo("2 outcome_at dates-out-of-order");
        assertThat(counts(send(HEADER + ",outcome,outcome_at\n" + row(no) + ",DISSUADED,2019-10-24\n")))
                .isEqualTo("1 0 0 0");
        assertThat(fault(send(HEADER + ",outcome\n" + row(no) + ",\n"))).isEqualTo("2 outcome required");
    }

    @Test
    void anAttemptStandsAsItWasSentAndAgainChangesNothing() {
        String alert = alert();
        String no = no("AT");
        String row = no + "," + alert + ",CALL,2019-10-24 00:15:23,NOT_BELIEVING\n";
        assertThat(counts(send("alert-attempts", ATTEMPTS + "\n" + row))).isEqualTo("1 0 0 0");
        assertThat(counts(send("alert-attempts", ATTEMPTS + "\n" + row))).isEqualTo("0 0 1 0");
        assertThat(jdbc.sql("""
                        select t.step, t.result, t.by_person, a.alert_no, t.at at time zone 'Asia/Shanghai' as moment
                        from alert_attempt t join alert a on a.id = t.alert_id where t.attempt_no = ?""").param(no).query().singleRow())
                .containsEntry("step", "CALL")
                .containsEntry("result", "NOT_BELIEVING")
                .containsEntry("by_person", false)
                .containsEntry("alert_no", alert)
                .containsEntry("moment", Timestamp.valueOf("2019-10-24 00:15:23"));
        assertThat(counts(send("alert-attempts", ATTEMPTS + "\n" + row.replace("NOT_BELIEVING", "BUSY"))))
                .isEqualTo("0 1 0 0");
        jdbc.sql("update alert_attempt set by_person = true where attempt_no = ?")
                .param(no)
                .update();
        assertThat(fault(send("alert-attempts", ATTEMPTS + "\n" + row))).isEqualTo("2 attempt_no owned-by-workflow");
    }

    @ParameterizedTest
    @CsvSource({
        "attempt_no,, required",
        "alert_no,, required",
        "alert_no, AL-NONE, unknown-reference",
        "step, FAX, unknown-word",
        "step,, required",
        "result, PIGEON, unknown-word",
        "result, MET, unknown-word",
        "result,, required",
        "at, 2019-10-24 00:09:22, dates-out-of-order",
        "at, 2099-10-24, future-date",
        "at,, required",
    })
    void eachFaultOfAnAttemptIsRejectedWithItsLineColumnAndCode(String column, String text, String code) {
        String row = no("AT") + "," + alert() + ",CALL,2019-10-24 00:15:23,REACHED";
        assertThat(fault(send("alert-attempts", Importing.with(ATTEMPTS, row, column, text))))
                .isEqualTo("2 " + column + " " + code);
    }

    @Test
    void whatAPersonChangedAndWhatIsAnotherUnitsIsLeftAlone() {
        String no = no("AL");
        String file = HEADER + "\n" + row(no) + "\n";
        assertThat(fault(send(file + row(no) + "\n"))).isEqualTo("3 alert_no duplicate-in-file");
        assertThat(fault(fromB("alerts", file))).isEqualTo("2 unit_code out-of-scope");
        assertThat(fault(fromB("alerts", file.replace("," + unit(), "," + city.stationB1.code()))))
                .isEqualTo("2 alert_no out-of-scope");
        String attempt = no("AT");
        String attempts = ATTEMPTS + "\n" + attempt + "," + no + ",SMS,2019-10-24 00:15:23,SENT\n";
        assertThat(fault(fromB("alert-attempts", attempts))).isEqualTo("2 alert_no out-of-scope");
        assertThat(counts(send("alert-attempts", attempts))).isEqualTo("1 0 0 0");
        String own = no("AL");
        assertThat(counts(fromB("alerts", HEADER + "\n" + row(own).replace(unit(), city.stationB1.code()) + "\n")))
                .isEqualTo("1 0 0 0");
        // nor may it draw another unit's attempt to an alert of its own
        assertThat(fault(fromB("alert-attempts", attempts.replace("," + no, "," + own))))
                .isEqualTo("2 attempt_no out-of-scope");
        jdbc.sql("update alert set by_person = true where alert_no = ?")
                .param(no)
                .update();
        assertThat(fault(send(file))).isEqualTo("2 alert_no owned-by-workflow");
    }

    private String alert() {
        String no = no("AL");
        assertThat(counts(send(HEADER + "\n" + row(no) + "\n"))).isEqualTo("1 0 0 0");
        return no;
    }

    private Map<String, Object> alert(String no) {
        return jdbc.sql("""
                        select a.*, array_to_string(a.tags, ';') as tag_list,
                               a.pushed_at at time zone 'Asia/Shanghai' as pushed,
                               a.outcome_at at time zone 'Asia/Shanghai' as closed
                        from alert a where a.alert_no = ?""").param(no).query().singleRow();
    }

    private String row(String no) {
        return no + "," + unit() + ",CITY_MODEL,HIGH,55,2019-10-24 00:09:23,020-38201234";
    }

    private String no(String letters) {
        return letters + "-" + city.division + "-" + System.nanoTime();
    }

    private String unit() {
        return city.stationA1.code();
    }

    private JsonNode send(String csv) {
        return send("alerts", csv);
    }

    private JsonNode send(String kind, String csv) {
        return Importing.csv(mvc, kind, csv);
    }

    private JsonNode fromB(String kind, String csv) {
        return Importing.answer(Importing.send(
                mvc, kind, "", csv.getBytes(StandardCharsets.UTF_8), Importing.bearer(city.districtB.code())));
    }
}
