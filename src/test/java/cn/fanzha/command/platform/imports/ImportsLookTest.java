package cn.fanzha.command.platform.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportsLookTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"DESK, ZH", "DESK, EN", "PHONE, ZH", "PHONE, EN"})
    void theImportPageIsReadableByEverybody(Width width, Language language) {
        Page page = signIn(open(width, language), "analyst");
        page.navigate("/imports");
        looksRight(page, "imports");
        choose(
                page,
                "case_no,unit_code,channel,fraud_type,reported_at,amount_involved\n"
                        + "A9901010100002017010001,990101010000,WALK_IN,50,2017-01-05,4000\n"
                        + "A9901010100002017010002,990101010000,WALK_IN,50,2017-01-05,1.234\n"
                        + "A9901010100002017010001,990101010000,WALK_IN,50,2017-01-05,4000\n");
        assertThat(page.locator(".rejected")).hasText("2");
        looksRight(page, "imports-result");
        choose(page, "case_no,unit\n");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .isVisible();
        looksRight(page, "imports-refused");
    }

    private static void choose(Page page, String file) {
        page.locator("#file")
                .setInputFiles(new FilePayload("案件.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button[type=submit]").click();
    }
}
