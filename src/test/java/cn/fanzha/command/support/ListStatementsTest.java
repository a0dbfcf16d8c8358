package cn.fanzha.command.support;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Every list page, whoever owns it, takes six SQL statements at most (the session's own aside). */
@IntegrationTest
class ListStatementsTest {

    private static final int AT_MOST = 6;

    /** A start page gathers the open work of every feature, a statement each. */
    private static final int OF_START_PAGES = 16;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    /** A list and who reads it; {@code atLeast} shows that the count sees anything (units are answered from memory). */
    private record ListPage(String address, Actor reader, int atLeast, int atMost) {
        ListPage(String address, Actor reader, int atLeast) {
            this(address, reader, atLeast, AT_MOST);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyListTakesAFewStatements() {
        CaseRef file = cases.reported(city.officer);
        return Stream.of(
                        new ListPage("/cases", city.officer, 1),
                        new ListPage("/cases?columns=handler,tags,phone&tag=x&amountFrom=1", city.supervisor, 1),
                        new ListPage("/work", city.officer, 5, OF_START_PAGES),
                        new ListPage("/work?side=mine", city.supervisor, 5, OF_START_PAGES),
                        new ListPage("/analysis", city.analyst, 5, OF_START_PAGES),
                        new ListPage("/start", city.auditor, 1),
                        new ListPage("/alerts", city.officer, 1),
                        new ListPage("/alerts/rules", city.supervisor, 1),
                        new ListPage("/stops", city.officer, 1),
                        new ListPage("/freezes/appeals", city.officer, 2),
                        new ListPage("/cases/" + file.number() + "/ledger", city.officer, 2),
                        new ListPage(
                                "/stops?counts=ANSWERED&from=2026-05-01&unit=" + city.stationA1.code(),
                                city.officer,
                                1),
                        new ListPage("/stops/overview", city.supervisor, 1),
                        new ListPage("/cases/" + file.number() + "/chain", city.officer, 3),
                        new ListPage("/freezes", city.officer, 1),
                        new ListPage("/freezes?side=ended&mine=1", city.supervisor, 1),
                        new ListPage("/desk/freezes", city.liaison, 2),
                        new ListPage("/returns", city.officer, 1),
                        new ListPage("/returns?state=SENT&mine=1&late=1", city.supervisor, 1),
                        new ListPage("/cases/" + file.number() + "/returns", city.officer, 3),
                        new ListPage("/desk/returns", city.liaison, 2),
                        new ListPage("/tasks", city.officer, 1),
                        new ListPage("/tasks?side=queue", city.officer, 1),
                        new ListPage("/tasks/templates", city.supervisor, 2),
                        new ListPage("/controls", city.officer, 1),
                        new ListPage("/controls?late=1&mine=1", city.officer, 1),
                        new ListPage("/controls/desk", city.account("operator", city.telecom, Role.LIAISON), 1),
                        new ListPage(
                                "/controls/desk/answered", city.account("operator2", city.telecom, Role.LIAISON), 1),
                        new ListPage("/protective", city.officer, 1),
                        new ListPage("/desk/protective", city.liaison, 1),
                        new ListPage("/blacklist", city.officer, 1),
                        new ListPage("/operations", city.officer, 1),
                        new ListPage("/gangs", city.officer, 1),
                        new ListPage("/suspects", city.officer, 1),
                        new ListPage("/dens", city.officer, 1),
                        new ListPage("/links", city.analyst, 1),
                        new ListPage("/cases/" + file.number() + "/similar", city.officer, 3),
                        new ListPage("/desk", city.liaison, 1),
                        new ListPage("/desk/answered", city.liaison, 1),
                        new ListPage("/desk/overview", city.liaison, 3),
                        new ListPage("/desk/contacts", city.liaison, 1),
                        new ListPage("/statistics", city.supervisor, 1),
                        new ListPage("/statistics/closing", city.supervisor, 1),
                        new ListPage("/statistics/table", city.supervisor, 1),
                        new ListPage(
                                "/statistics/rows?indicator=case.filed&from=2018-01&to=2018-12", city.supervisor, 1),
                        new ListPage("/briefings", city.supervisor, 1),
                        new ListPage("/documents/templates", city.supervisor, 1),
                        new ListPage("/imports", city.supervisor, 1),
                        new ListPage("/duty", city.supervisor, 1),
                        new ListPage("/units", city.sysadmin, 0),
                        new ListPage("/bins", city.sysadmin, 3),
                        new ListPage("/accounts", city.secadmin, 1),
                        new ListPage("/api-clients", city.secadmin, 1),
                        new ListPage("/webhooks", city.sysadmin, 1),
                        new ListPage("/webhooks/" + city.bank1.code(), city.sysadmin, 2),
                        new ListPage("/audit", city.auditor, 1))
                .map(page -> DynamicTest.dynamicTest(page.address(), () -> {
                    // what is held in memory from its first reading on is read now
                    open(page);
                    List<String> statements = SqlCount.during(() -> open(page));
                    assertThat(statements).hasSizeBetween(page.atLeast(), page.atMost());
                }));
    }

    private void open(ListPage page) {
        assertThat(mvc.get()
                        .uri(page.address())
                        .with(city.signedIn(page.reader()))
                        .exchange())
                .hasStatusOk();
    }
}
