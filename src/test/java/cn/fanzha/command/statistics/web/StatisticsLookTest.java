package cn.fanzha.command.statistics.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class StatisticsLookTest extends BrowserTest {

    @Autowired
    RollUp rollUp;

    @Autowired
    Clock clock;

    @BeforeEach
    void rollUp() {
        rollUp.bringUpToDate();
    }

    @ParameterizedTest
    @CsvSource({"DESK, ZH", "DESK, EN", "PHONE, ZH", "PHONE, EN"})
    void theMonthPageIsReadableByEverybody(Width width, Language language) {
        Page page = signIn(open(width, language), "analyst");
        YearMonth now = ChinaTime.month(clock.instant());
        look(page, "/statistics?from=" + now.minusMonths(5) + "&to=" + now, "statistics");
        look(page, "/statistics?month=" + now.minusMonths(1), "statistics-month");
        look(page, "/statistics?month=2001-01", "statistics-none");
        look(page, "/statistics?from=2019-02&to=2019-01", "statistics-refused");
    }

    @Test
    void aFigureOpensItsRowsAndADistrictItsOwnPage() {
        Page page = signedIn("analyst");
        String month = ChinaTime.month(clock.instant()).minusMonths(1).toString();
        page.navigate("/statistics?month=" + month);
        page.locator("#by-type tbody tr:first-child td:nth-child(3) a").click();
        assertThat(page)
                .hasURL(Pattern.compile(".*/statistics/rows\\?indicator=case.filed&unit=990100000000&from=" + month
                        + "&to=" + month + "&fraudType=\\d\\d"));
        page.goBack();
        page.locator("#by-unit tbody th a").first().click();
        assertThat(page.locator(".page-head .sub")).containsText(month);
    }

    private void look(Page page, String address, String name) {
        page.navigate(address);
        looksRight(page, name);
    }
}
