package cn.fanzha.command.funds.web;

import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.funds.InstitutionContacts;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A liaison's working day: takes, compares, answers, prints, reads her figures. */
@IntegrationTest
class DeskWorkTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    InstitutionContacts contacts;

    String account = Stops.newAccount();
    StopNumber number;

    @BeforeEach
    void aRequest() {
        number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
    }

    @Test
    void sheTakesTheNextComparesItWithTheBooksAndPrintsTheReceipt() {
        MvcTestResult next = post("/desk/next", city.liaison);
        assertThat(next).hasStatus3xxRedirection().flash().containsKey("notice");
        String address = String.valueOf(next.getResponse().getRedirectedUrl());
        Actor colleague = city.account("beside", city.bank1, Role.LIAISON);
        assertThat(get("/desk", colleague)).bodyText().contains(city.liaison.displayName(), "办理中");
        assertThat(get(address, colleague)).bodyText().contains("接手办理").doesNotContain("id=\"stopped\"");
        assertThat(post(address + "/take", colleague))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("正由 " + city.liaison.displayName());
        assertThat(post(
                        address + "/answer",
                        city.liaison,
                        "version",
                        "1",
                        "verdict",
                        "REFUSE",
                        "holder",
                        "DIFFERS",
                        "holderAtBank",
                        "李付款",
                        "account",
                        "AGREES",
                        "amount",
                        "AGREES",
                        "amountAtBank",
                        "50000",
                        "time",
                        "AGREES",
                        "person",
                        "赵联络",
                        "phone",
                        "0371-12345678"))
                .hasStatus3xxRedirection();
        assertThat(get(address, city.liaison)).bodyText().contains("李付款", "户名不符");
        assertThat(get(address + "/receipt", city.liaison))
                .hasStatusOk()
                .bodyText()
                .contains("李付款", "data-print", "打印时间");
        assertThat(get(address.replace("/desk/", "/stops/") + "/bank", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("李**", "不符")
                .doesNotContain("李付款");
        assertThat(get("/desk/overview", city.liaison)).hasStatusOk().bodyText().contains("id=\"mine\"", "本月");
        assertThat(get(address + "/receipt", city.liaison2)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void theInstitutionKeepsWhomToCallAndThePoliceSeeIt() {
        assertThat(post("/desk/contacts", city.liaison, "name", "夜班", "phone", "abc"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"abc\"");
        assertThat(post(
                        "/desk/contacts",
                        city.liaison,
                        "name",
                        "夜班",
                        "phone",
                        "0371-66666666",
                        "hours",
                        "18:00 至 8:00",
                        "name",
                        "主管",
                        "phone",
                        "13800000000"))
                .hasStatus3xxRedirection();
        assertThat(contacts.of(city.bank1.id()))
                .extracting(InstitutionContacts.Contact::name)
                .containsExactly("夜班", "主管");
        assertThat(get("/desk/contacts", city.liaison)).bodyText().contains("0371-66666666");
        assertThat(get("/stops/" + number + "/bank", city.officer)).bodyText().contains("夜班", "0371-66666666");
        assertThat(get("/desk/contacts", city.officer)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aPageThatReadsItselfInTheBackgroundLeavesTheNoticeToWhereSheIsLed() {
        Actor idle = city.account("idle", city.payment, Role.LIAISON);
        MvcTestResult led = post("/desk/next", idle);
        assertThat(led).hasRedirectedUrl("/desk");
        Cookie session = Objects.requireNonNull(led.getResponse().getCookie("FANZHA"));
        assertThat(desk(idle, session, "X-Background")).bodyText().doesNotContain("alert-success");
        assertThat(desk(idle, session, "X-Other")).bodyText().contains("alert-success");
        assertThat(desk(idle, session, "X-Other")).bodyText().doesNotContain("alert-success");
    }

    private MvcTestResult desk(Actor actor, Cookie session, String header) {
        return mvc.get()
                .uri("/desk")
                .with(signedIn(actor))
                .cookie(session)
                .header(header, "live")
                .exchange();
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(signedIn(actor)).exchange();
    }

    private MvcTestResult post(String address, Actor actor, String... params) {
        var request = mvc.post().uri(address).with(signedIn(actor)).with(csrf());
        for (int i = 0; i < params.length; i += 2) {
            request = request.param(params[i], params[i + 1]);
        }
        return request.exchange();
    }
}
