package cn.fanzha.command.funds.web;

import static cn.fanzha.command.support.SignedIn.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.domain.TransferEditing;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.Stops;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chain adds up, level by level, or says where it doesn't. */
class ChainSumsTest extends StopChainSetting {

    @Autowired
    TransferEditing editing;

    @Test
    void theChainAddsUpOrSaysWhereItDoesNot() throws Exception {
        String second = Stops.newAccount();
        String over = Stops.newAccount();
        tell(row(second, "钱一", city.bank2.code(), "30000"), row(over, "孙三", city.bank2.code(), "2000"));
        withdrawn(payee, "3000");
        withdrawn(over, "2500.50");
        assertThat(send(city.officer, "all", "1")).hasStatus3xxRedirection();
        StopNumber next = StopNumber.of(
                jdbc.sql("select request_no from stop_payment where case_id = ? and amount = 30000 and id <> ?")
                        .params(file.id(), id(first))
                        .query((rs, n) -> rs.getString(1))
                        .single());
        stops.confirm(next, "31000", city.liaison2);

        JsonNode chain = chain();
        assertThat(chain.path("entered").asString()).isEqualTo("50000.00");
        assertThat(chain.path("levels").size()).isEqualTo(2);
        JsonNode one = chain.path("levels").path(0).path("accounts").path(0);
        assertThat(sums(one)).isEqualTo("50000.00 = 10000.00 + 32000.00 + 3000.00 + 5000.00 (0.00)");
        assertThat(one.path("state").asString()).isEqualTo("STOPPED");
        JsonNode two = chain.path("levels").path(1).path("accounts");
        assertThat(sums(two.path(0))).isEqualTo("30000.00 = 31000.00 + 0.00 + 0.00 + 0.00 (1000.00)");
        assertThat(two.path(0).path("remarks").path(0).path("says").asString()).isEqualTo("STOPPED_MORE");
        assertThat(two.path(0).path("from").asString()).isEqualTo(Masks.card(payee));
        assertThat(sums(two.path(1))).isEqualTo("2000.00 = 0.00 + 0.00 + 2500.50 + 0.00 (500.50)");
        assertThat(two.path(1).path("remarks").path(0).path("says").asString()).isEqualTo("LEFT_MORE");
        assertThat(sums(chain.path("levels").path(1)))
                .isEqualTo("32000.00 = 31000.00 + 0.00 + 2500.50 + 0.00 (1500.50)");
        assertThat(body(get("/cases/" + file.number() + "/chain", city.supervisor)))
                .contains("受害人转出 50,000.00 元", "止付金额比转入多 1,000.00 元", "转出和取现比转入多 500.50 元")
                .doesNotContain(payee, second);

        clock.advance(Duration.ofHours(48));
        JsonNode later = chain();
        assertThat(sums(later.path("levels").path(0)))
                .as("a stop that ended holds nothing")
                .isEqualTo("50000.00 = 0.00 + 32000.00 + 3000.00 + 15000.00 (0.00)");
        assertThat(later.path("levels")
                        .path(0)
                        .path("accounts")
                        .path(0)
                        .path("remarks")
                        .path(0)
                        .path("says")
                        .asString())
                .isEqualTo("LAPSED");
    }

    private void withdrawn(String from, String amount) {
        editing.add(
                file.number(),
                new TransferEditing.Typed(
                        Ids.next(),
                        0,
                        from,
                        null,
                        AccountKind.BANK_ACCOUNT,
                        Stops.newAccount(),
                        null,
                        null,
                        amount,
                        ChinaTime.formatSeconds(at(-30)),
                        "ATM取现",
                        true),
                city.officer);
    }

    private JsonNode chain() throws Exception {
        return new JsonMapper()
                .readTree(body(mvc.get()
                        .uri("/api/v1/cases/" + file.number() + "/chain")
                        .with(bearer(city.districtA.code(), "cases:read"))
                        .exchange()));
    }

    private static String sums(JsonNode of) {
        JsonNode sums = of.path("sums");
        return sums.path("in").asString() + " = "
                + List.of("stopped", "movedOn", "withdrawn", "unknown").stream()
                        .map(name -> sums.path(name).asString())
                        .collect(Collectors.joining(" + "))
                + " (" + sums.path("excess").asString() + ")";
    }
}
