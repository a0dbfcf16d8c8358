package cn.fanzha.command.links.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.links.LinkedFiles;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Pages;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Joint cases on their pages and through the API, and the graph as a file. */
@IntegrationTest
class JointCasesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    LinkedFiles files;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    private Pages pages;

    @BeforeEach
    void make() {
        pages = new Pages(mvc);
    }

    @Test
    void joinedCasesArePartedAgainWithoutLosingALineOrAFigure() {
        CaseRef lead = files.file(city.officer);
        CaseRef own = files.file(city.officer2);
        CaseRef foreign = files.file(city.otherOfficer);
        List<CaseRef> all = List.of(lead, own, foreign);
        List<String> rows = all.stream().map(this::row).toList();
        Actor analyst = city.account("joint-analyst", city.districtA, Role.ANALYST);
        Actor chief = city.account("joint-chief", city.city, Role.SUPERVISOR);
        assertThat(join(city.otherOfficer, lead, foreign)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(join(city.officer, lead, foreign))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("不在您可查的范围内");
        assertThat(join(analyst, lead, own, foreign)).hasStatus3xxRedirection();
        String no = jdbc.sql("select joint_no from joint_case where lead_case_id = ?")
                .param(lead.id())
                .query((rs, n) -> rs.getString(1))
                .single();
        assertThat(no).matches("B" + city.stationA1.code() + "\\d{10}");
        String page = "/links/joint-cases/" + no;
        assertThat(join(city.officer2, own, lead))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(no);
        // the district's supervisor is not above both stations; the city's is
        assertThat(pages.post(city.supervisor, page + "/decision", "verdict", "approve"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.get(chief, "/work")).bodyText().contains(no);
        assertThat(pages.post(chief, page + "/decision", "verdict", "decline", "note", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(chief, page + "/decision", "verdict", "approve")).hasStatus3xxRedirection();
        // the member's unit sees which case leads, and may not open it
        assertThat(pages.get(city.otherOfficer, page))
                .hasStatusOk()
                .bodyText()
                .contains(lead.number().value(), city.stationA1.name(), "/cases/" + foreign.number())
                .doesNotContain("/cases/" + lead.number(), "/cases/" + own.number());
        assertThat(pages.get(city.otherOfficer, similar(foreign)))
                .bodyText()
                .contains(no, "主案", lead.number().value());
        assertThat(mvc.get()
                        .uri("/api/v1/joint-cases/" + no)
                        .with(city.bearer(city.stationB1.code(), "cases:read"))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains(lead.number().value(), "\"JOINED\"");
        String release = page + "/release";
        assertThat(pages.post(city.supervisor, release, "case", foreign.number().value(), "reason", "证据不足"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(chief, release, "case", lead.number().value(), "reason", "证据不足"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("主案不能移出");
        assertThat(pages.post(chief, release, "case", foreign.number().value(), "reason", "证据不足"))
                .hasStatus3xxRedirection();
        assertThat(pages.post(city.officer, page + "/end", "reason", " ")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(city.officer, page + "/end", "reason", "分别侦查")).hasStatus3xxRedirection();
        assertThat(pages.get(city.officer, page)).bodyText().contains("已解除", "证据不足", "分别侦查");
        assertThat(files.timeline(lead)).containsSubsequence("JOINT_JOINED", "JOINT_LEFT");
        assertThat(files.timeline(foreign)).containsSubsequence("JOINT_PROPOSED", "JOINT_JOINED", "JOINT_LEFT");
        assertThat(audit.ofSubject(no))
                .extracting(AuditTrail.Line::action)
                .containsSubsequence("joint.propose", "joint.approve", "joint.release", "joint.end");
        assertThat(all.stream().map(this::row).toList()).isEqualTo(rows);
        // parted cases may be joined anew, and draw the next number
        assertThat(join(city.officer, lead, own)).hasStatus3xxRedirection();
        assertThat(pages.get(city.officer, "/links")).bodyText().contains(no.substring(0, 19) + "0002");
    }

    @Test
    void aProgramDecidesOnSimilarCasesJoinsThemAndChangesTheLead() {
        CaseRef lead = files.file(city.officer);
        CaseRef other = files.file(city.officer2);
        String account = LinkedFiles.account();
        files.note(lead, ObservableType.BANK_ACCOUNT, account);
        files.note(other, ObservableType.BANK_ACCOUNT, account);
        String pair = "/api/v1/cases/" + lead.number() + "/similar/" + other.number();
        assertThat(send(HttpMethod.POST, pair, "{\"decision\": \"REFUSED\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("links.problem.reason");
        assertThat(send(HttpMethod.POST, pair, "{\"decision\": \"ACCEPTED\"}")).hasStatusOk();
        assertThat(audit.of("link.accept", lead.number().value())).hasSize(1);
        assertThat(send(HttpMethod.POST, "/api/v1/joint-cases", "{\"leadCaseNo\": \"" + lead.number() + "\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("links.joint.problem.ground");
        MvcTestResult joined = send(
                HttpMethod.POST,
                "/api/v1/joint-cases",
                "{\"leadCaseNo\": \"%s\", \"caseNos\": [\"%s\"], \"ground\": \"ONE_PERSON\", \"reason\": \"同一账户\"}"
                        .formatted(lead.number(), other.number()));
        assertThat(joined).hasStatus(HttpStatus.CREATED);
        String address = String.valueOf(joined.getResponse().getHeader("Location"));
        String no = address.substring(address.lastIndexOf('/') + 1);
        assertThat(send(HttpMethod.PUT, address + "/lead", lead(lead)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("links.joint.problem.leads");
        assertThat(send(HttpMethod.PUT, address + "/lead", lead(other))).hasStatusOk();
        assertThat(pages.get(city.officer, "/links/joint-cases/" + no))
                .bodyText()
                .contains("主案", other.number().value());
        assertThat(files.timeline(lead)).contains("JOINT_LED");
        assertThat(files.timeline(other)).contains("JOINT_LED");
        assertThat(audit.only("joint.lead", no).detail("after").asString())
                .isEqualTo(other.number().value());
        // by hand, back again; a stranger may not
        assertThat(pages.post(
                        city.otherOfficer,
                        "/links/joint-cases/" + no + "/lead",
                        "case",
                        lead.number().value(),
                        "reason",
                        "改回"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.post(
                        city.supervisor,
                        "/links/joint-cases/" + no + "/lead",
                        "case",
                        lead.number().value(),
                        "reason",
                        "改回"))
                .hasStatus3xxRedirection();
    }

    @Test
    void theGraphLeavesAsANamedExportWithItsStampAndMasks() {
        CaseRef file = files.file(city.officer);
        String account = LinkedFiles.account();
        files.note(file, ObservableType.BANK_ACCOUNT, account);
        String node = "case:" + file.number();
        assertThat(pages.post(city.officer, "/links/graph/export", "node", node, "format", "csv", "reason", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("请填写导出用途");
        MvcTestResult csv =
                pages.post(city.officer, "/links/graph/export", "node", node, "format", "csv", "reason", "交专班研判");
        assertThat(csv).hasStatusOk();
        assertThat(csv.getResponse().getHeader("Content-Disposition"))
                .contains("attachment", city.officer.username(), ".csv");
        assertThat(new String(csv.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains(file.number().value(), "交专班研判", city.officer.displayName())
                .doesNotContain(account);
        assertThat(pages.post(city.officer, "/links/graph/export", "node", node, "format", "json", "reason", "交专班研判"))
                .hasStatusOk()
                .bodyText()
                .contains("\"stamp\"", "\"from\":\"" + node + "\"")
                .doesNotContain(account);
        assertThat(pages.post(city.officer, "/links/graph/export", "node", node, "format", "png", "reason", "交专班研判"))
                .hasStatusOk()
                .bodyText()
                .startsWith("{\"stamp\"");
        assertThat(pages.post(city.otherOfficer, "/links/graph/export", "node", node, "reason", "交专班研判"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(audit.of("link.export", file.number().value())).hasSize(3);
    }

    private static String lead(CaseRef file) {
        return "{\"caseNo\": \"%s\", \"reason\": \"改由该案牵头\"}".formatted(file.number());
    }

    private MvcTestResult send(HttpMethod method, String address, String body) {
        return mvc.method(method)
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(city.bearer(city.districtA.code(), "cases:write"))
                .exchange();
    }

    private MvcTestResult join(Actor actor, CaseRef lead, CaseRef... others) {
        String more = String.join(
                "，", List.of(others).stream().map(one -> one.number().value()).toList());
        return pages.post(
                actor,
                "/cases/" + lead.number() + "/joint",
                "more",
                more,
                "ground",
                "RELATED_CRIMES",
                "reason",
                "同一团伙所为");
    }

    /** Everything of the case's own row: joining changes none of it, so no figure moves. */
    private String row(CaseRef file) {
        return jdbc.sql("select c::text from case_file c where c.id = ?")
                .param(file.id())
                .query((rs, n) -> rs.getString(1))
                .single();
    }

    private static String similar(CaseRef file) {
        return "/cases/" + file.number() + "/similar";
    }
}
