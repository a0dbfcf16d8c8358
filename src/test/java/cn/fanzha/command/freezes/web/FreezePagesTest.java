package cn.fanzha.command.freezes.web;

import static cn.fanzha.command.support.SignedIn.bearer;
import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.domain.Freezing;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The way of a freeze through the pages of officer, head and bank, and through the bank's own system. */
@IntegrationTest
class FreezePagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    Freezing freezing;

    @Autowired
    TestClock clock;

    @Test
    void fromTheFormToTheFrozenAccountAndItsRelease() {
        CaseRef file = cases.filed(city.officer, city.supervisor);
        String account = Stops.newAccount();
        assertThat(get("/cases/" + file.number() + "/freezes", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("申请冻结");
        assertThat(get("/cases/" + file.number() + "/freezes/new", city.officer))
                .hasStatusOk();
        assertThat(post("/cases/" + file.number() + "/freezes", city.officer, form(account, "李收款", "")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("第 1 行", "限额", account);
        MvcTestResult applied =
                post("/cases/" + file.number() + "/freezes", city.officer, form(account, "李收款", "50000"));
        assertThat(applied).hasStatus3xxRedirection();
        String page = Objects.requireNonNull(applied.getResponse().getRedirectedUrl());
        FreezeNumber number = FreezeNumber.of(page.substring(page.lastIndexOf('/') + 1));

        assertThat(get(page, city.supervisor))
                .hasStatusOk()
                .bodyText()
                .contains("批准")
                .doesNotContain(account);
        assertThat(get(page + "/edit", city.officer)).hasStatusOk().bodyText().contains(account);
        assertThat(act(page, city.supervisor, number, "APPROVE", "同意")).hasStatus3xxRedirection();
        assertThat(get("/desk/freezes", city.liaison)).bodyText().doesNotContain(number.value());
        assertThat(act(page, city.officer, number, "SEND", "")).hasStatus3xxRedirection();

        assertThat(get("/desk/freezes", city.liaison))
                .hasStatusOk()
                .bodyText()
                .contains(number.value())
                .doesNotContain(account);
        assertThat(get("/desk/freezes", city.liaison2)).bodyText().doesNotContain(number.value());
        String desk = "/desk/freezes/" + number;
        assertThat(get(desk, city.liaison)).hasStatusOk().bodyText().contains(account, "李收款");
        assertThat(post(desk + "/receive", city.liaison)).hasStatus3xxRedirection();
        assertThat(post(desk + "/answer", city.liaison, answer(number, "60000")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("50,000.00", "0371-12345678");
        assertThat(post(desk + "/answer", city.liaison, answer(number, "48000")))
                .hasStatus3xxRedirection();

        assertThat(get(page, city.officer)).hasStatusOk().bodyText().contains("冻结中", "48,000.00", "data-until");
        assertThat(get("/freezes?stage=FROZEN&mine=1", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains(number.value());
        assertThat(get("/freezes?stage=NONE", city.officer)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get(page, city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);

        assertThat(act(page, city.officer, number, "RELEASE", "不再需要")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(act(page, city.supervisor, number, "RELEASE", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(act(page, city.supervisor, number, "RELEASE", "不再需要")).hasStatus3xxRedirection();
        assertThat(get("/desk/freezes", city.liaison)).bodyText().contains("解除待机构确认");
        assertThat(post(desk + "/confirm-release", city.liaison)).hasStatus3xxRedirection();
        assertThat(get(page + "?lang=en", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("Released");
        assertThat(get("/freezes?side=ended", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains(number.value());
        for (String kind : java.util.List.of("FREEZE_INQUIRY", "FREEZE_NOTICE", "FREEZE_RELEASE")) {
            assertThat(get("/documents/make/" + kind + "?subject=" + number, city.officer))
                    .hasStatusOk();
        }
    }

    @Test
    void theBanksSystemReadsReceivesAndAnswersOnce() {
        CaseRef file = cases.filed(city.officer, city.supervisor);
        FreezeNumber number = freezing.sent(file, Freezing.asked(city.bank1.id()), city.officer, city.supervisor);
        String address = "/api/v1/freezes/" + number;
        assertThat(api(address, null))
                .hasStatusOk()
                .hasHeader("ETag", "\"2\"")
                .bodyText()
                .contains("李收款");
        assertThat(mvc.get()
                        .uri(address)
                        .with(bearer(city.bank2.code(), "freezes:read"))
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(api("/api/v1/freezes?stage=SENT", null))
                .hasStatusOk()
                .bodyText()
                .contains(number.value());
        assertThat(api(address + "/receipt", "")).hasStatusOk();
        assertThat(api(address + "/receipt", "")).hasStatusOk();
        String queued = """
                {"result": "QUEUED", "amountFrozen": "50000", "balance": "60000", "available": "0",
                 "earlier": [{"authority": "外地公安局", "endsOn": "2099-03-31"}], "person": "系统", "phone": "95588"}""";
        assertThat(api(address + "/answer", queued))
                .hasStatusOk()
                .bodyText()
                .contains("QUEUED", "2099-03-31T16:00:00Z");
        assertThat(api(address + "/answer", queued)).hasStatusOk();
        assertThat(api(address + "/answer", "{\"result\": \"FAILED\", \"failure\": \"OTHER\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes.refused.stage.QUEUED");
        assertThat(api(address + "/answer", "{\"result\": \"FROZEN\", \"person\": \"系统\", \"phone\": \"95588\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes.answer.amounts");
    }

    @Test
    void theBankTakesBackOnItsDeskOrThroughItsSystemThatTheTurnHadCome() {
        FreezeNumber byDesk = inForceFromItsTurn();
        FreezeNumber bySystem = inForceFromItsTurn();
        String desk = "/desk/freezes/" + byDesk;
        assertThat(get(desk, city.liaison)).hasStatusOk().bodyText().contains("更正：在先冻结已续冻");
        String version = "" + freezing.version(byDesk, city.officer);
        assertThat(post(desk + "/set-back", city.liaison, "version", version, "reason", "在先机关已续冻"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("续冻后的到期日，不能早于今天", "在先机关已续冻");
        assertThat(post(
                        desk + "/set-back",
                        city.liaison,
                        "version",
                        version,
                        "authority",
                        "邻省公安厅",
                        "renewedUntil",
                        "2099-12-31",
                        "reason",
                        "在先机关已续冻"))
                .hasStatus3xxRedirection();
        assertThat(get("/freezes/" + byDesk, city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("退回轮候时间", "在先机关已续冻", "邻省公安厅", "2099-12-31");
        assertThat(get(desk, city.liaison)).hasStatusOk().bodyText().doesNotContain("更正：在先冻结已续冻");

        String address = "/api/v1/freezes/" + bySystem + "/set-back";
        assertThat(api(address, "{\"reason\": \"在先机关已续冻\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("freezes.set-back.until");
        for (int i = 0; i < 2; i++) {
            assertThat(api(address, "{\"renewedUntil\": \"2099-12-31\", \"reason\": \"在先机关已续冻\"}"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("QUEUED", "2099-12-31T16:00:00Z");
        }
    }

    private FreezeNumber inForceFromItsTurn() {
        clock.set("2026-09-30 10:00:00");
        CaseRef file = cases.filed(city.officer, city.supervisor);
        FreezeNumber number = freezing.sent(file, Freezing.asked(city.bank1.id()), city.officer, city.supervisor);
        freezing.answered(number, Freezing.queued("50000", LocalDate.parse("2026-09-30")), city.liaison);
        clock.set("2026-10-01 08:00:00");
        return number;
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private MvcTestResult api(String address, @org.jspecify.annotations.Nullable String body) {
        return body == null
                ? mvc.get()
                        .uri(address)
                        .with(bearer(city.bank1.code(), "freezes:read"))
                        .exchange()
                : mvc.post()
                        .uri(address)
                        .with(bearer(city.bank1.code(), "freezes:write"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .exchange();
    }

    private String[] form(String account, String holder, String limit) {
        return new String[] {
            "accounts",
            account + ", " + holder + ", " + limit,
            "institution",
            city.bank1.code(),
            "asset",
            "DEPOSIT",
            "mode",
            "LIMIT",
            "scope",
            "INVOLVED",
            "months",
            "6",
            "reason",
            "涉嫌电信网络诈骗"
        };
    }

    private String[] answer(FreezeNumber number, String amount) {
        return new String[] {
            "version",
            "" + freezing.version(number, city.officer),
            "result",
            "FROZEN",
            "amount",
            amount,
            "balance",
            "70000",
            "available",
            "70000",
            "person",
            "赵联络",
            "phone",
            "0371-12345678"
        };
    }

    private MvcTestResult act(String page, Actor actor, FreezeNumber number, String act, String note) {
        return post(
                page + "/acts",
                actor,
                "act",
                act,
                "version",
                "" + freezing.version(number, city.officer),
                "note",
                note);
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
