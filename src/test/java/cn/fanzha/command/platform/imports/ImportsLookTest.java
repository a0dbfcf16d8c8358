package cn.fanzha.command.platform.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ImportsLookTest extends BrowserTest {

    private static final String HEADER = "case_no,unit_code,channel,fraud_type,reported_at,amount_involved\n";
    private static final String FAULTY = HEADER
            + "A9901010100002017010001,990101010000,WALK_IN,50,2017-01-05,4000\n"
            + "A9901010100002017010002,990101010000,WALK_IN,50,2017-01-05,1.234\n"
            + "A9901010100002017010001,990101010000,WALK_IN,50,2017-01-05,4000\n";
    private static final String DROP = """
            (zone, files) => {
              const dropped = new DataTransfer();
              for (const [name, text] of files) dropped.items.add(new File([text], name, { type: "text/csv" }));
              for (const type of ["dragover", "drop"]) {
                zone.dispatchEvent(new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }));
              }
            }""";

    @Autowired
    ImportRuns runs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @ParameterizedTest
    @CsvSource({"DESK, ZH", "DESK, EN", "PHONE, ZH", "PHONE, EN"})
    void theImportPageIsReadableByEverybody(Width width, Language language) {
        Page page = signIn(open(width, language), "analyst");
        page.navigate("/imports");
        looksRight(page, "imports");
        page.locator("#kinds > summary").click();
        page.locator("#kinds li summary").first().click();
        assertThat(page.locator("#kinds li table").first()).isVisible();
        looksRight(page, "imports-kinds");
        choose(page, "案件.csv", FAULTY);
        assertThat(page.locator("#result .rejected")).hasText("2");
        assertThat(page.locator("#result .rejections tbody tr").first().locator("td"))
                .containsText(new String[] {"3", "amount_involved", language == Language.ZH ? "小数" : "decimals"});
        looksRight(page, "imports-result");
        transactions.executeWithoutResult(status -> {
            UUID run = running();
            page.navigate("/imports?run=" + run);
            looksRight(page, "imports-running");
            end(run);
        });
        choose(page, "案件.csv", "case_no,unit\n");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        looksRight(page, "imports-refused");
    }

    @Test
    void aDroppedFileChoosesItsKindAndCanBeImported() {
        Page page = signedIn("analyst");
        page.navigate("/imports");
        Locator kind = page.locator("#kind");
        kind.selectOption("cases");
        drop(page, "seizures-2019.csv");
        assertThat(kind).hasValue("seizures");
        assertThat(page.locator("#file-told")).containsText("缴获物品");
        drop(page, "nothing known.csv");
        assertThat(kind).hasValue("seizures");
        assertThat(page.locator("#file-told")).hasText("从文件名看不出类别，请选择。");
        drop(page, "2017年案件.csv", "more.csv");
        assertThat(kind).hasValue("cases");
        assertThat(page.locator("#file-told")).containsText("只取了第一个");
        kind.selectOption("operations");
        assertThat(page.locator("#file-told")).hasText("");
        kind.selectOption("cases");
        send(page);
        assertThat(page.locator("#result .rejected")).hasText("2");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/imports\\?run=.*"));
    }

    @Test
    void theLongestNameInAFileNameIsItsKind() {
        Page page = signedIn("analyst");
        page.navigate("/imports");
        // as if kinds that begin alike were all there
        page.evaluate("""
                () => { for (const [value, words] of [["alerts", "alerts;预警"], ["alert-attempts", "alert-attempts;劝阻记录"]]) {
                  const option = new Option(value, value); option.dataset.words = words; document.getElementById("kind").prepend(option); } }""");
        drop(page, "alert_attempts.csv");
        assertThat(page.locator("#kind")).hasValue("alert-attempts");
        drop(page, "Alerts 2019.CSV");
        assertThat(page.locator("#kind")).hasValue("alerts");
    }

    @Test
    void aBrokenFileLeavesKindAndChoiceAsTheyWere() {
        Page page = signedIn("analyst");
        page.navigate("/imports");
        page.locator("#file").setInputFiles(file("x.csv", "operation_no\n1\n"));
        page.locator("#kind").selectOption("operations");
        page.locator("#strict").check();
        send(page);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("第 1 行");
        assertThat(page.locator("#kind")).hasValue("operations");
        assertThat(page.locator("#strict")).isChecked();
        assertThat(page.locator("#history tr").first()).containsText("文件被退回");
    }

    @Test
    void aRunningImportShowsItsRowsAlsoAfterReloadingAndThePageAsksNoMoreWhenItIsDone() {
        Page page = signedIn("analyst");
        List<Request> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/imports/history")) {
                asked.add(request);
            }
        });
        transactions.executeWithoutResult(status -> {
            UUID run = running();
            page.navigate("/imports");
            Locator line = page.locator("[data-run='" + run + "']");
            assertThat(line).containsText("导入中");
            runs.progress(run, 20_000);
            assertThat(line.locator(".received")).hasText("20,000");
            page.reload();
            assertThat(line.locator(".received")).hasText("20,000");
            runs.progress(run, 45_000);
            assertThat(line.locator(".received")).hasText("45,000");
            assertThat(asked).isNotEmpty().allMatch(request -> request.headers().containsKey("x-background"));
            end(run);
            assertThat(line).containsText("中断");
        });
        int before = asked.size();
        page.waitForTimeout(3_000);
        assertThat(asked).hasSize(before);
    }

    /** As another program's import in the same city runs. */
    private UUID running() {
        UUID unit = jdbc.sql("select unit_id from account where username = 'analyst'")
                .query(UUID.class)
                .single();
        Actor client = new Actor(Ids.next(), "client", "市局系统", unit, Set.of(), new Scope.Everything(), true);
        UUID run = runs.start("cases", "cases.csv", false, client);
        runs.hold(run);
        return run;
    }

    private void end(UUID run) {
        runs.fail(run, "FAILED", "imports.structure.failed", null, null);
    }

    private static void choose(Page page, String name, String file) {
        page.locator("#file").setInputFiles(file(name, file));
        send(page);
    }

    private static void send(Page page) {
        page.locator("#import-form button[type=submit]").click();
    }

    private static void drop(Page page, String... names) {
        page.locator(".drop-zone")
                .evaluate(
                        "(zone, files) => (" + DROP + ")(zone, files)",
                        java.util.Arrays.stream(names)
                                .map(name -> List.of(name, FAULTY))
                                .toList());
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
