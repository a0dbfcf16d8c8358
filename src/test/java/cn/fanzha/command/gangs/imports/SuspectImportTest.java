package cn.fanzha.command.gangs.imports;

import static cn.fanzha.command.support.Importing.counts;
import static cn.fanzha.command.support.Importing.fault;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class SuspectImportTest {

    private static final String HEADER = "person_no,unit_code,name";
    private static final String ID_NO = "410199195506274022";
    private static final AtomicInteger SERIALS = new AtomicInteger();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PersonalDataCipher cipher;

    @Autowired
    TestCity city;

    @Test
    void aSuspectStandsAsItWasSentAndAgainChangesNothing() {
        String gang = "G-" + city.division + "-" + System.nanoTime();
        send("gangs", "gang_no,unit_code,name,kind,discovered_at\n" + gang + "," + unit() + ",团伙,CALLS,2019-01-01\n");
        String no = number();
        String file = HEADER + ",id_no,gang_no,role,captured_at,detained_at,bailed_at,surveilled_at,arrested_at,"
                + "prosecuted_at,tags\n" + row(no) + "," + ID_NO + "," + gang
                + ",CASH_RUNNER,2019-03-01 08:00:00,2019-03-01,2019-06-01,2019-05-01,2019-04-01,2019-07-01,跨境;涉疫\n";
        assertThat(counts(send(file))).isEqualTo("1 0 0 0");
        assertThat(counts(send(file))).isEqualTo("0 0 1 0");
        Map<String, Object> stored = jdbc.sql("""
                        select s.*, g.gang_no, array_to_string(s.tags, ';') as tag_list,
                               s.captured_at at time zone 'Asia/Shanghai' as captured,
                               s.detained_at at time zone 'Asia/Shanghai' as detained,
                               s.bailed_at at time zone 'Asia/Shanghai' as bailed,
                               s.surveilled_at at time zone 'Asia/Shanghai' as surveilled,
                               s.arrested_at at time zone 'Asia/Shanghai' as arrested,
                               s.prosecuted_at at time zone 'Asia/Shanghai' as prosecuted
                        from suspect s left join gang g on g.id = s.gang_id where s.person_no = ?""").param(no).query().singleRow();
        assertThat(stored)
                .containsEntry("unit_id", city.stationA1.id())
                .containsEntry("gang_no", gang)
                .containsEntry("role", "CASH_RUNNER")
                .containsEntry("captured", Timestamp.valueOf("2019-03-01 08:00:00"))
                .containsEntry("detained", Timestamp.valueOf("2019-03-01 00:00:00"))
                .containsEntry("bailed", Timestamp.valueOf("2019-06-01 00:00:00"))
                .containsEntry("surveilled", Timestamp.valueOf("2019-05-01 00:00:00"))
                .containsEntry("arrested", Timestamp.valueOf("2019-04-01 00:00:00"))
                .containsEntry("prosecuted", Timestamp.valueOf("2019-07-01 00:00:00"))
                .containsEntry("tag_list", "涉疫;跨境")
                .containsEntry("by_person", false);
        assertThat(cipher.decrypt(ValueKind.NAME, (byte[]) stored.get("name"))).isEqualTo("欧阳不明");
        assertThat(cipher.decrypt(ValueKind.ID_NUMBER, (byte[]) stored.get("id_no")))
                .isEqualTo(ID_NO);
    }

    @Test
    void casesStandInTheOrderListedAndTheirOrderIsAChange() {
        String no = number();
        String first = caseNo();
        String second = caseNo();
        String header = HEADER + ",case_nos\n";
        assertThat(counts(send(header + row(no) + "," + second + ";" + first + "\n")))
                .isEqualTo("1 0 0 0");
        assertThat(cases(no)).containsExactly(second, first);
        assertThat(counts(send(header + row(no) + "," + second + ";" + first + ";" + second + "\n")))
                .isEqualTo("0 0 1 0");
        assertThat(counts(send(HEADER + "\n" + row(no) + "\n"))).isEqualTo("0 0 1 0");
        assertThat(cases(no)).hasSize(2);
        assertThat(counts(send(header + row(no) + "," + first + "；" + second + "\n")))
                .isEqualTo("0 1 0 0");
        assertThat(cases(no)).containsExactly(first, second);
        assertThat(counts(send(header + row(no) + ",\n"))).isEqualTo("0 1 0 0");
        assertThat(cases(no)).isEmpty();
        assertThat(counts(send(header + row(no) + ",\n"))).isEqualTo("0 0 1 0");
    }

    @Test
    void aCaseThatDoesNotExistRejectsTheRowAndLeavesItsLinks() {
        String no = number();
        String known = caseNo();
        send(HEADER + ",case_nos\n" + row(no) + "," + known + "\n");
        assertThat(fault(send(HEADER + ",case_nos\n" + row(no) + ",A9;" + known + "\n")))
                .isEqualTo("2 case_nos unknown-reference");
        assertThat(cases(no)).containsExactly(known);
    }

    @Test
    void anAbsentColumnLeavesWhatIsStoredAndAnEmptyCellClearsIt() {
        String no = number();
        send(HEADER + ",id_no,role,captured_at,tags\n" + row(no) + "," + ID_NO + ",CALLER,2019-03-01,跨境\n");
        assertThat(counts(send(HEADER + "\n" + row(no).replace("欧阳不明", "欧阳分明") + "\n")))
                .isEqualTo("0 1 0 0");
        assertThat(stored(no, "id_no is not null and role = 'CALLER' and captured_at is not null and tags = '{跨境}'"))
                .isTrue();
        assertThat(counts(send(HEADER + ",id_no,role,captured_at,tags\n" + row(no) + ",,,,\n")))
                .isEqualTo("0 1 0 0");
        assertThat(stored(
                        no,
                        "id_no is null and id_no_index is null and role is null and captured_at is null"
                                + " and tags = '{}'"))
                .isTrue();
    }

    @Test
    void aLaterDateBeforeTheStoredCaptureIsRejected() {
        String no = number();
        send(HEADER + ",captured_at\n" + row(no) + ",2019-03-01 08:00:00\n");
        assertThat(fault(send(HEADER + ",arrested_at\n" + row(no) + ",2019-02-28\n")))
                .isEqualTo("2 arrested_at dates-out-of-order");
        assertThat(counts(send(HEADER + ",arrested_at\n" + row(no) + ",2019-03-01\n")))
                .isEqualTo("0 1 0 0");
    }

    @ParameterizedTest
    @CsvSource({
        "person_no,, required",
        "person_no, A410103010000201901000, number-format",
        "unit_code, 999999999999, unknown-unit",
        "name,, required",
        "id_no, 410199195506274023, check-digit",
        "id_no, 410199195513274022, birth-date",
        "id_no, 4101991955, id-format",
        "gang_no, G-NONE, unknown-reference",
        "role, BOSS, unknown-word",
        "captured_at, 2099-01-01, future-date",
        "detained_at, 2019-02-28, dates-out-of-order",
        "bailed_at, 2019-02-28, dates-out-of-order",
        "surveilled_at, 2019-02-28, dates-out-of-order",
        "arrested_at, 2019-02-28, dates-out-of-order",
        "prosecuted_at, 2019-02-28 23:59:59, dates-out-of-order",
        "prosecuted_at, 2019-2-28, time-format",
        "operation_no, OP-NONE, unknown-reference",
    })
    void eachFaultIsRejectedWithItsLineColumnAndCode(String column, String text, String code) {
        String row = number() + "," + unit() + ",某某,2019-03-01";
        assertThat(fault(send(Importing.with(HEADER + ",captured_at", row, column, text))))
                .isEqualTo("2 " + column + " " + code);
    }

    @Test
    void whatAPersonChangedAndWhatIsAnotherUnitsIsLeftAlone() {
        String no = number();
        String file = HEADER + "\n" + row(no) + "\n";
        assertThat(fault(send(file + row(no) + "\n"))).isEqualTo("3 person_no duplicate-in-file");
        assertThat(fault(fromB(file))).isEqualTo("2 unit_code out-of-scope");
        // nor may it draw on another unit's numbers
        assertThat(fault(fromB(file.replace("," + unit(), "," + city.stationB1.code()))))
                .isEqualTo("2 person_no out-of-scope");
        jdbc.sql("update suspect set by_person = true where person_no = ?")
                .param(no)
                .update();
        assertThat(fault(send(file))).isEqualTo("2 person_no owned-by-workflow");
    }

    @Test
    void theCounterJumpsPastImportedNumbers() {
        send(HEADER + "\nR" + unit() + "2017050041," + unit() + ",某某\n");
        assertThat(jdbc.sql("select last from month_serial where letter = 'R' and unit_code = ? and month = '2017-05'")
                        .param(unit())
                        .query(Integer.class)
                        .single())
                .isEqualTo(41);
    }

    @Test
    void nothingOfAPersonLiesInTheClear() {
        String no = number();
        send(HEADER + ",id_no\n" + row(no) + "," + ID_NO + "\n" + row(number()) + ",410199195506274023\n");
        String stored = jdbc.sql("select s::text from suspect s where person_no = ?")
                .param(no)
                .query((rs, n) -> rs.getString(1))
                .single();
        for (String secret : List.of("欧阳不明", ID_NO)) {
            assertThat(stored)
                    .doesNotContain(secret)
                    .doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(jdbc.sql("select coalesce(string_agg(r::text, ' '), '') from import_rejection r")
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .doesNotContain("410199195506274023");
    }

    private String caseNo() {
        String no = String.format(Locale.ROOT, "A%s201901%04d", unit(), SERIALS.incrementAndGet());
        assertThat(counts(send(
                        "cases",
                        "case_no,unit_code,channel,fraud_type,reported_at,amount_involved\n" + no + "," + unit()
                                + ",ALARM_110,50,2019-01-01 08:00:00,5000\n")))
                .isEqualTo("1 0 0 0");
        return no;
    }

    private List<String> cases(String no) {
        return jdbc.sql("""
                        select c.case_no from suspect s join suspect_case l on l.suspect_id = s.id
                             join case_file c on c.id = l.case_id
                        where s.person_no = ? order by l.position""").param(no).query((rs, n) -> rs.getString(1)).list();
    }

    private boolean stored(String no, String condition) {
        return jdbc.sql("select " + condition + " from suspect where person_no = ?")
                .param(no)
                .query(Boolean.class)
                .single();
    }

    private String number() {
        return String.format(Locale.ROOT, "R%s201903%04d", unit(), SERIALS.incrementAndGet());
    }

    private String row(String no) {
        return no + "," + unit() + ",欧阳不明";
    }

    private String unit() {
        return city.stationA1.code();
    }

    private JsonNode send(String csv) {
        return send("suspects", csv);
    }

    private JsonNode send(String kind, String csv) {
        return Importing.csv(mvc, kind, csv);
    }

    private JsonNode fromB(String csv) {
        return Importing.answer(Importing.send(
                mvc, "suspects", "", csv.getBytes(StandardCharsets.UTF_8), Importing.bearer(city.districtB.code())));
    }
}
