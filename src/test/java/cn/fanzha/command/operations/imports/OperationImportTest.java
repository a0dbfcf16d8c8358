package cn.fanzha.command.operations.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class OperationImportTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Test
    void whatWasImportedStandsAsItWasSentAndAgainChangesNothing() {
        String operation = operation();
        String trips = "trip_no,unit_code,operation_no,left_on,returned_on,officers,provinces,cities\n" + no("TR") + ","
                + unit() + "," + operation + ",2019-12-01,2019-12-09,12,云南;四川,昆明;成都\n";
        String seizures = "seizure_no,unit_code,operation_no,kind,quantity,seized_at\n" + no("SZ") + "," + unit() + ","
                + operation + ",GOIP,7,2019-12-02 13:30:08\n";
        String inspections = "inspection_no,unit_code,operation_no,premises_kind,quantity,inspected_at\n" + no("IN")
                + "," + unit() + "," + operation + ",OFFICE,33,2019-12-09\n";
        for (String[] file : new String[][] {{"trips", trips}, {"seizures", seizures}, {"inspections", inspections}}) {
            assertThat(counts(send(file[0], file[1]))).as(file[0]).isEqualTo("1 0 0 0");
            assertThat(counts(send(file[0], file[1]))).as(file[0]).isEqualTo("0 0 1 0");
        }
        assertThat(jdbc.sql("""
                        select t.officers, t.provinces[1] as province, s.quantity, s.kind, i.premises_kind
                        from operation o join trip t on t.operation_id = o.id join seizure s on s.operation_id = o.id
                             join inspection i on i.operation_id = o.id
                        where o.operation_no = ?""").param(operation).query().singleRow())
                .containsEntry("officers", 12)
                .containsEntry("province", "云南")
                .containsEntry("quantity", 7L)
                .containsEntry("kind", "GOIP")
                .containsEntry("premises_kind", "OFFICE");
    }

    @Test
    void anAbsentColumnLeavesWhatIsStoredAndAnEmptyCellClearsIt() {
        String operation = operation();
        String no = no("SZ");
        send(
                "seizures",
                "seizure_no,unit_code,operation_no,kind,quantity,seized_at\n" + no + "," + unit() + "," + operation
                        + ",PHONE,7,2019-12-02\n");
        assertThat(counts(send(
                        "seizures",
                        "seizure_no,unit_code,kind,quantity,seized_at\n" + no + "," + unit()
                                + ",PHONE,8,2019-12-02\n")))
                .isEqualTo("0 1 0 0");
        assertThat(linked(no)).isTrue();
        send(
                "seizures",
                "seizure_no,unit_code,operation_no,kind,quantity,seized_at\n" + no + "," + unit()
                        + ",,PHONE,8,2019-12-02\n");
        assertThat(linked(no)).isFalse();
    }

    @Test
    void whatAPersonChangedIsNotImportedOver() {
        String operation = operation();
        jdbc.sql("update operation set by_person = true where operation_no = ?")
                .param(operation)
                .update();
        JsonNode answer = send(
                "operations",
                "operation_no,unit_code,name,starts_on\n" + operation + "," + unit() + ",另名,2019-12-01\n");
        assertThat(code(answer)).isEqualTo("operation_no owned-by-workflow");
    }

    @ParameterizedTest
    @CsvSource({
        "operations, 'operation_no,unit_code,name,starts_on,ends_on', '@,#,行动,2019-12-02,2019-12-01', ends_on, dates-out-of-order",
        "operations, 'operation_no,unit_code,name,starts_on', ',#,行动,2019-12-02', operation_no, required",
        "operations, 'operation_no,unit_code,name,starts_on', '@,#,,2019-12-02', name, required",
        "operations, 'operation_no,unit_code,name,starts_on', '@,999999999999,行动,2019-12-02', unit_code, unknown-unit",
        "operations, 'operation_no,unit_code,name,starts_on', '@,#,行动,2019-13-02', starts_on, time-format",
        "operations, 'operation_no,unit_code,name,starts_on', 'OP 1,#,行动,2019-12-02', operation_no, number-format",
        "trips, 'trip_no,unit_code,left_on,officers', '@,#,2099-01-01,3', left_on, future-date",
        "trips, 'trip_no,unit_code,left_on,officers', '@,#,2019-12-02,-3', officers, quantity-format",
        "trips, 'trip_no,unit_code,left_on,officers', '@,#,2019-12-02,1.5', officers, quantity-format",
        "trips, 'trip_no,unit_code,left_on,returned_on,officers', '@,#,2019-12-02,2019-12-01,3', returned_on, dates-out-of-order",
        "trips, 'trip_no,unit_code,operation_no,left_on,officers', '@,#,OP-NONE,2019-12-02,3', operation_no, unknown-reference",
        "seizures, 'seizure_no,unit_code,kind,quantity,seized_at', '@,#,PIGEON,3,2019-12-02', kind, unknown-word",
        "seizures, 'seizure_no,unit_code,kind,quantity,seized_at', '@,#,GOIP,3,2099-12-02', seized_at, future-date",
        "inspections, 'inspection_no,unit_code,premises_kind,quantity,inspected_at', '@,#,GOIP,3,2019-12-02', premises_kind, unknown-word",
        "inspections, 'inspection_no,unit_code,premises_kind,quantity,inspected_at', '@,#,FLAT,,2019-12-02', quantity, required",
    })
    void eachFaultIsRejectedWithItsLineColumnAndCode(
            String kind, String header, String row, String column, String code) {
        String text = row.replace("@", no("NO")).replace("#", unit());
        JsonNode answer = send(kind, header + "\n" + text + "\n");
        assertThat(code(answer)).isEqualTo(column + " " + code);
        assertThat(answer.path("rejections").path(0).path("line").asInt()).isEqualTo(2);
    }

    @Test
    void anotherUnitsRowsAreOutOfScope() {
        String row = "operation_no,unit_code,name,starts_on\n" + no("OP") + "," + unit() + ",行动,2019-12-02\n";
        JsonNode answer = Importing.answer(Importing.send(
                mvc,
                "operations",
                "",
                row.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Importing.bearer(city.districtB.code())));
        assertThat(code(answer)).isEqualTo("unit_code out-of-scope");
    }

    private String operation() {
        String no = no("OP");
        assertThat(counts(send(
                        "operations",
                        "operation_no,unit_code,name,starts_on,ends_on\n" + no + "," + unit()
                                + ",扫雷行动,2019-12-01,2099-12-31\n")))
                .isEqualTo("1 0 0 0");
        return no;
    }

    private boolean linked(String seizure) {
        return jdbc.sql("select operation_id is not null from seizure where seizure_no = ?")
                .param(seizure)
                .query(Boolean.class)
                .single();
    }

    private String no(String letters) {
        return letters + "-" + city.division + "-" + System.nanoTime();
    }

    private String unit() {
        return city.stationA1.code();
    }

    private JsonNode send(String kind, String csv) {
        return Importing.csv(mvc, kind, csv);
    }

    private static String code(JsonNode answer) {
        JsonNode first = answer.path("rejections").path(0);
        return first.path("column").asString() + " " + first.path("code").asString();
    }

    private static String counts(JsonNode answer) {
        return answer.path("created").asInt() + " " + answer.path("updated").asInt() + " "
                + answer.path("unchanged").asInt() + " "
                + answer.path("rejected").asInt();
    }
}
