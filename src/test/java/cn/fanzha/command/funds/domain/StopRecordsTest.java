package cn.fanzha.command.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What timelines and the audit log keep, and what they must not. */
@IntegrationTest
class StopRecordsTest {

    private static final String NOTE = "王受害来电要求";

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    StopFiles files;

    @Autowired
    StopDesk desk;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    String account = Stops.newAccount();

    @Test
    void whatWasSaidOfOneVictimStaysOffTheTimelinesOfTheOthers() {
        CaseRef file = stops.caseOf(city.officer);
        CaseRef other = stops.caseOf(city.otherOfficer);
        StopNumber number = stops.sent(file, city.bank1.id(), account, city.officer);
        stops.confirm(number, "20000", city.liaison);
        stops.ask(other, city.bank1.id(), account, city.otherOfficer);

        files.release(number, NOTE, city.officer);

        assertThat(notes(file)).containsExactly(NOTE);
        assertThat(notes(other)).containsExactly("");
    }

    @Test
    void theAuditLogKeepsThatANoteWasGivenButNotItsWords() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber released = stops.sent(file, city.bank1.id(), account, city.officer);
        stops.confirm(released, "20000", city.liaison);
        files.release(released, NOTE, city.officer);
        StopNumber byBank = stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        stops.confirm(byBank, "20000", city.liaison);
        desk.release(byBank, stops.version(byBank, city.liaison), NOTE, city.liaison);
        StopNumber cancelled = stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        files.cancel(cancelled, NOTE, city.officer);
        StopNumber refused = stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        desk.refuse(refused, 0, new Refusal(Set.of(RefusalReason.OTHER), NOTE, "赵", "1"), city.liaison);

        for (AuditTrail.Line line : List.of(
                trail.only("stop.release", released.value()),
                trail.only("stop.release", byBank.value()),
                trail.only("stop.cancel", cancelled.value()),
                trail.only("stop.refuse", refused.value()))) {
            assertThat(line.details()).doesNotContain(NOTE);
            assertThat(line.detail("note").asBoolean()).isTrue();
        }
    }

    @Test
    void aRequestThatWasNotSentIsAuditedWithTheReasonAlone() {
        CaseRef file = stops.caseOf(city.officer);
        stops.sent(file, city.bank1.id(), account, city.officer);
        assertThat(stops.ask(file, city.bank1.id(), account, city.officer)).isInstanceOf(StopOutcome.Refused.class);
        assertThat(stops.ask(file, city.telecom.id(), account, city.officer)).isInstanceOf(StopOutcome.Refused.class);

        List<AuditTrail.Line> lines = trail.of("stop.request", file.number().value());

        assertThat(lines)
                .allMatch(AuditTrail.Line::refused)
                .allMatch(line -> line.subjectType().equals("case"));
        assertThat(lines)
                .extracting(line -> line.detail("reason").asString())
                .containsExactly("funds.request.duplicate", "funds.request.institution");
        assertThat(lines).noneMatch(line -> line.details().contains(account));
    }

    private List<String> notes(CaseRef file) {
        return jdbc.sql("select coalesce(note, '') from case_timeline where case_id = ? and kind = 'STOP_RELEASED'")
                .param(file.id())
                .query(String.class)
                .list();
    }
}
