package cn.fanzha.command.funds.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.OnwardRow;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.domain.NextProposal;
import cn.fanzha.command.funds.domain.NextProposal.Standing;
import cn.fanzha.command.funds.domain.NextProposals;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.Stops;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a bank saw leaving becomes the next level's requests. */
class StopChainTest extends StopChainSetting {

    @Autowired
    NextProposals proposals;

    @Autowired
    AuditTrail trail;

    @Test
    void onwardTransfersAreProposedTogetherAndSentOnce() throws Exception {
        String twice = Stops.newAccount();
        String unknown = Stops.newAccount().replaceFirst("^6222", "0009");
        String running = Stops.newAccount();
        String usedUp = Stops.newAccount();
        CaseRef other = stops.caseOf(city.officer2);
        useUp(other, usedUp);
        stops.confirm(stops.sent(other, city.bank2.id(), running, city.officer2), "700", city.liaison2);
        tell(
                row(twice, "钱一", city.bank2.code(), "9000"),
                row(twice, "钱一", null, "1000"),
                row(unknown, null, "远方村镇银行", "8000"),
                row(running, "孙三", city.bank2.code(), "7000"),
                row(usedUp, "周四", city.bank2.code(), "6000"));

        List<NextProposal> next = proposals.of(file).shown();
        assertThat(next).hasSize(4);
        assertThat(next)
                .extracting(NextProposal::standing)
                .containsExactly(Standing.SENDS, Standing.CHOOSE_BANK, Standing.JOINS, Standing.REFUSED);
        assertThat(next.getFirst().amount()).isEqualTo(Money.of("10000"));
        assertThat(next.getFirst().transfers()).isEqualTo(2);
        String page = body(get("/cases/" + file.number() + "/chain", city.officer));
        assertThat(page)
                .contains("下一级账户：4 个待止付", "银行填写：远方村镇银行", "已止付两次", Masks.card(twice))
                .doesNotContain(twice, "钱一");
        assertThat(SqlCount.during(() -> get("/cases/" + file.number() + "/chain", city.officer)))
                .hasSizeLessThanOrEqualTo(10);

        assertThat(send(city.officer)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(city.otherOfficer, "all", "1")).hasStatus(HttpStatus.FORBIDDEN);
        String bankless = next.get(1).key();
        MvcTestResult refused = send(city.officer, "send", bankless, "bank." + bankless, "");
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(body(refused)).contains("请选择开户机构后再发");

        String[] chosen = {
            "send",
            next.get(0).key(),
            "send",
            bankless,
            "send",
            next.get(2).key(),
            "bank." + bankless,
            city.payment.code(),
            "holder." + bankless,
            "吴五",
            "secondOfficer",
            city.officer2.id().toString()
        };
        assertThat(send(city.officer, chosen)).hasStatus3xxRedirection();
        assertThat(stopsOf(file)).as("the first, two new ones and one joined").isEqualTo(4);
        assertThat(send(city.officer, chosen)).hasStatus3xxRedirection();
        assertThat(stopsOf(file)).as("pressed twice, sent once").isEqualTo(4);
        assertThat(jdbc.sql("select count(*) from onward_transfer where stop_id = ? and next_stop_id is not null")
                        .param(id(first))
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        assertThat(jdbc.sql(
                                "select count(distinct second_officer_id) from stop_payment where case_id = ? and second_officer_id = ?")
                        .params(file.id(), city.officer2.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(trail.only("stop.next-level", file.number().value()).refused())
                .isFalse();
        assertThat(proposals.of(file).shown())
                .extracting(NextProposal::standing)
                .containsExactly(Standing.REFUSED);

        tell(row(twice, "钱一", city.bank2.code(), "55"));
        assertThat(proposals.of(file).shown().getLast().standing()).isEqualTo(Standing.COVERED);
        assertThat(send(
                        city.officer,
                        "send",
                        proposals.of(file).shown().getLast().key()))
                .hasStatus3xxRedirection();
        assertThat(stopsOf(file)).as("put to the request that stands").isEqualTo(4);
    }

    @Test
    void aThousandOnwardTransfersAreProposedInParts() {
        OnwardRow[] many = IntStream.range(0, 1_000)
                .mapToObj(n -> row(Stops.newAccount(), "赵" + n, city.bank2.code(), "1." + (10 + n % 90)))
                .toArray(OnwardRow[]::new);
        tell(many);
        NextProposals.Proposals next = proposals.of(file);
        assertThat(next.inAll()).isEqualTo(1_000);
        assertThat(next.shown()).hasSize(200);
        assertThat(get("/cases/" + file.number() + "/chain", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("显示金额最大的 200 个，共 1,000 个");
    }

    private void useUp(CaseRef of, String account) {
        stops.confirm(stops.sent(of, city.bank2.id(), account, city.officer2), "10", city.liaison2);
        clock.advance(Duration.ofHours(48));
        stops.confirm(stops.sent(of, city.bank2.id(), account, city.officer2), "10", city.liaison2);
        clock.advance(Duration.ofHours(48));
        assertThat(stops.ask(of, city.bank2.id(), account, city.officer2)).isInstanceOf(StopOutcome.Refused.class);
    }

    private int stopsOf(CaseRef of) {
        return jdbc.sql("select count(*) from stop_payment where case_id = ?")
                .param(of.id())
                .query(Integer.class)
                .single();
    }
}
