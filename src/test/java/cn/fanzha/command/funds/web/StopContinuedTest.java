package cn.fanzha.command.funds.web;

import static cn.fanzha.command.support.SignedIn.bearer;
import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A stop that is over while another case's renewal holds the money: whoever reads of it reads that. */
@IntegrationTest
class StopContinuedTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    TestClock clock;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void whatHoldsTheMoneyStandsBesideTheStateAndItsNumberForThoseWhoMayOpenIt() throws Exception {
        clock.set("2026-11-20 09:00:00");
        String account = Stops.newAccount();
        CaseRef file = stops.caseOf(city.officer);
        CaseRef other = stops.caseOf(city.otherOfficer);
        StopNumber first = stops.sent(file, city.bank1.id(), account, city.officer);
        stops.confirm(first, "20000", city.liaison);
        stops.ask(other, city.bank1.id(), account, city.otherOfficer);
        clock.advance(Duration.ofHours(40));
        StopNumber second = stops.sent(other, city.bank1.id(), account, city.otherOfficer);
        stops.confirm(second, "26000", city.liaison);
        clock.advance(Duration.ofHours(10));

        List<String> pages = List.of(
                "/stops/" + first,
                "/stops",
                "/cases/" + file.number() + "/stops",
                "/cases/" + file.number() + "/chain");
        for (String page : pages) {
            assertThat(read(page, city.officer))
                    .as(page)
                    .contains("到期解除", "已由后续止付接续：止付 26,000.00 元，至 2026-11-24 01:00:00", "另一案件的请求")
                    .doesNotContain(second.value());
            assertThat(read(page, city.chief())).as(page).contains("已由后续止付接续", "/stops/" + second);
        }
        // the request of the second case that had joined the first stop
        assertThat(read("/cases/" + other.number() + "/stops", city.otherOfficer))
                .contains("已由后续止付接续", "/stops/" + second);
        // whoever would release the renewal reads whose money goes with it
        assertThat(read("/stops/" + second, city.otherOfficer)).contains("本次止付接续请求 " + first, "另有 1 起案件共用这次止付");
        assertThat(export(city.officer)).contains("到期解除 · 已由后续止付接续").doesNotContain(second.value());

        String one = "/api/v1/stop-payments/" + first;
        assertThat(api(one, Units.ROOT_CODE, "stops:read"))
                .bodyJson()
                .hasPathSatisfying("$.state", state -> assertThat(state).isEqualTo("EXPIRED"))
                .hasPathSatisfying(
                        "$.continuedBy.requestNo", no -> assertThat(no).isEqualTo(second.value()))
                .hasPathSatisfying(
                        "$.continuedBy.amountStopped", held -> assertThat(held).isEqualTo("26000.00"));
        assertThat(api("/api/v1/stop-payments?state=EXPIRED", city.districtA.code(), "stops:read"))
                .bodyText()
                .contains("\"continuedBy\":{\"requestNo\":null,\"state\":\"STOPPED\"")
                .doesNotContain(second.value());
        assertThat(api("/api/v1/cases/" + file.number() + "/chain", city.districtA.code(), "cases:read"))
                .bodyJson()
                .hasPathSatisfying("$.end.stopped", held -> assertThat(held).isEqualTo("26000.00"))
                .hasPathSatisfying(
                        "$.levels[0].accounts[0].continuedBy.endsAt",
                        end -> assertThat(end).isEqualTo("2026-11-23T17:00:00Z"));

        clock.advance(Duration.ofHours(40));
        assertThat(read("/stops/" + first, city.officer)).contains("到期解除").doesNotContain("已由后续止付接续");
    }

    private String read(String address, Actor actor) throws Exception {
        return body(mvc.get().uri(address).with(signedIn(actor)).exchange());
    }

    private String export(Actor actor) throws Exception {
        return body(mvc.post()
                .uri("/stops/export")
                .param("reason", "核对到期止付")
                .param("format", "csv")
                .with(signedIn(actor))
                .with(csrf())
                .exchange());
    }

    private static String body(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private MvcTestResult api(String address, String unit, String scope) {
        MvcTestResult answer = mvc.get().uri(address).with(bearer(unit, scope)).exchange();
        assertThat(answer).hasStatusOk();
        return answer;
    }
}
