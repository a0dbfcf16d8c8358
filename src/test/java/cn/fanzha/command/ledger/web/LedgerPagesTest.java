package cn.fanzha.command.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class LedgerPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    Observables observables;

    @Autowired
    AuditTrail trail;

    @Test
    void anAccountAndACaseShowTheirEntriesWithinScopeAndTheReadingIsAudited() {
        String account = Stops.newAccount();
        CaseRef file = stops.caseOf(city.officer);
        StopNumber number = stops.sent(file, city.bank1.id(), account, city.officer);
        stops.confirm(number, "12345.67", city.liaison);
        UUID id = observables.find(ObservableType.BANK_ACCOUNT, account).orElseThrow();

        assertThat(get("/ledger/accounts/" + id, city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("12,345.67", file.number().value(), "/stops/" + number, "账外", "止付", "测试第一银行")
                .doesNotContain(account);
        assertThat(trail.only("ledger.account.read", id.toString())
                        .detail("account")
                        .asString())
                .isEqualTo(Masks.card(account));
        assertThat(get("/ledger/accounts/" + id, city.otherOfficer))
                .hasStatusOk()
                .bodyText()
                .contains("台账为空")
                .doesNotContain(file.number().value(), "12,345.67");
        assertThat(get("/ledger/accounts/" + UUID.randomUUID(), city.officer)).hasStatus(404);
        assertThat(get("/cases/" + file.number() + "/ledger", city.supervisor))
                .hasStatusOk()
                .bodyText()
                .contains("12,345.67", Masks.card(account), "/ledger/accounts/" + id)
                .doesNotContain(account);
        assertThat(get("/cases/" + file.number() + "/ledger?before=1", city.officer))
                .hasStatusOk();
    }

    private MvcTestResult get(String address, Actor reader) {
        return mvc.get().uri(address).with(city.signedIn(reader)).exchange();
    }
}
