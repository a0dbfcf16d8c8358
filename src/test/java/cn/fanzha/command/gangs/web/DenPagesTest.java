package cn.fanzha.command.gangs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.gangs.domain.Dens;
import cn.fanzha.command.gangs.domain.GangWork;
import cn.fanzha.command.gangs.domain.SuspectWork;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Dens in a list of their own, each with its page. */
@IntegrationTest
class DenPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    GangWork gangs;

    @Autowired
    Dens dens;

    @Autowired
    SuspectWork suspects;

    @Autowired
    AuditTrail audit;

    @Autowired
    TestClock clock;

    @Test
    void aDenIsFoundCorrectedAndDestroyedByItsSideAlone() {
        TestGangs made = new TestGangs(gangs, dens, suspects, clock);
        String gang = made.gang(city.officer, null);
        String no = made.den(gang, city.officer);
        String page = "/dens/" + no;
        assertThat(get("/dens?standing=yes&kind=RENTAL", city.supervisor))
                .hasStatusOk()
                .bodyText()
                .contains(page, "/gangs/" + gang, "未捣毁")
                .doesNotContain("??");
        assertThat(get("/dens", city.otherOfficer)).bodyText().doesNotContain(no);
        assertThat(get(page, city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/dens?standing=perhaps", city.officer)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get(page, city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("某小区")
                .doesNotContain("??");

        Map<String, String> right = Map.of("version", "0", "kind", "FLAT", "place", "某花园 8 幢", "region", "110105");
        assertThat(post(page, right, city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(page, right, city.officer)).hasStatus(HttpStatus.FOUND);
        assertThat(post(page, Map.of("version", "0", "kind", "OFFICE", "place", "别处"), city.officer))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("某花园 8 幢", "value=\"别处\"");
        assertThat(post(page, Map.of("version", "1", "kind", "FLAT", "region", "1"), city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get("/dens?region=1101", city.officer)).bodyText().contains(no);
        assertThat(get("/dens?region=12", city.officer)).bodyText().doesNotContain(no);

        String tomorrow = Typed.field(clock.instant().plus(Duration.ofDays(1)));
        assertThat(post(page + "/destroyed", Map.of("destroyedAt", tomorrow), city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        String now = Typed.field(clock.instant().minusSeconds(5));
        assertThat(post(page + "/destroyed", Map.of("destroyedAt", now), city.officer))
                .hasStatus(HttpStatus.FOUND);
        assertThat(post(page + "/destroyed", Map.of("destroyedAt", now), city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get("/dens?standing=no", city.officer)).bodyText().contains(no);
        assertThat(get("/gangs/" + gang, city.officer)).bodyText().contains("href=\"" + page + "\"");
        assertThat(audit.of("den.correct", no)).hasSize(1);
        assertThat(audit.of("den.destroy", no)).hasSize(1);
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(city.signedIn(actor)).exchange();
    }

    private MvcTestResult post(String address, Map<String, String> fields, Actor actor) {
        var request = mvc.post().uri(address).with(city.signedIn(actor)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }
}
