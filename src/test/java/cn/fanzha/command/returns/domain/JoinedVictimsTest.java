package cn.fanzha.command.returns.domain;

import static cn.fanzha.command.support.Returns.done;
import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.links.JointCases;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.returns.domain.ReturnDesk.Receipt;
import cn.fanzha.command.returns.domain.ReturnReading.Choice;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.Returns.Frozen;
import cn.fanzha.command.support.Stops;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The victims of cases that are worked with a return's own: they have their part, and no file opens for it. */
class JoinedVictimsTest extends ReturnSetting {

    @Autowired
    Stops stops;

    @Autowired
    JointCases joints;

    @Autowired
    ReturnReading reading;

    @Autowired
    ReturnDesk desk;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Test
    void victimsOfAJointCaseHaveTheirPartOnceAndNobodyReadsAFileThroughIt() {
        CaseRef joined = cases.filed(city.officer2, city.supervisor);
        CaseRef foreign = cases.filed(city.otherOfficer, city.otherSupervisor);
        String joint = joint(file, joined, foreign);
        ReturnNumber no = returns.open(file, returns.frozen(file, city.bank1, "50.00", city.officer), city.officer);
        assertThat(reading.victims(no, city.officer))
                .extracting(Choice::caseNo)
                .containsExactly(null, joined.number().value());
        assertThat(page(no, city.officer))
                .contains(joined.number() + "-" + returns.first(joined), foreign.number() + "（乙一派出所）")
                .doesNotContain(foreign.number() + "-");

        done(returns.apply(no, returns.first(file), "30.00", city.officer));
        assertThat(mvc.post()
                        .uri("/returns/" + no + "/applications")
                        .with(signedIn(city.officer))
                        .with(csrf())
                        .param("victim", joined.number() + "-" + returns.first(joined))
                        .param("account", "6217001234567890123")
                        .param("lossHere", "30.00")
                        .param("checked", "1")
                        .param("appliedOn", "2026-01-01")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(returns.apply(no, joined, returns.first(joined), "30.00", city.officer))
                .isEqualTo(Refused.because("returns.apply.twice"));
        assertThat(returns.apply(no, foreign, returns.first(foreign), "30.00", city.officer))
                .describedAs("a file that the officer may not read")
                .isEqualTo(Refused.because("returns.apply.case"));
        done(returns.apply(no, foreign, returns.first(foreign), "30.00", city.chief()));
        done(returns.accept(no, city.officer));
        done(returns.propose(no, ReturnWay.PROPORTIONAL, city.officer, city.officer2));
        assertThat(returns.shares(no, city.officer)).containsExactly("16.66", "16.66", "16.66");
        done(returns.publish(no, city.officer));
        clock.set(Objects.requireNonNull(returns.view(no, city.officer).dates().noticeUntil()));
        done(returns.approve(no, city.chief()));
        done(returns.send(no, city.officer));
        done(desk.execute(no, returns.share(no, 1, city.officer), new Receipt("HZ-1", null), city.liaison));

        assertThat(timeline(joined)).containsSubsequence("RETURN_JOINED " + no, "RETURN_PAID " + no);
        assertThat(timeline(foreign)).contains("RETURN_JOINED " + no).doesNotContain("RETURN_PAID " + no);
        assertThat(owedOnOwnAccount(joined, city.officer2, city.officer))
                .describedAs("what was paid through the joint case")
                .isEqualTo("13.34");
        assertThat(owedOnOwnAccount(foreign, city.otherOfficer, city.officer))
                .describedAs("what is on its way through the joint case")
                .isEqualTo("13.34");
        assertThat(owedOnOwnAccount(file, city.officer, city.officer2)).isEqualTo("13.34");

        ReturnNumber next = returns.open(file, returns.frozen(file, city.bank2, "9.00", city.officer), city.officer);
        assertThat(joints.end(joint, "分别侦查办理", city.chief())).isInstanceOf(ChangeOutcome.Done.class);
        assertThat(reading.victims(next, city.officer))
                .describedAs("the cases were parted")
                .extracting(Choice::caseNo)
                .containsOnlyNulls();
        assertThat(returns.apply(next, joined, returns.first(joined), "1.00", city.officer))
                .isEqualTo(Refused.because("returns.apply.case"));
    }

    @Test
    void aReportThatJoinedAStopOfTheAccountBringsItsVictimAndItsRemittances() {
        String card = Stops.newAccount();
        stops.confirm(stops.sent(file, city.bank1.id(), card, city.officer), "30000", city.liaison);
        CaseRef second = stops.caseOf(city.officer2);
        stops.ask(second, city.bank1.id(), card, city.officer2);
        CaseRef elsewhere = stops.caseOf(city.officer2);
        stops.sent(elsewhere, city.bank1.id(), Stops.newAccount(), city.officer2);
        Frozen frozen = returns.frozen(file, city.bank1, card, "100.00", city.officer);
        ReturnNumber no = returns.open(file, frozen, city.officer);
        assertThat(reading.victims(no, city.officer))
                .extracting(Choice::caseNo)
                .containsExactly(null, second.number().value());
        UUID account = Objects.requireNonNull(frozen.place().accountId());
        for (CaseRef of : List.of(file, second)) {
            returns.transfer(of, null, null, account, "80.00", clock.instant().minusSeconds(3600));
        }
        assertThat(reading.flow(no, city.officer)).hasSize(2);

        done(returns.apply(no, returns.first(file), "80.00", city.officer));
        done(returns.accept(no, city.officer));
        assertThat(returns.propose(no, ReturnWay.DIRECT_ONE, city.officer, city.officer2))
                .describedAs("the other victim's remittance stands in the account as well")
                .isEqualTo(Refused.because("returns.propose.not-one"));
        done(returns.propose(no, ReturnWay.PROPORTIONAL, city.officer, city.officer2));
        assertThat(returns.shares(no, city.officer)).containsExactly("80.00");
        done(returns.publish(no, city.officer));
        assertThat(done(returns.apply(no, second, returns.first(second), "80.00", city.officer))
                        .stage())
                .isEqualTo(ReturnStage.PROPOSED);
        done(returns.propose(no, ReturnWay.PROPORTIONAL, city.officer, city.officer2));
        assertThat(returns.shares(no, city.officer)).containsExactly("50.00", "50.00");
    }

    /** Joined at the proposal of an analyst; the city's supervisor agrees for the other district. */
    private String joint(CaseRef lead, CaseRef... others) {
        ChangeOutcome proposed = joints.propose(
                lead.number(),
                List.of(others).stream().map(CaseRef::number).toList(),
                JointGround.JOINT_CRIME,
                "经查系同一团伙所为",
                city.analyst);
        String number = ((ChangeOutcome.Done) proposed).number();
        assertThat(joints.decide(number, true, "同意并案侦查", city.chief())).isInstanceOf(ChangeOutcome.Done.class);
        return number;
    }

    /** Of a loss of 30.00, what a return of the case's own account would still give. */
    private String owedOnOwnAccount(CaseRef of, Actor officer, Actor second) {
        Frozen frozen = returns.frozen(of, city.bank2, "100.00", officer);
        return returns.shares(returns.proposed(of, frozen, "30.00", officer, second), officer)
                .getFirst();
    }

    private String page(ReturnNumber no, Actor actor) {
        var answer = mvc.get()
                .uri("/returns/" + no)
                .locale(Locale.SIMPLIFIED_CHINESE)
                .with(signedIn(actor))
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private List<String> timeline(CaseRef of) {
        return jdbc.sql(
                        "select kind || ' ' || coalesce(reference, '') from case_timeline where case_id = ? order by id")
                .param(of.id())
                .query((rs, n) -> Objects.requireNonNull(rs.getString(1)))
                .list();
    }
}
