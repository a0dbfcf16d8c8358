package cn.fanzha.command.organisation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.TestCity;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class UnitImportTest {

    private static final String HEADER = "code,name,kind,parent_code,region_code,host_kind\n";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Units units;

    @Autowired
    TestCity city;

    @Test
    void aParentMayComeAfterItsChildrenAndTheTreeIsKnownAtOnce() {
        String p = city.division;
        String file = HEADER
                + p + "510101,甲校反诈中心,OUTPOST," + p + "510100,,CAMPUS\n"
                + p + "510100,丙一派出所,STATION," + p + "500000,,\n"
                + p + "500000,丙区分局,DISTRICT," + city.city.code() + "," + p + ",\n";
        assertThat(counts(send(file))).isEqualTo("3 0 0 0");
        UnitRef outpost = units.findByCode(p + "510101").orElseThrow();
        assertThat(units.ancestors(outpost.id()).stream().map(UnitRef::code))
                .containsExactly(p + "510100", p + "500000", city.city.code(), city.province.code(), Units.ROOT_CODE);
        assertThat(counts(send(file))).isEqualTo("0 0 3 0");
        // a district that moves takes its tree with it; columns that are absent stay
        assertThat(counts(send(
                        "code,name,kind,parent_code\n" + p + "500000,丙区分局,DISTRICT," + city.province.code() + "\n")))
                .isEqualTo("0 1 0 0");
        assertThat(units.findByCode(p + "510101").orElseThrow().path())
                .isEqualTo(city.province.path() + p + "500000/" + p + "510100/" + p + "510101/");
        assertThat(units.findByCode(p + "500000").orElseThrow().regionCode()).isEqualTo(p);
    }

    @Test
    void institutionsAreKnownByTheirOwnCodes() {
        String bank = MadeUpCodes.cnaps();
        String telecom = MadeUpCodes.uscc();
        assertThat(counts(send("单位代码,单位名称,单位类别\n" + bank + ",测试银行,BANK\n" + telecom + ",测试电信,TELECOM\n")))
                .isEqualTo("2 0 0 0");
        assertThat(units.findByCode(telecom).orElseThrow().parentId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "12345,某所,STATION,,,, code, code-format",
        "000000000000,某所,STATION,,,, code, code-format",
        "102100000006,某行,BANK,,,, code, check-digit",
        "91350100M000100Y44,某公司,TELECOM,,,, code, check-digit",
        "102100000005X,某行,BANK,,,, code, code-format",
        "{p}610000,某所,VILLAGE,,,, kind, unknown-word",
        "{p}610000,某所,PLATFORM,,,, kind, unknown-word",
        "{p}610000,,STATION,,,, name, required",
        "{p}610000,某所,STATION,990000000001,,, parent_code, unknown-unit",
        "{p}610000,某分局,DISTRICT,{p}110100,,, parent_code, wrong-parent",
        "{p}610000,某分局,DISTRICT,{p}110000,,, parent_code, wrong-parent",
        "{p}610000,某所,STATION,{p}110000,4101,, region_code, region-format",
        "{p}610000,某所,STATION,{p}110000,,CAMPUS, host_kind, not-for-kind",
        "{p}610000,某中心,OUTPOST,{p}110100,,MOON, host_kind, unknown-word",
        "{p}110000,某所,OUTPOST,{p}010000,,, kind, wrong-parent",
    })
    void eachFaultyValueIsRejectedWithItsColumnAndCode(
            String code,
            String name,
            String kind,
            String parent,
            String region,
            String host,
            String column,
            String fault) {
        String row = Stream.of(code, name, kind, parent, region, host)
                .map(cell -> cell == null ? "" : cell.replace("{p}", city.division))
                .collect(Collectors.joining(","));
        JsonNode answer = send(HEADER + row + "\n");
        assertThat(answer.path("rejected").asInt()).isEqualTo(1);
        JsonNode rejection = answer.path("rejections").path(0);
        assertThat(rejection.path("line").asInt()).isEqualTo(2);
        assertThat(rejection.path("column").asString() + " "
                        + rejection.path("code").asString())
                .isEqualTo(column + " " + fault);
    }

    @Test
    void aRejectedParentTakesTheRowsBelowItAlong() {
        String p = city.division;
        JsonNode answer = send(
                HEADER + p + "710100,丁一派出所,STATION," + p + "700000,,\n" + p + "700000,丁区分局,DISTRICT,990000000001,,\n");
        assertThat(counts(answer)).isEqualTo("0 0 0 2");
        assertThat(units.findByCode(p + "710100")).isEmpty();
    }

    @Test
    void aUnitThatAPersonEditedIsLeftAlone() {
        String code = city.division + "810000";
        String row = code + ",戊区分局,DISTRICT," + city.city.code() + ",,\n";
        send(HEADER + row);
        jdbc.sql("update unit set by_person = true where code = ?").param(code).update();
        JsonNode answer = send(HEADER + row.replace("戊区", "己区"));
        assertThat(answer.path("rejections").path(0).path("code").asString()).isEqualTo("owned-by-workflow");
    }

    private JsonNode send(String file) {
        return Importing.csv(mvc, "units", file);
    }

    private static String counts(JsonNode answer) {
        return Stream.of("created", "updated", "unchanged", "rejected")
                .map(name -> String.valueOf(answer.path(name).asLong()))
                .collect(Collectors.joining(" "));
    }
}
