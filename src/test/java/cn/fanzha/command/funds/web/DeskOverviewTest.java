package cn.fanzha.command.funds.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.domain.DeskFigures;
import cn.fanzha.command.funds.domain.Refusal;
import cn.fanzha.command.funds.domain.StopDesk;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The liaison's overview: figures of the own institution alone. */
@IntegrationTest
class DeskOverviewTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    StopDesk desk;

    @Autowired
    DeskFigures figures;

    @Autowired
    TestClock clock;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void anInstitutionSeesHowItAnsweredAndNobodyElses() throws Exception {
        clock.set("2026-05-10 10:00");
        CaseRef file = stops.caseOf(city.officer);
        StopNumber quick = stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        StopNumber slow = stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        StopNumber refused = stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        StopNumber others = stops.sent(file, city.bank2.id(), Stops.newAccount(), city.officer);
        clock.advance(Duration.ofMinutes(4));
        stops.confirm(quick, "10000", city.liaison);
        stops.confirm(others, "99999", city.liaison2);
        assertThat(figures.of(city.liaison).red()).isZero();
        clock.advance(Duration.ofMinutes(6));
        refuse(refused);
        clock.advance(Duration.ofMinutes(40));
        stops.confirm(slow, "2000.50", city.liaison);

        DeskFigures.Overview own = figures.of(city.liaison);
        assertThat(own.open()).isEqualTo(1);
        assertThat(own.red()).isEqualTo(1);
        assertThat(own.today().answered()).isEqualTo(3);
        assertThat(own.today().median()).isEqualTo(Duration.ofMinutes(10));
        assertThat(own.today().inTime()).isEqualTo(2);
        assertThat(own.today().stopped()).isEqualTo(2);
        assertThat(own.today().money()).isEqualTo(Money.of("12000.50"));
        assertThat(own.days()).hasSize(30);
        assertThat(own.days().getFirst().answers()).isEqualTo(own.today());
        assertThat(own.reasons()).containsExactly(new DeskFigures.Reason(RefusalReason.NO_BALANCE, 1));
        assertThat(figures.of(city.liaison2).today().money()).isEqualTo(Money.of("99999"));

        clock.advance(Duration.ofDays(8));
        DeskFigures.Overview later = figures.of(city.liaison);
        assertThat(later.week().answered()).isZero();
        assertThat(later.week().median()).isNull();
        assertThat(later.month().answered()).isEqualTo(3);
        assertThat(SqlCount.during(() -> figures.of(city.liaison))).hasSizeLessThanOrEqualTo(6);

        var page = mvc.get()
                .uri("/desk/overview")
                .with(city.signedIn(city.liaison))
                .exchange();
        assertThat(page).hasStatusOk();
        assertThat(page.getResponse().getContentAsString())
                .contains("近 30 日", "10 分 0 秒", "66.7%", "12,000.50", "2026-05-10", "账户无余额")
                .doesNotContain("99,999");
    }

    private void refuse(StopNumber number) {
        desk.refuse(
                number,
                stops.version(number, city.liaison),
                new Refusal(Set.of(RefusalReason.NO_BALANCE), "", "赵联络", "037112345678"),
                city.liaison);
    }
}
