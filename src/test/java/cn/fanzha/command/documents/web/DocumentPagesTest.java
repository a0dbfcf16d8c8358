package cn.fanzha.command.documents.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.cases.domain.CaseSteps;
import cn.fanzha.command.documents.WordSamples;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.Transfers;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Documents of cases and stop payments: what stands in them, for whom, and what is kept of their making. */
@IntegrationTest
class DocumentPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    CaseIntake intake;

    @Autowired
    CaseSteps steps;

    @Autowired
    Stops stops;

    @Autowired
    Transfers transfers;

    @Autowired
    AuditTrail trail;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private MvcTestResult make(String kind, String subject, String reason, Actor actor) {
        return mvc.post()
                .uri("/documents/make/" + kind)
                .param("subject", subject)
                .param("reason", reason)
                .with(city.signedIn(actor))
                .with(csrf())
                .exchange();
    }

    private byte[] made(String kind, String subject, String reason, Actor actor) {
        MvcTestResult answer = make(kind, subject, reason, actor);
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(city.signedIn(actor)).exchange();
    }

    private static String sha256(byte[] file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }

    @Test
    void theReceiptHoldsTheCaseAndPersonalDataOnlyWithAReason() throws Exception {
        String story = "😀𠮷 <script>&amp;]]> 繁體\n第二行 ".repeat(20_000 / 30);
        CaseRef file = Objects.requireNonNull(transactions.execute(status -> intake.open(
                new NewCase(
                        Channel.HOTLINE_96110,
                        "10",
                        clock.instant().minusSeconds(7200),
                        Money.of("999999999999.99"),
                        Money.of("0.01"),
                        null,
                        story,
                        "欧阳受害甲",
                        "11010519491231002X",
                        "13800138000"),
                city.officer)));
        String no = file.number().value();
        assertThat(make("ACCEPTANCE_RECEIPT", no, "", city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("案件还没有受案");
        cases.take(file, CaseStep.ACCEPT, city.officer);
        assertThat(get("/documents/make/ACCEPTANCE_RECEIPT?subject=" + no, city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("欧**", "138****8000", "系统内置")
                .doesNotContain("欧阳受害甲", "13800138000");

        byte[] masked = made("ACCEPTANCE_RECEIPT", no, "", city.officer);
        assertThat(WordSamples.text(masked))
                .contains("受案回执", "非官方格式", no, "甲一派出所", "999,999,999,999.99", "0.01", story.strip())
                .contains("欧**", "138****8000", "110105********002X")
                .doesNotContain("欧阳受害甲", "13800138000", "11010519491231002X", "{{");
        assertThat(WordSamples.footers(masked))
                .singleElement()
                .asString()
                .contains(city.officer.displayName(), city.officer.username(), "甲一派出所");
        byte[] full = made("ACCEPTANCE_RECEIPT", no, "当面交付报案人", city.officer);
        assertThat(WordSamples.text(full)).contains("欧阳受害甲", "13800138000", "11010519491231002X");

        List<AuditTrail.Line> makings = trail.of("document.make", no);
        assertThat(makings).extracting(AuditTrail.Line::result).containsExactly("REFUSED", "DONE", "DONE");
        assertThat(makings.getLast().detail("sha256").asString()).isEqualTo(sha256(full));
        assertThat(makings.getLast().detail("template").asString()).isEqualTo("built-in");
        assertThat(makings.get(1).detail("full").asBoolean()).isFalse();
        AuditTrail.Line reading = trail.only("document.reveal", no);
        assertThat(reading.detail("reason").asString()).isEqualTo("当面交付报案人");
        assertThat(reading.detail("fields").asString()).contains("reporter.name", "victims");

        assertThat(get("/cases/" + no + "/documents", city.supervisor))
                .hasStatusOk()
                .bodyText()
                .contains(sha256(masked), sha256(full), "已遮盖", "完整", city.officer.displayName());
        assertThat(get("/cases/" + no, city.officer)).bodyText().contains("/cases/" + no + "/documents");
    }

    @Test
    void onlyThoseWhoseSideHoldsTheCaseMakeItsDocuments() {
        CaseRef file = cases.reported(city.officer);
        cases.take(file, CaseStep.ACCEPT, city.officer);
        String no = file.number().value();
        for (Actor nobody : List.of(city.otherOfficer, city.otherSupervisor, city.analyst)) {
            assertThat(make("ACCEPTANCE_RECEIPT", no, "核实情况", nobody)).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(get("/cases/" + no + "/documents", city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/cases/" + no + "/documents", city.analyst))
                .hasStatusOk()
                .bodyText()
                .contains("现在没有可制作的文书");
        assertThat(make("NOTHING", no, "", city.officer)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(make("ACCEPTANCE_RECEIPT", no, "短", city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("理由须为 2 至 200 个字", "value=\"短\"");
        assertThat(make("REJECTION_NOTICE", no, "", city.officer)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        MockHttpServletResponse answer =
                make("ACCEPTANCE_RECEIPT", no, "", city.supervisor).getResponse();
        assertThat(answer.getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store");
        assertThat(answer.getHeader(HttpHeaders.CONTENT_DISPOSITION)).contains("attachment", no + ".docx");
    }

    @Test
    void theRejectionNoticeTellsTheReasonThatWasApproved() {
        CaseRef file = cases.reported(city.officer);
        cases.take(file, CaseStep.ACCEPT, city.officer);
        steps.take(
                new CaseSteps.StepRequest(file.number(), CaseStep.REJECT, clock.instant(), "经审查没有犯罪事实，属民事纠纷", null),
                city.officer);
        steps.decide(file.number(), true, "同意", city.supervisor);
        String no = file.number().value();
        assertThat(get("/cases/" + no + "/documents", city.officer)).bodyText().contains("不予立案通知书", "受案回执");
        assertThat(WordSamples.text(made("REJECTION_NOTICE", no, "送达报案人", city.officer)))
                .contains("不予立案通知书", "经审查没有犯罪事实，属民事纠纷", city.supervisor.displayName(), "王小明", "七日以内", "非官方格式");
    }

    @Test
    void theStopsFormHoldsItsRequestAndARowForEachTransfer() {
        String account = Stops.newAccount();
        CaseRef file = stops.caseOf(city.officer);
        StopNumber number = stops.sent(file, city.bank1.id(), account, city.officer);
        transactions.executeWithoutResult(status -> {
            for (int n = 1; n <= 2; n++) {
                transfers.record(
                        new Transfers.Told(
                                file.id(),
                                "line-" + n,
                                n == 1 ? "6217000000000005678" : null,
                                AccountKind.BANK_ACCOUNT,
                                account,
                                "李收款",
                                city.bank1.id(),
                                Money.of(n + "000.50"),
                                clock.instant().minusSeconds(3600 - n),
                                null),
                        file,
                        city.officer.id());
            }
        });
        assertThat(get("/stops/" + number, city.officer))
                .bodyText()
                .contains("/documents/make/STOP_APPLICATION?subject=" + number);
        byte[] form = made("STOP_APPLICATION", number.value(), "交银行止付", city.officer);
        assertThat(WordSamples.text(form))
                .contains(
                        "紧急止付申请表", number.value(), file.number().value(), "测试第一银行", account, "李收款", "50,000.00", "王受害")
                .contains("特急", city.officer.displayName(), "银发〔2016〕86号");
        assertThat(WordSamples.rows(form, 1))
                .hasSize(3)
                .anyMatch(row ->
                        row.startsWith("1|") && row.endsWith("|6217000000000005678|" + account + "|李收款|1,000.50"))
                .anyMatch(row -> row.endsWith("|________|" + account + "|李收款|2,000.50"));
        assertThat(WordSamples.text(made("STOP_APPLICATION", number.value(), "", city.officer)))
                .doesNotContain(account, "李收款", "王受害");
        assertThat(make("STOP_APPLICATION", number.value(), "", city.otherOfficer))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/cases/" + file.number() + "/documents", city.officer))
                .bodyText()
                .contains("STOP_APPLICATION?subject=" + number)
                .doesNotContain(account);
        trail.holdsNoPersonalDataInTheClear();
    }

    @Test
    void programsMakeTheSameDocuments() throws Exception {
        CaseRef file = cases.reported(city.officer);
        String address = "/api/v1/cases/" + file.number() + "/documents/";
        assertThat(post(address + "ACCEPTANCE_RECEIPT", "{}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("documents.not-now.not-accepted");
        cases.take(file, CaseStep.ACCEPT, city.officer);
        MockHttpServletResponse answer =
                post(address + "ACCEPTANCE_RECEIPT", "{\"reason\":\"对接系统打印\"}").getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        byte[] made = answer.getContentAsByteArray();
        assertThat(WordSamples.text(made)).contains("王小明", file.number().value());
        assertThat(answer.getHeader("Repr-Digest"))
                .isEqualTo("sha-256=:"
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256(made))) + ":");
        stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        StopNumber second = stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        assertThat(post(address + "STOP_APPLICATION", "{}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("documents.api.subject");
        assertThat(post(address + "STOP_APPLICATION", "{\"subject\":\"" + second + "\"}"))
                .hasStatusOk();
        assertThat(mvc.get()
                        .uri("/api/v1/document-kinds?lang=en")
                        .with(city.bearer(city.stationA1.code(), "documents:make")))
                .hasStatusOk()
                .bodyText()
                .contains("\"REJECTION_NOTICE\"", "\"rejection.reason\"", "\"受害人\"", "Acceptance receipt");
    }

    private MvcTestResult post(String address, String body) {
        return mvc.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(city.bearer(city.stationA1.code(), "documents:make"))
                .exchange();
    }
}
