package cn.fanzha.command.funds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.Transfers;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The transfers of a case: levels, sums, and the work of hands on them. */
@IntegrationTest
class CaseTransfersTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCases cases;

    @Autowired
    TestCity city;

    @Autowired
    Transfers transfers;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Test
    void levelsFollowTheMoneyAndTheSumStandsBesideTheAmount() {
        CaseRef file = cases.reported(city.officer);
        String own = Stops.newAccount();
        String first = Stops.newAccount();
        String second = Stops.newAccount();
        told(file, "line", own, first, "30000", 3600);
        add(file, own, first, "10000", 3500, Map.of());
        add(file, first, second, "29000", 3000, Map.of("channel", "手机银行"));
        add(file, second, Stops.newAccount(), "29000", 2000, Map.of());
        // it left before anything had come: where it came from is not known
        add(file, second, Stops.newAccount(), "500", 5000, Map.of());
        Document page = panel(file, city.officer);
        assertThat(page.select("tbody tr td:nth-child(2)").eachText())
                .containsExactly("1 级", "1 级", "1 级", "2 级", "3 级");
        assertThat(page.text())
                .contains("一级转账合计 40,500.00 元", "涉案金额 50,000.00 元", "手机银行", "李**")
                .doesNotContain(first, "李收款");
        assertThat(page.select("a[href*=AMOUNT_INVOLVED]").attr("href")).contains("value=40500.00");
        assertThat(panel(file, city.analyst).select("form")).isEmpty();
        List<String> statements = SqlCount.during(() -> panel(file, city.officer));
        assertThat(statements).hasSizeBetween(2, 6);
    }

    @Test
    void oneIsAddedOnceCorrectedAndRemovedWithAReason() {
        CaseRef file = cases.reported(city.officer);
        String own = Stops.newAccount();
        String payee = Stops.newAccount();
        String line = told(file, "line", own, payee, "30000", 3600);
        Map<String, String> alike = typed(file, own, payee, "30000", 3600, Map.of());
        assertThat(send(file, "", alike, city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("确为另一笔时");
        alike.put("again", "1");
        assertThat(send(file, "", alike, city.officer)).hasStatus(HttpStatus.FOUND);
        assertThat(send(file, "", alike, city.officer)).hasStatus(HttpStatus.FOUND);
        assertThat(count(file)).isEqualTo(2);
        UUID told = jdbc.sql("select id from transfer where told_as = ?")
                .param(line)
                .query(UUID.class)
                .single();
        Map<String, String> correction = typed(file, "", "", "31000.50", 3600, Map.of("version", "0"));
        assertThat(send(file, "/" + told, correction, city.officer)).hasStatus(HttpStatus.FOUND);
        assertThat(send(file, "/" + told, typed(file, "", "", "99", 3600, Map.of("version", "0")), city.officer2))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("31,000.50", "value=\"99\"", city.officer.displayName());
        // the form that told it does not bring back what it said
        told(file, "line", own, payee, "30000", 3600);
        assertThat(panel(file, city.officer).text()).contains("31,000.50");
        assertThat(send(file, "/" + told + "/remove", Map.of("reason", " "), city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(file, "/" + told + "/remove", Map.of("reason", "报案人记错"), city.officer))
                .hasStatus(HttpStatus.FOUND);
        told(file, "line", own, payee, "30000", 3600);
        assertThat(count(file)).isEqualTo(1);
        assertThat(audit.of("transfer.remove", file.number().value())).hasSize(1);
        audit.holdsNoPersonalDataInTheClear();
    }

    @Test
    void whatMayNotBeIsRefusedInWords() {
        CaseRef file = cases.reported(city.officer);
        String account = Stops.newAccount();
        refused(file, typed(file, account, account, "1", 60, Map.of()), "相同");
        refused(file, typed(file, "", "", "1", 60, Map.of()), "收款账号");
        refused(file, typed(file, "", account, "0", 60, Map.of()), "大于零");
        refused(file, typed(file, "", account, "", 60, Map.of()), "金额和转账时间");
        refused(file, typed(file, "", account, "1", -36000, Map.of()), "晚于当前时间");
        refused(file, typed(file, "", "abc", "1", 60, Map.of()), "");
        assertThat(send(file, "", typed(file, "", account, "1", 60, Map.of()), city.otherOfficer))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private void refused(CaseRef file, Map<String, String> typed, String words) {
        assertThat(send(file, "", typed, city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(words);
    }

    private int count(CaseRef file) {
        return jdbc.sql("select count(*) from transfer where case_id = ?")
                .param(file.id())
                .query(Integer.class)
                .single();
    }

    private String told(CaseRef file, String line, String from, String to, String amount, long ago) {
        String key = file.id() + ":" + line;
        transactions.executeWithoutResult(status -> transfers.record(
                new Transfers.Told(
                        file.id(),
                        key,
                        from,
                        AccountKind.BANK_ACCOUNT,
                        to,
                        "李收款",
                        city.bank1.id(),
                        Money.of(amount),
                        at(file, ago),
                        null),
                file,
                city.officer.id()));
        return key;
    }

    private void add(CaseRef file, String from, String to, String amount, long ago, Map<String, String> more) {
        assertThat(send(file, "", typed(file, from, to, amount, ago, more), city.officer))
                .hasStatus(HttpStatus.FOUND);
    }

    private Instant at(CaseRef file, long ago) {
        return file.reportedAt().minusSeconds(ago).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    private Map<String, String> typed(
            CaseRef file, String from, String to, String amount, long ago, Map<String, String> more) {
        Instant when = at(file, ago);
        Map<String, String> typed = new HashMap<>(Map.of(
                "form",
                Ids.next().toString(),
                "from",
                from,
                "to",
                to,
                "toName",
                "李收款",
                "kind",
                "BANK_ACCOUNT",
                "amount",
                amount,
                "at",
                cn.fanzha.command.shared.ChinaTime.formatSeconds(when).replace(' ', 'T')));
        typed.putAll(more);
        return typed;
    }

    private MvcTestResult send(CaseRef file, String path, Map<String, String> params, Actor actor) {
        var request = mvc.post()
                .uri("/cases/" + file.number() + "/transfers" + path)
                .with(city.signedIn(actor))
                .with(csrf());
        params.forEach(request::param);
        return request.exchange();
    }

    private Document panel(CaseRef file, Actor actor) {
        MvcTestResult result = mvc.get()
                .uri("/cases/" + file.number() + "/transfers")
                .header("HX-Request", "true")
                .with(city.signedIn(actor))
                .exchange();
        assertThat(result).hasStatusOk();
        Element body = Jsoup.parse(new String(
                        result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8))
                .body();
        return Objects.requireNonNull(body.ownerDocument());
    }
}
