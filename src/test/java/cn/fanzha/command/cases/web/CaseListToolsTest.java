package cn.fanzha.command.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class CaseListToolsTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditTrail audit;

    @Test
    void columnsAreKeptForTheNextVisitAndTheAddressGoesFirst() {
        Actor reader = city.account("columns", city.stationA1, Role.OFFICER);
        cases.reported(reader);
        MvcTestResult kept =
                post(reader, "/cases/columns", "column", "phone", "column", "handler", "state", "REPORTED");
        assertThat(kept).hasRedirectedUrl("/cases?state=REPORTED&columns=phone%2Chandler");
        assertThat(get(reader, "/cases")).hasStatusOk().bodyText().contains("受害人手机号</th>", "138****8000", "测试columns");
        assertThat(get(reader, "/cases?columns=region,junk"))
                .bodyText()
                .contains("案发地区划</th>")
                .doesNotContain("受害人手机号</th>");
    }

    @Test
    void aBulkActSaysOfEachCaseWhatBecameOfItAndARefusedOneUndoesNoOther() {
        CaseRef first = cases.reported(city.officer);
        CaseRef second = cases.reported(city.officer);
        Actor ofA2 = city.account("of-a2", city.stationA2, Role.OFFICER);
        CaseRef elsewhere = cases.reported(ofA2);
        CaseRef foreign = cases.reported(city.otherOfficer);
        MvcTestResult assigned = post(
                city.supervisor,
                "/cases/bulk",
                "action",
                "assign",
                "assignTo",
                city.officer2.id().toString(),
                "chosen",
                first.number().value(),
                "chosen",
                second.number().value(),
                "chosen",
                elsewhere.number().value(),
                "chosen",
                foreign.number().value(),
                "chosen",
                "A000");
        assertThat(assigned)
                .hasStatusOk()
                .bodyText()
                .contains("完成 2 起，共 5 起", "经办人须是该案所在单位", "不由本单位或下级单位办理", "没有这个案件编号");
        assertThat(handler(first)).isEqualTo(city.officer2.id());
        assertThat(handler(elsewhere)).isEqualTo(ofA2.id());
        assertThat(handler(foreign)).isEqualTo(city.otherOfficer.id());
        assertThat(audit.only("case.assign", first.number().value())
                        .detail("after")
                        .asString())
                .isEqualTo(city.officer2.displayName());
        assertThat(get(city.officer, "/cases/" + first.number() + "/changes?field=HANDLER"))
                .bodyText()
                .contains(city.officer2.displayName(), city.supervisor.displayName());
        assertThat(audit.of("case.bulk", foreign.number().value()))
                .singleElement()
                .satisfies(line -> assertThat(line.refused()).isTrue());
        assertThat(post(
                        city.officer,
                        "/cases/bulk",
                        "action",
                        "assign",
                        "assignTo",
                        city.officer2.id().toString(),
                        "chosen",
                        first.number().value()))
                .bodyText()
                .contains("只有领导能指派他人");

        String no = second.number().value();
        assertThat(post(city.officer, "/cases/bulk", "action", "tag", "mark", "跨境", "chosen", no))
                .bodyText()
                .contains("已完成");
        assertThat(post(city.officer, "/cases/bulk", "action", "tag", "mark", "跨境", "chosen", no))
                .bodyText()
                .contains("无需改动");
        assertThat(get(city.officer, "/cases/" + no + "/changes?field=TAGS"))
                .bodyText()
                .containsOnlyOnce("跨境");
        assertThat(get(city.officer, "/cases?tag=跨境"))
                .bodyText()
                .contains(no)
                .doesNotContain(first.number().value());
        assertThat(post(city.officer, "/cases/bulk", "action", "untag", "mark", "跨境", "chosen", no))
                .bodyText()
                .contains("已完成");
        assertThat(post(city.officer, "/cases/bulk", "action", "tag", "mark", "a b", "chosen", no))
                .hasStatus(422);
        assertThat(post(city.officer, "/cases/bulk", "action", "tag", "mark", "跨境"))
                .hasStatus(422);
    }

    @Test
    void whatLeavesAsAFileNeedsAReasonAndCarriesWhoTookIt() throws Exception {
        CaseRef own = cases.reported(city.officer2);
        CaseRef other = cases.reported(city.officer2);
        assertThat(post(city.officer2, "/cases/export", "which", "all", "reason", " "))
                .hasStatus(422);
        List<String> all = sheet(post(
                city.officer2, "/cases/export", "which", "all", "reason", "月度核对", "columns", "victim,phone,amount"));
        assertThat(all)
                .anyMatch(text -> text.contains(city.officer2.username()))
                .contains("导出理由：月度核对", own.number().value(), other.number().value(), "王**", "138****8000")
                .doesNotContain("王小明", "13800138000");
        List<String> chosen = sheet(post(
                city.officer2,
                "/cases/export",
                "reason",
                "单案核对",
                "chosen",
                own.number().value()));
        assertThat(chosen)
                .contains(own.number().value())
                .doesNotContain(other.number().value());
        assertThat(audit.ofAction("case.export").stream()
                        .filter(line -> line.username().equals(city.officer2.username())))
                .hasSize(2)
                .first()
                .satisfies(line -> assertThat(line.detail("reason").asString()).isEqualTo("月度核对"));
    }

    @Test
    void aVictimIsFoundByTheWholeNumberWhichNeverStandsInAnAddress() {
        CaseRef own = cases.reported(city.officer);
        CaseRef foreign = cases.reported(city.otherOfficer);
        MvcTestResult found = post(city.officer, "/cases/by-person", "phone", "+86 138 0013 8000");
        assertThat(found)
                .hasStatusOk()
                .bodyText()
                .contains(own.number().value())
                .doesNotContain(foreign.number().value(), "8613800138000", "13800138000");
        assertThat(post(city.officer, "/cases/by-person", "idNo", "11010519491231002x"))
                .bodyText()
                .contains(own.number().value());
        assertThat(post(city.officer, "/cases/by-person", "idNo", "110105194912310021"))
                .hasStatus(422);
        assertThat(post(city.officer, "/cases/by-person", "phone", "")).hasStatus(422);
        assertThat(audit.ofAction("case.find-person")).isNotEmpty();
        audit.holdsNoPersonalDataInTheClear();
    }

    @Test
    void aViewIsSavedSharedOpenedByDefaultRenamedAndDeleted() {
        Actor boss = city.account("boss", city.stationA2, Role.SUPERVISOR);
        Actor colleague = city.account("colleague", city.stationA2, Role.OFFICER);
        assertThat(post(boss, "/cases/views", "name", "大额", "amountFrom", "500000", "state", "FILED", "shared", "1"))
                .hasStatus(302);
        UUID id = jdbc.sql("select id from saved_view where owner_id = ?")
                .param(boss.id())
                .query(UUID.class)
                .single();
        String address = "/cases?state=FILED&amountFrom=500000&view=" + id;
        assertThat(get(colleague, "/cases")).bodyText().contains("大额");
        assertThat(get(city.officer, "/cases")).bodyText().doesNotContain("大额");
        assertThat(post(colleague, "/cases/views/" + id + "/rename", "name", "我的"))
                .hasStatus(404);
        assertThat(post(colleague, "/cases/views/" + id + "/default")).hasRedirectedUrl(address);
        assertThat(get(colleague, "/cases")).hasRedirectedUrl(address);
        assertThat(get(colleague, "/cases?view=all")).hasStatusOk();
        assertThat(get(boss, "/search")).bodyText().contains("大额");
        assertThat(post(boss, "/cases/views", "name", "大额", "state", "FILED")).hasStatus(422);
        assertThat(post(boss, "/cases/views/" + id + "/rename", "name", "特大", "shared", "1"))
                .hasRedirectedUrl(address);
        assertThat(get(colleague, address)).hasStatusOk().bodyText().contains("特大");
        assertThat(post(boss, "/cases/views/" + id + "/delete")).hasStatus(302);
        assertThat(get(colleague, "/cases")).hasStatusOk().bodyText().doesNotContain("特大");
    }

    private UUID handler(CaseRef file) {
        return jdbc.sql("select handler_id from case_file where id = ?")
                .param(file.id())
                .query(UUID.class)
                .single();
    }

    private MvcTestResult get(Actor reader, String uri) {
        return mvc.get().uri(uri).with(city.signedIn(reader)).exchange();
    }

    private MvcTestResult post(Actor actor, String uri, String... fields) {
        var request = mvc.post().uri(uri).with(city.signedIn(actor)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private static List<String> sheet(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        assertThat(Objects.requireNonNull(answer.getResponse().getHeader("Content-Disposition")))
                .contains(".xlsx");
        List<String> cells = new ArrayList<>();
        DataFormatter format = new DataFormatter();
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> cells.add(format.formatCellValue(cell))));
        }
        return cells;
    }
}
