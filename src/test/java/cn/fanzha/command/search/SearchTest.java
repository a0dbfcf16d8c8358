package cn.fanzha.command.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.cases.domain.StoryIndex;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class SearchTest {

    private static final java.util.concurrent.atomic.AtomicInteger RARE =
            new java.util.concurrent.atomic.AtomicInteger();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    CaseIntake intake;

    @Autowired
    StoryIndex stories;

    @Autowired
    Observables observables;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void aWholeNumberLeadsToItsRecordAndABeginningListsWhatLiesInScope() {
        CaseRef own = caseOf(city.officer, "案情", phone());
        CaseRef foreign = caseOf(city.otherOfficer, "案情", phone());
        assertThat(search(city.officer, own.number().value().toLowerCase(java.util.Locale.ROOT)))
                .hasRedirectedUrl("/cases/" + own.number());
        assertThat(search(city.officer, foreign.number().value()))
                .hasStatusOk()
                .bodyText()
                .contains("没有找到")
                .doesNotContain("/cases/" + foreign.number());
        assertThat(search(city.officer, "A" + city.division))
                .bodyText()
                .contains(own.number().value())
                .doesNotContain(foreign.number().value());
        assertThat(search(city.analyst, foreign.number().value())).hasRedirectedUrl("/cases/" + foreign.number());
    }

    @Test
    void wordsOfTwoCharactersFindTheStoryByWhicheverDoorItCameInWithinTheScope() {
        String pair = String.valueOf(rare()) + rare();
        CaseRef own = caseOf(city.officer, "对方以" + pair + "为名要求转账", phone());
        CaseRef foreign = caseOf(city.otherOfficer, "又见" + pair, phone());
        String imported = "A" + city.stationA1.code() + "2026019" + MadeUpCodes.digits(3);
        String file = "case_no,unit_code,channel,fraud_type,reported_at,amount_involved,summary\n" + imported + ","
                + city.stationA1.code() + ",WALK_IN,10,2026-01-05 10:00:00,5000,导入的" + pair + "案\n";
        assertThat(Importing.counts(Importing.csv(mvc, "cases", file))).isEqualTo("1 0 0 0");
        stories.readAll();
        assertThat(search(city.officer, pair))
                .hasStatusOk()
                .bodyText()
                .contains(own.number().value(), imported, "要求转账")
                .doesNotContain(foreign.number().value());
        jdbc.sql("update case_file set summary = '改写' where case_no = ?")
                .param(imported)
                .update();
        stories.readAll();
        assertThat(search(city.officer, pair)).bodyText().doesNotContain(imported);
    }

    @Test
    void aLongerWordMustStandTogetherAndSeveralWordsMustAllOccur() {
        char a = rare();
        char b = rare();
        char c = rare();
        CaseRef together = caseOf(city.officer, "有" + a + b + c + "的刷单", phone());
        CaseRef apart = caseOf(city.officer, "有" + a + b + "也有" + b + c + "的客服", phone());
        stories.readAll();
        assertThat(search(city.officer, "" + a + b + c))
                .bodyText()
                .contains(together.number().value())
                .doesNotContain(apart.number().value());
        assertThat(search(city.officer, "" + a + b + " 客服"))
                .bodyText()
                .contains(apart.number().value())
                .doesNotContain(together.number().value());
        assertThat(search(city.officer, "" + a + b + "%")).hasStatusOk();
    }

    @Test
    void aPhoneLeadsToWhatIsKnownOfItAndTheLookUpIsAudited() {
        String phone = phone();
        caseOf(city.otherOfficer, "案情", phone);
        MvcTestResult found = search(city.officer, "+86 " + phone);
        UUID id = observables.find(ObservableType.PHONE, phone).orElseThrow();
        assertThat(found).hasRedirectedUrl("/observables/" + id);
        assertThat(audit.of("search.value", id.toString()))
                .singleElement()
                .satisfies(line -> assertThat(line.details()).doesNotContain(phone));
        String unknown = phone();
        assertThat(search(city.officer, unknown)).hasStatusOk().bodyText().contains("没有找到", "可以搜索");
        assertThat(observables.find(ObservableType.PHONE, unknown)).isEmpty();
    }

    @Test
    void aSearchTakesAFewStatementsAndSaysWhatIsTooShort() {
        CaseRef file = caseOf(city.officer, "案情", phone());
        for (String text : new String[] {file.number().value().substring(0, 20), phone(), "刷单 客服", "Z2026-1"}) {
            search(city.officer, text);
            assertThat(SqlCount.during(() -> search(city.officer, text)))
                    .as(text)
                    .hasSizeBetween(2, text.equals("刷单 客服") ? 6 : 8);
        }
        assertThat(search(city.officer, "字"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("至少");
        assertThat(mvc.get().uri("/search").with(city.signedIn(city.officer)).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("可以搜索");
    }

    private CaseRef caseOf(Actor officer, String story, String phone) {
        NewCase details = new NewCase(
                Channel.WALK_IN,
                "10",
                clock.instant().minusSeconds(3600),
                Money.of("8000"),
                Money.of("8000"),
                null,
                story,
                "赵不明",
                null,
                phone);
        return java.util.Objects.requireNonNull(transaction.execute(status -> intake.open(details, officer)));
    }

    private MvcTestResult search(Actor actor, String text) {
        return mvc.post()
                .uri("/search")
                .param("q", text)
                .with(city.signedIn(actor))
                .with(csrf())
                .exchange();
    }

    /** A character that no other test's story holds. */
    private static char rare() {
        return (char) (0x3400 + RARE.getAndIncrement());
    }

    private static String phone() {
        return "137" + MadeUpCodes.digits(8);
    }
}
