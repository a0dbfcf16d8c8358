package cn.fanzha.command.funds.onward;

import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.OnwardTransfer;
import cn.fanzha.command.funds.OnwardTransfers;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Onward transfers typed, pasted and uploaded. */
@IntegrationTest
class DeskOnwardTest {

    private static final int MANY = 10_000;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    OnwardTransfers transfers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditTrail trail;

    CaseRef file;
    StopNumber number;
    String page;
    UUID stop;

    @BeforeEach
    void aStop() {
        file = stops.caseOf(city.officer);
        number = stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        stops.confirm(number, "20000", city.liaison);
        page = "/desk/" + number.address() + "/onward";
        stop = jdbc.sql("select id from stop_payment where request_no = ?")
                .param(number.value())
                .query(UUID.class)
                .single();
    }

    @Test
    void typedRowsAreAddedOnceAndAreTransfersOfTheCase() {
        String next = Stops.newAccount();
        for (int i = 0; i < 2; i++) {
            assertThat(post(
                            page,
                            city.liaison,
                            "account",
                            next,
                            "account",
                            "",
                            "holder",
                            "张三",
                            "amount",
                            "30,000",
                            "at",
                            "2026-05-01T09:30:15"))
                    .hasStatus3xxRedirection();
        }
        OnwardTransfer only = transfers.of(stop).getFirst();
        assertThat(transfers.of(stop)).hasSize(1);
        assertThat(transfers.ofCase(file.id())).containsExactly(only);
        assertThat(only.holder()).isEqualTo("张三");
        assertThat(only.amount().toPlainString()).isEqualTo("30000.00");
        assertThat(jdbc.sql(
                                "select count(*) from transfer where case_id = ? and to_account_id = ? and told_as like 'onward:%'")
                        .params(file.id(), only.accountId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(trail.only("stop.onward", number.value()).detail("added").asInt())
                .isEqualTo(1);
        assertThat(get(page, city.liaison))
                .hasStatusOk()
                .bodyText()
                .contains("30,000.00", "张**")
                .doesNotContain(next);
        assertThat(get("/cases/" + file.number().value() + "/transfers", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("30,000.00");
        assertThat(get(page, city.liaison2)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void whatIsWrongIsSaidInWordsAndNothingIsAdded() {
        assertThat(post(page, city.liaison, "account", "123", "amount", "0", "at", "2026-05-01T09:30"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("第 1 行", "value=\"123\"");
        assertThat(post(page, city.liaison, "account", Stops.newAccount(), "amount", "1", "at", "2199-05-01T09:30"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("晚于现在");
        assertThat(post(page, city.liaison)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(transfers.of(stop)).isEmpty();
    }

    @Test
    void aPastedTableInTheBanksOwnColumnsIsReadOnceTheyAreChosenAndRememberedFromThenOn() {
        String one = Stops.newAccount();
        String table = "去向卡\t姓名栏\t数额\t何时\n" + one + "\t张三\t12,000.50\t2026/5/1 9:30\n" + one
                + "\t张三\t12000.5\t2026-05-01 09:30:00\n6.22202E+18\t李四\t1\t2026-05-01 10:00\n";
        assertThat(post(page + "/table", city.liaison, "text", table)).hasRedirectedUrl(page + "/table");
        assertThat(get(page + "/table", city.liaison))
                .hasStatusOk()
                .bodyText()
                .contains("去向卡")
                .doesNotContain("id=\"sound\"");
        assertThat(post(page + "/columns", city.liaison, "ACCOUNT", "0", "AMOUNT", "0", "TIME", "3"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(page + "/columns", city.liaison, "ACCOUNT", "0", "HOLDER", "1", "AMOUNT", "2", "TIME", "3"))
                .hasStatus3xxRedirection();
        assertThat(get(page + "/table", city.liaison)).bodyText().contains("id=\"sound\"", "第 4 行", "存成了数字");
        assertThat(post(page + "/keep", city.liaison, "draft", draft())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(page + "/keep", city.liaison, "draft", draft(), "soundAlone", "true"))
                .hasStatus3xxRedirection()
                .flash()
                .extracting("notice")
                .asString()
                .contains("新登记 1 笔", "1 笔已有");
        assertThat(transfers.of(stop)).hasSize(1);
        // the draft is gone, and the columns are known to a colleague
        assertThat(get(page + "/table", city.liaison)).hasRedirectedUrl(page);
        Actor colleague = city.account("tables", city.bank1, Role.LIAISON);
        post(page + "/table", colleague, "text", table);
        assertThat(get(page + "/table", colleague)).bodyText().contains("id=\"sound\"");
        assertThat(post(page + "/drop", colleague)).hasStatus3xxRedirection();
    }

    @Test
    void tenThousandRowsOfAWorkbookAreAddedInAFewSeconds() throws Exception {
        byte[] book = workbook(MANY);
        assertThat(upload("流水.xlsx", book)).hasRedirectedUrl(page + "/table");
        long begun = System.nanoTime();
        assertThat(get(page + "/table", city.liaison)).hasStatusOk().bodyText().contains("10,000");
        assertThat(post(page + "/keep", city.liaison, "draft", draft())).hasStatus3xxRedirection();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(jdbc.sql("select count(*) from onward_transfer where stop_id = ?")
                        .param(stop)
                        .query(Integer.class)
                        .single())
                .isEqualTo(MANY);
        assertThat(took).isLessThan(Duration.ofSeconds(90));
        assertThat(upload("流水.xlsx", workbook(MANY + 1)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("10,000");
    }

    @Test
    void aTextFileOfAChineseSpreadsheetIsReadAndOneThatIsNoTableIsRefusedInWords() throws Exception {
        String csv = "交易明细\n交易日期,交易时间,对方账号,对方户名,交易金额\n20260501,93015," + Stops.newAccount() + ",\"王,五\",88.00\n";
        assertThat(upload("流水.csv", csv.getBytes(Charset.forName("GB18030")))).hasRedirectedUrl(page + "/table");
        assertThat(post(page + "/keep", city.liaison, "draft", draft())).hasStatus3xxRedirection();
        OnwardTransfer only = transfers.of(stop).getFirst();
        assertThat(only.holder()).isEqualTo("王,五");
        assertThat(only.movedAt()).isEqualTo("2026-05-01T01:30:15Z");
        assertThat(upload("x.xlsx", "PK nonsense".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("读不出表格");
    }

    private String draft() {
        return jdbc.sql("select id from onward_draft where stop_id = ? and made_by = ?")
                .params(stop, city.liaison.id())
                .query(UUID.class)
                .single()
                .toString();
    }

    private static byte[] workbook(int rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "bank", "1.0")) {
            Worksheet sheet = book.newWorksheet("流水");
            String[] headings = {"交易时间", "对方账号", "对方户名", "交易金额", "对方行名"};
            for (int c = 0; c < headings.length; c++) {
                sheet.value(0, c, headings[c]);
            }
            String prefix = Stops.newAccount().substring(0, 13);
            for (int r = 1; r <= rows; r++) {
                sheet.value(r, 0, LocalDateTime.of(2026, 5, 1, 9, 0).plusSeconds(r));
                sheet.style(r, 0).format("yyyy-mm-dd hh:mm:ss").set();
                sheet.value(r, 1, prefix + "%06d".formatted(r));
                sheet.value(r, 2, "收款" + r);
                sheet.value(r, 3, 100.25);
                sheet.value(r, 4, "某某银行");
            }
        }
        return out.toByteArray();
    }

    private MvcTestResult upload(String name, byte[] content) {
        return mvc.post()
                .uri(page + "/table")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                .with(signedIn(city.liaison))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(signedIn(actor)).exchange();
    }

    private MvcTestResult post(String address, Actor actor, String... params) {
        var request = mvc.post().uri(address).with(signedIn(actor)).with(csrf());
        for (int i = 0; i < params.length; i += 2) {
            request = request.param(params[i], params[i + 1]);
        }
        return request.exchange();
    }
}
