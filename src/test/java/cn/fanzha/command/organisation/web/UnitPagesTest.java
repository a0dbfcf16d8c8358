package cn.fanzha.command.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class UnitPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Units units;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Test
    void theAdministratorSeesAllUnitsAndAnOfficerTheOwnTree() {
        assertThat(get(city.sysadmin, "/units?q=" + city.division))
                .hasStatusOk()
                .bodyText()
                .contains(city.stationA1.code(), city.stationB1.code(), "新建单位");
        assertThat(get(city.officer, "/units?q=" + city.division))
                .hasStatusOk()
                .bodyText()
                .contains(city.stationA1.code(), city.outpost.code())
                .doesNotContain(city.stationB1.code(), city.districtA.code(), "新建单位");
        assertThat(get(city.analyst, "/units"))
                .hasStatusOk()
                .bodyText()
                .contains(city.stationB1.code())
                .doesNotContain(city.province.code());
    }

    @Test
    void anOfficerOpensTheOwnUnitsAndEveryInstitutionsPhoneButNoOtherUnit() {
        jdbc.sql("update unit set contact_phone = '95588-1' where id = ?")
                .param(city.bank1.id())
                .update();

        assertThat(get(city.officer, "/units/" + city.outpost.code())).hasStatusOk();
        assertThat(get(city.officer, "/units/" + city.bank1.code()))
                .hasStatusOk()
                .bodyText()
                .contains("95588-1");
        assertThat(get(city.officer, "/units?tab=institutions"))
                .hasStatusOk()
                .bodyText()
                .contains("95588-1");
        assertThat(get(city.officer, "/units/" + city.stationB1.code())).hasStatus(403);
        assertThat(trail.of("unit.open", city.stationB1.code())).anyMatch(AuditTrail.Line::refused);
        assertThat(get(city.officer, "/units/999999999999")).hasStatus(404);
    }

    @Test
    void aNewStationStandsInTheTreeAtOnceAndIsAudited() {
        String code = city.division + "110300";

        assertThat(create(form(code, "新建派出所", "STATION", city.districtA.code())))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/units/" + code);

        UnitRef unit = units.findByCode(code).orElseThrow();
        assertThat(unit.path()).isEqualTo(city.districtA.path() + code + "/");
        assertThat(unit.regionCode()).isEqualTo(city.division);
        AuditTrail.Line line = trail.only("unit.create", code);
        assertThat(line.username()).isEqualTo(city.sysadmin.username());
        assertThat(line.detail("after").path("name").stringValue()).isEqualTo("新建派出所");
    }

    @ParameterizedTest
    @CsvSource({
        "12345678901, STATION, district, 单位代码应为 12 位数字",
        "fresh, CITY, district, 不能设在所选上级之下",
        "fresh, OUTPOST, district, 须选择驻在类型",
        "fresh, STATION, none, 公安机关须选择上级单位",
        "fresh, STATION, unknown, 上级单位不存在",
        "miscounted, BANK, none, 联行号",
        "fresh, TELECOM, none, 统一社会信用代码",
        "fresh, PLATFORM, none, 平台是全部省厅之上的根",
        "taken, STATION, district, 该代码已被使用",
        "fresh, SOMETHING, district, 请选择类别",
    })
    void whatCannotBeIsRefusedAndKeptAsTyped(String code, String kind, String parent, String said) {
        String typed = switch (code) {
            case "fresh" -> city.division + "110999";
            case "taken" -> city.stationA1.code();
            case "miscounted" -> miscounted();
            default -> code;
        };
        String above =
                parent.equals("district") ? city.districtA.code() : parent.equals("unknown") ? "999999990000" : "";

        assertThat(create(form(typed, "名称留着", kind, above)))
                .hasStatus(422)
                .bodyText()
                .contains(said, "名称留着", typed);
    }

    /** A bank's code whose check digit is wrong. */
    private static String miscounted() {
        String right = MadeUpCodes.cnaps();
        int last = right.length() - 1;
        return right.substring(0, last) + (right.charAt(last) == '9' ? '0' : (char) (right.charAt(last) + 1));
    }

    @Test
    void institutionsTakeTheCodesOfTheirKind() {
        String bank = MadeUpCodes.cnaps();
        String payment = MadeUpCodes.cnaps();
        String telecom = MadeUpCodes.uscc();

        assertThat(create(form(bank, "新银行", "BANK", ""))).hasStatus3xxRedirection();
        assertThat(create(form(payment, "新支付", "PAYMENT", ""))).hasStatus3xxRedirection();
        assertThat(create(form(telecom, "新电信", "TELECOM", ""))).hasStatus3xxRedirection();
        assertThat(units.findByCode(payment)).map(UnitRef::kind).hasValue(UnitKind.PAYMENT);
        assertThat(create(form(MadeUpCodes.cnaps(), "错位", "BANK", city.districtA.code())))
                .hasStatus(422)
                .bodyText()
                .contains("协作机构不在公安机关层级之内");
    }

    @Test
    void aUnitThatMovesTakesThoseBelowAlong() {
        UnitRef district = founded("210000", "丙区分局", "DISTRICT", city.city.code());
        UnitRef station = founded("210100", "丙一派出所", "STATION", district.code());
        UnitRef other = founded("020000", "第二市局", "CITY", city.province.code());

        Map<String, String> form = form(district.code(), "丙区分局", "DISTRICT", other.code());
        form.put("version", "0");
        assertThat(post("/units/" + district.code(), form)).hasStatus3xxRedirection();

        UnitRef moved = units.get(station.id());
        assertThat(moved.path()).isEqualTo(other.path() + district.code() + "/" + station.code() + "/");
        AuditTrail.Line line = trail.only("unit.edit", district.code());
        assertThat(line.detail("before").path("parent").stringValue()).isEqualTo(city.city.code());
        assertThat(line.detail("after").path("parent").stringValue()).isEqualTo(other.code());
        form.put("version", "1");
        form.put("parent", station.code());
        assertThat(post("/units/" + district.code(), form)).hasStatus(422);
    }

    @Test
    void aStaleEditShowsBothVersionsAndLosesNeither() {
        UnitRef station = founded("220100", "原名派出所", "STATION", city.districtA.code());
        Map<String, String> first = form(station.code(), "甲改的名", "STATION", city.districtA.code());
        first.put("version", "0");
        Map<String, String> second = form(station.code(), "乙改的名", "STATION", city.districtA.code());
        second.put("version", "0");

        assertThat(post("/units/" + station.code(), first)).hasStatus3xxRedirection();
        assertThat(post("/units/" + station.code(), second))
                .hasStatus(422)
                .bodyText()
                .contains("甲改的名", "乙改的名", "您的修改没有保存");
        assertThat(units.get(station.id()).name()).isEqualTo("甲改的名");
    }

    @Test
    void aUnitGoesOutOfServiceOnlyAfterThoseBelow() {
        UnitRef district = founded("230000", "丁区分局", "DISTRICT", city.city.code());
        UnitRef station = founded("230100", "丁一派出所", "STATION", district.code());

        assertThat(post("/units/" + district.code() + "/active", Map.of("active", "false", "version", "0")))
                .hasStatus(422)
                .bodyText()
                .contains("还有启用中的下级单位");
        assertThat(post("/units/" + station.code() + "/active", Map.of("active", "false", "version", "0")))
                .hasStatus3xxRedirection();
        assertThat(post("/units/" + district.code() + "/active", Map.of("active", "false", "version", "0")))
                .hasStatus3xxRedirection();
        assertThat(units.get(district.id()).active()).isFalse();
        assertThat(trail.of("unit.deactivate", district.code())).hasSize(1);
    }

    @Test
    void theContactIsMaskedInTheLog() {
        Map<String, String> form = form(city.division + "110400", "有联系人的所", "STATION", city.districtA.code());
        form.put("contactName", "张小三");
        form.put("contactPhone", "13812345678");

        assertThat(create(form)).hasStatus3xxRedirection();

        assertThat(trail.only("unit.create", city.division + "110400").details())
                .contains("张**", "138****5678")
                .doesNotContain("张小三", "13812345678");
    }

    @Test
    void onlyTheSystemAdministratorChangesUnits() {
        for (Actor other : new Actor[] {city.officer, city.supervisor, city.liaison, city.secadmin, city.auditor}) {
            assertThat(get(other, "/units/new")).hasStatus(403);
            assertThat(mvc.post()
                            .uri("/units")
                            .param("name", "x")
                            .with(city.signedIn(other))
                            .with(csrf()))
                    .hasStatus(403);
        }
        assertThat(get(city.liaison, "/units")).hasStatus(403);
    }

    @Test
    void thePagesNeedFewStatements() {
        get(city.officer, "/units");

        assertThat(SqlCount.during(() -> get(city.officer, "/units"))).hasSizeLessThanOrEqualTo(6);
        assertThat(SqlCount.during(() -> get(city.officer, "/units?tab=institutions")))
                .hasSizeLessThanOrEqualTo(6);
        assertThat(SqlCount.during(() -> get(city.officer, "/units/" + city.outpost.code())))
                .hasSizeLessThanOrEqualTo(6);
    }

    private UnitRef founded(String rest, String name, String kind, String parent) {
        String code = city.division + rest;
        assertThat(create(form(code, name, kind, parent))).hasStatus3xxRedirection();
        return units.findByCode(code).orElseThrow();
    }

    private static Map<String, String> form(String code, String name, String kind, String parent) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("code", code);
        form.put("name", name);
        form.put("kind", kind);
        form.put("parent", parent);
        return form;
    }

    private MvcTestResult create(Map<String, String> form) {
        return post("/units", form);
    }

    private MvcTestResult post(String address, Map<String, String> form) {
        var request = mvc.post().uri(address).with(city.signedIn(city.sysadmin)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult get(Actor actor, String address) {
        return mvc.get().uri(address).with(city.signedIn(actor)).exchange();
    }
}
