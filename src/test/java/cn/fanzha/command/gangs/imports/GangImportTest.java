package cn.fanzha.command.gangs.imports;

import static cn.fanzha.command.support.Importing.counts;
import static cn.fanzha.command.support.Importing.fault;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class GangImportTest {

    private static final String GANGS = "gang_no,unit_code,name,kind,discovered_at";
    private static final String DENS = "den_no,unit_code,premises_kind";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Test
    void aGangStandsAsItWasSentAndAgainChangesNothing() {
        String gang = no("G");
        String operation = operation();
        String file = GANGS + ",dismantled_at,amount,operation_no,tags\n" + gang + "," + unit()
                + ",“12·20”团伙,GOIP,2019-09-28 09:16:28,2019-12-20,5428352.87," + operation + ",跨境;涉老;跨境\n";
        assertThat(counts(send("gangs", file))).isEqualTo("1 0 0 0");
        assertThat(counts(send("gangs", file))).isEqualTo("0 0 1 0");
        assertThat(gang(gang))
                .containsEntry("unit_id", city.stationA1.id())
                .containsEntry("name", "“12·20”团伙")
                .containsEntry("kind", "GOIP")
                .containsEntry("state", "DISMANTLED")
                .containsEntry("discovered", Timestamp.valueOf("2019-09-28 09:16:28"))
                .containsEntry("dismantled", Timestamp.valueOf("2019-12-20 00:00:00"))
                .containsEntry("amount", new BigDecimal("5428352.87"))
                .containsEntry("operation_no", operation)
                .containsEntry("tag_list", "涉老;跨境")
                .containsEntry("by_person", false)
                .containsEntry("version", 0);
    }

    @Test
    void anAbsentColumnLeavesWhatIsStoredAndAnEmptyCellClearsIt() {
        String gang = no("G");
        String row = gang + "," + unit() + ",团伙,GOIP,2019-09-28";
        send(
                "gangs",
                GANGS + ",dismantled_at,amount,operation_no,tags\n" + row + ",2019-12-20,0.00," + operation()
                        + ",跨境\n");
        assertThat(counts(send("gangs", GANGS + "\n" + row + "\n"))).isEqualTo("0 0 1 0");
        assertThat(counts(send("gangs", GANGS + ",dismantled_at\n" + row + ",\n")))
                .isEqualTo("0 1 0 0");
        assertThat(gang(gang))
                .containsEntry("state", "DISCOVERED")
                .containsEntry("amount", new BigDecimal("0.00"))
                .containsEntry("tag_list", "跨境")
                .containsEntry("version", 1);
        assertThat(counts(send("gangs", GANGS + ",amount,operation_no,tags\n" + row + ",,,\n")))
                .isEqualTo("0 1 0 0");
        assertThat(gang(gang))
                .containsEntry("amount", null)
                .containsEntry("operation_no", null)
                .containsEntry("tag_list", "");
    }

    @Test
    void aDenStandsAsItWasSentAndLosesItsGangByAnEmptyCell() {
        String gang = no("G");
        send("gangs", GANGS + "\n" + gang + "," + unit() + ",团伙,CALLS,2019-09-28\n");
        String operation = operation();
        String den = no("D");
        String file = DENS + ",gang_no,region_code,destroyed_at,operation_no,tags\n" + den + "," + unit() + ",RENTAL,"
                + gang + ",410103,2019-12-20 08:00:00," + operation + ",跨境\n";
        assertThat(counts(send("dens", file))).isEqualTo("1 0 0 0");
        assertThat(counts(send("dens", file))).isEqualTo("0 0 1 0");
        assertThat(den(den))
                .containsEntry("unit_id", city.stationA1.id())
                .containsEntry("gang_no", gang)
                .containsEntry("premises_kind", "RENTAL")
                .containsEntry("region_code", "410103")
                .containsEntry("destroyed", Timestamp.valueOf("2019-12-20 08:00:00"))
                .containsEntry("operation_no", operation)
                .containsEntry("tag_list", "跨境");
        assertThat(counts(send("dens", DENS + "\n" + den + "," + unit() + ",FLAT\n")))
                .isEqualTo("0 1 0 0");
        assertThat(den(den)).containsEntry("gang_no", gang).containsEntry("premises_kind", "FLAT");
        send("dens", DENS + ",gang_no,region_code,destroyed_at\n" + den + "," + unit() + ",FLAT,,,\n");
        assertThat(den(den))
                .containsEntry("gang_no", null)
                .containsEntry("region_code", null)
                .containsEntry("destroyed", null)
                .containsEntry("operation_no", operation);
    }

    @ParameterizedTest
    @CsvSource({
        "gangs, '', '#,团伙,GOIP,2019-09-28', gang_no, required",
        "gangs, 'G 1', '#,团伙,GOIP,2019-09-28', gang_no, number-format",
        "gangs, @, '999999999999,团伙,GOIP,2019-09-28', unit_code, unknown-unit",
        "gangs, @, '#,,GOIP,2019-09-28', name, required",
        "gangs, @, '#,团伙,PIGEON,2019-09-28', kind, unknown-word",
        "gangs, @, '#,团伙,GOIP,', discovered_at, required",
        "gangs, @, '#,团伙,GOIP,2019-09-31', discovered_at, time-format",
        "gangs, @, '#,团伙,GOIP,2099-09-28', discovered_at, future-date",
        "gangs, @, '#,团伙,GOIP,2019-09-28,dismantled_at=2019-09-27', dismantled_at, dates-out-of-order",
        "gangs, @, '#,团伙,GOIP,2019-09-28,dismantled_at=2099-09-27', dismantled_at, future-date",
        "gangs, @, '#,团伙,GOIP,2019-09-28,amount=1.234', amount, amount-decimals",
        "gangs, @, '#,团伙,GOIP,2019-09-28,amount=-1', amount, amount-sign",
        "gangs, @, '#,团伙,GOIP,2019-09-28,operation_no=OP-NONE', operation_no, unknown-reference",
        "dens, '', '#,FLAT', den_no, required",
        "dens, @, '999999999999,FLAT', unit_code, unknown-unit",
        "dens, @, '#,PIGEON', premises_kind, unknown-word",
        "dens, @, '#,', premises_kind, required",
        "dens, @, '#,FLAT,gang_no=G-NONE', gang_no, unknown-reference",
        "dens, @, '#,FLAT,region_code=41', region_code, region-format",
        "dens, @, '#,FLAT,destroyed_at=2099-01-01', destroyed_at, future-date",
        "dens, @, '#,FLAT,operation_no=OP-NONE', operation_no, unknown-reference",
    })
    void eachFaultIsRejectedWithItsLineColumnAndCode(String kind, String key, String rest, String column, String code) {
        String header = kind.equals("gangs") ? GANGS : DENS;
        String row = key.replace("@", no("NO")) + "," + rest.replace("#", unit());
        int named = row.indexOf('=');
        if (named > 0) {
            int comma = row.lastIndexOf(',', named);
            header += row.substring(comma, named);
            row = row.substring(0, comma) + "," + row.substring(named + 1);
        }
        assertThat(fault(send(kind, header + "\n" + row + "\n"))).isEqualTo("2 " + column + " " + code);
    }

    @Test
    void theFirstRowOfAKeyWins() {
        String row = no("G") + "," + unit() + ",团伙,GOIP,2019-09-28\n";
        JsonNode answer = send("gangs", GANGS + "\n" + row + row);
        assertThat(counts(answer)).isEqualTo("1 0 0 1");
        assertThat(fault(answer)).isEqualTo("3 gang_no duplicate-in-file");
    }

    @Test
    void whatAPersonChangedAndWhatIsAnotherUnitsIsLeftAlone() {
        String gang = no("G");
        String den = no("D");
        String gangs = GANGS + "\n" + gang + "," + unit() + ",团伙,GOIP,2019-09-28\n";
        String dens = DENS + "\n" + den + "," + unit() + ",FLAT\n";
        send("gangs", gangs);
        send("dens", dens);
        String other = city.stationB1.code();
        for (String[] file : new String[][] {{"gangs", gangs, "gang_no"}, {"dens", dens, "den_no"}}) {
            assertThat(fault(fromB(file[0], file[1]))).isEqualTo("2 unit_code out-of-scope");
            assertThat(fault(fromB(file[0], file[1].replace(unit(), other))))
                    .isEqualTo("2 " + file[2] + " out-of-scope");
        }
        jdbc.sql("update gang set by_person = true where gang_no = ?")
                .param(gang)
                .update();
        jdbc.sql("update den set by_person = true where den_no = ?").param(den).update();
        assertThat(fault(send("gangs", gangs))).isEqualTo("2 gang_no owned-by-workflow");
        assertThat(fault(send("dens", dens))).isEqualTo("2 den_no owned-by-workflow");
    }

    private Map<String, Object> gang(String no) {
        return jdbc.sql("""
                        select g.*, array_to_string(g.tags, ';') as tag_list, o.operation_no,
                               g.discovered_at at time zone 'Asia/Shanghai' as discovered,
                               g.dismantled_at at time zone 'Asia/Shanghai' as dismantled
                        from gang g left join operation o on o.id = g.operation_id where g.gang_no = ?""").param(no).query().singleRow();
    }

    private Map<String, Object> den(String no) {
        return jdbc.sql("""
                        select d.*, array_to_string(d.tags, ';') as tag_list, o.operation_no, g.gang_no,
                               d.destroyed_at at time zone 'Asia/Shanghai' as destroyed
                        from den d left join gang g on g.id = d.gang_id left join operation o on o.id = d.operation_id
                        where d.den_no = ?""").param(no).query().singleRow();
    }

    private String operation() {
        String no = no("OP");
        send("operations", "operation_no,unit_code,name,starts_on\n" + no + "," + unit() + ",扫雷行动,2019-12-01\n");
        return no;
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

    private JsonNode fromB(String kind, String csv) {
        return Importing.answer(Importing.send(
                mvc, kind, "", csv.getBytes(StandardCharsets.UTF_8), Importing.bearer(city.districtB.code())));
    }
}
