package cn.fanzha.command.statistics.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.browser.BrowserTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportsLookTest extends BrowserTest {

    @Autowired
    RollUp rollUp;

    @Autowired
    Clock clock;

    @BeforeEach
    void rollUp() {
        rollUp.bringUpToDate();
    }

    @Test
    @Order(1)
    void aProvinceClosesAMonthAndAnOfficerSeesWhoDidIt() {
        Page page = signedIn("supervisor2");
        page.navigate("/statistics/closing");
        page.getByLabel("关账至", new Page.GetByLabelOptions().setExact(true)).fill(last(16).toString());
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("关账").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).filter()).not().hasCount(0);
        page.locator("#months tbody tr").first().waitFor();
        page.getByLabel("更正原因").fill("补录的数据");
        page.locator("#month").fill(last(16).toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("更正入账"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("没有待入账的变动");
        assertThat(page.getByLabel("更正原因")).hasValue("补录的数据");
    }

    @ParameterizedTest
    @CsvSource({"DESK, ZH", "DESK, EN", "PHONE, ZH", "PHONE, EN"})
    @Order(2)
    void everyPageIsReadableByEverybody(Width width, Language language) {
        Page page = signIn(open(width, language), "analyst");
        String period = "from=" + last(5) + "&to=" + last(1);
        look(page, "/statistics/table?" + period, "table");
        look(page, "/statistics/table?compare=true&rows=fraudType&" + period, "table-compared");
        look(page, "/statistics/table?rows=tag&columns=month&indicator=case.filed&" + period, "table-tags");
        look(page, "/statistics/table?from=2001-01&to=2001-02", "table-none");
        look(page, "/statistics/table?from=2001-01&to=2000-02", "table-refused");
        look(page, "/statistics/rows?indicator=case.clearance-rate&" + period, "rows");
        look(page, "/statistics/rows?indicator=case.filed&from=2001-01&to=2001-01", "rows-none");
        look(page, "/statistics/catalogue", "catalogue");
        look(page, "/statistics/closing", "closing");
    }

    @ParameterizedTest
    @CsvSource({"DESK, ZH", "PHONE, EN"})
    @Order(3)
    void theFormsOfTheProvinceToo(Width width, Language language) {
        look(signIn(open(width, language), "supervisor2"), "/statistics/closing", "closing-acts");
    }

    @Test
    @Order(4)
    void aReaderChoosesFiguresAndOpensANumber() {
        Page page = signedIn("analyst");
        page.navigate("/statistics");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("自选报表"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("上月").setExact(true))
                .click();
        page.locator("details.chooser summary").first().click();
        page.getByLabel("结案", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("接报案件", new Page.GetByLabelOptions().setExact(true)).uncheck();
        page.locator("#rows-by").selectOption("month");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查看"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*rows=month.*indicator=case.closed.*"));
        assertThat(page.locator("#report thead")).not().containsText("接报案件");
        String filed =
                page.locator("#report tbody tr").first().locator("td a").first().innerText();
        page.locator("#report tbody tr").first().locator("td a").first().click();
        assertThat(page.locator("#figure")).hasText(filed);
        assertThat(page.locator("#parts tbody td").first()).hasText(filed);
    }

    private YearMonth last(int months) {
        return ChinaTime.month(clock.instant()).minusMonths(months);
    }

    private void look(Page page, String address, String name) {
        page.navigate(address);
        looksRight(page, "statistics-" + name);
    }
}
